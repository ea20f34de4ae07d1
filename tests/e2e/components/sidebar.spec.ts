import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { NO_PROGRESS } from '../../../lib/coaching/advice.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { launchPlain } from '../../support/browsers.ts';
import { bundle } from '../../support/bundle.ts';
import { adviceScene, catalogue, NOW, opportunity } from '../../support/scenes.ts';
import type { Scene } from '../../support/sidebar-in-page.ts';

let context: BrowserContext;
let script: string;

test.beforeAll(async () => {
  script = await bundle('tests/support/sidebar-in-page.ts', 'SidebarInPage');
  context = await launchPlain({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

async function pageWith(scene: Scene): Promise<Page> {
  const page = await context.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>Page</title><main><h1>A page</h1></main></html>');
  await page.evaluate(`${script}; globalThis.SidebarInPage = SidebarInPage;`);
  await show(page, scene);
  return page;
}

function show(page: Page, scene: Scene): Promise<void> {
  return page.evaluate(
    (given) => {
      (globalThis as unknown as { SidebarInPage: { show(scene: unknown): void } }).SidebarInPage.show(given);
    },
    scene as unknown as object,
  );
}

const acts = (page: Page): Promise<unknown[][]> => page.evaluate(() => window.acts);

test('the line of sight shows goal, step and tip with their reasons in words', async () => {
  const page = await pageWith(await adviceScene());
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Acme – Plant maintenance rollout');
  for (const hat of ['leader', 'manager', 'coach']) {
    const node = page.locator(`.node.${hat}`);
    await expect(node.locator('h3').first()).not.toBeEmpty();
    const why = node.getByRole('button', { name: /^Why this/ });
    await expect(node.locator('.reasons')).toBeHidden();
    await why.click();
    await expect(node.locator('.reasons li').first()).toBeVisible();
    for (const line of await node.locator('.reasons li').allTextContents()) expect(line).not.toMatch(/^(why|rule)_|\{/);
  }
  await page.close();
});

test('a step that the record decides cannot be ticked; one by hand reports the tick', async () => {
  const page = await pageWith(await adviceScene());
  const byHand = page.locator('.step:has(input)').first();
  await expect(byHand).toBeVisible();
  const step = await byHand.getAttribute('data-step');
  await byHand.getByRole('checkbox').click();
  expect(await acts(page)).toEqual([['tick', step, true]]);
  await expect(page.locator('.step:has(.mark) input')).toHaveCount(0);
  await page.close();
});

test('a tick that failed says so beside its step', async () => {
  const scene = await adviceScene();
  const page = await pageWith(scene);
  const step = (await page.locator('.step:has(input)').first().getAttribute('data-step')) ?? '';
  await show(page, { ...scene, pending: { [step]: 'failed' } });
  await expect(page.locator(`[data-step="${step}"] [role="alert"]`)).toHaveText(/Not saved/);
  await page.close();
});

test('the live region names record, step and tip once, and stays silent while nothing changes', async () => {
  const scene = await adviceScene();
  const page = await pageWith(scene);
  const region = page.getByRole('status');
  await expect(region).toContainText('Acme – Plant maintenance rollout. Step:');
  const before = await region.textContent();
  const changes = page.evaluate(
    () =>
      new Promise<number>((done) => {
        let count = 0;
        const target = document.querySelector('sightline-panel')?.shadowRoot?.querySelector('[role=status]');
        if (target)
          new MutationObserver((list) => (count += list.length)).observe(target, {
            childList: true,
            characterData: true,
            subtree: true,
          });
        setTimeout(() => done(count), 300);
      }),
  );
  await show(page, { ...scene, now: NOW + 60_000 });
  expect(await changes).toBe(0);
  expect(await region.textContent()).toBe(before);
  await page.close();
});

test('the menu closes with Escape and gives the focus back; Escape in the panel collapses it', async () => {
  const page = await pageWith(await adviceScene());
  const menu = page.getByRole('button', { name: 'Panel settings' });
  await menu.click();
  await expect(page.getByRole('button', { name: 'Move to the left side' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Move to the left side' })).toBeHidden();
  await expect(menu).toBeFocused();
  expect(await acts(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await acts(page)).toEqual([['setPreferences', { collapsed: true }]]);
  await page.close();
});

test('text from the page and the playbook is shown as text, whatever it holds', async () => {
  const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const scene = await adviceScene(opportunity({ name: evil }));
  if (scene.state.kind !== 'advice' || !scene.state.advice.tip) throw new Error('no tip in the scene');
  scene.state.advice.tip.title = evil;
  scene.state.markdown = {};
  scene.state.advice.tip.body = evil;
  const page = await pageWith(scene);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(evil);
  await expect(page.locator('.card .markdown')).toHaveText(evil);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('sightline-panel img, sightline-panel script').count()).toBe(0);
  await page.close();
});

const STATES: { [name: string]: () => Promise<Scene> } = {
  advice: () => adviceScene(),
  crowded: async () => {
    const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const scene = await adviceScene(opportunity({ name: `${longWord} – مشروع صيانة المصنع – 工場保全システムの導入` }));
    if (scene.state.kind !== 'advice') throw new Error('no advice');
    const { advice } = scene.state;
    advice.steps = advice.steps.flatMap((step) => [
      step,
      { ...step, id: `${step.id}-b`, title: `${step.title} ${longWord}` },
    ]);
    advice.others = [...advice.others, ...advice.possible];
    return scene;
  },
  'not-mapped': () => adviceScene(opportunity({ fields: { stage: reading('Handshake') } })),
  'nothing-read': () => adviceScene(opportunity({ fields: {}, hint: 'details-not-opened' })),
  done: async () => {
    const first = await adviceScene();
    if (first.state.kind !== 'advice') throw new Error('no advice');
    const ticks = Object.fromEntries(first.state.advice.steps.map(({ id }) => [id, { done: true, at: NOW }]));
    return adviceScene(opportunity(), { ...NO_PROGRESS, ticks });
  },
  other: () => adviceScene(opportunity({ kind: 'other', object: 'Site_Visit__c', fields: {} })),
  loading: async () => ({
    ...(await adviceScene()),
    state: {
      kind: 'loading' as const,
      identity: {
        crm: 'salesforce' as const,
        org: 'acme',
        object: 'Opportunity',
        kind: 'deal' as const,
        id: '1',
        mode: 'view' as const,
      },
      wait: 'no-header' as const,
      slow: true,
    },
  }),
  error: async () => ({
    ...(await adviceScene()),
    state: { kind: 'error' as const, failure: { code: 'storage-full' as const } },
  }),
  collapsed: async () => {
    const scene = await adviceScene();
    return { ...scene, preferences: { ...scene.preferences, collapsed: true } };
  },
};

function reading(stage: string) {
  return {
    key: 'stage',
    api: 'sf:StageName',
    label: 'Stage',
    raw: stage,
    value: { kind: 'choice' as const, label: stage },
    state: 'filled' as const,
    via: 'field' as const,
  };
}

for (const [name, scene] of Object.entries(STATES)) {
  for (const language of ['en', 'de'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      test(`the panel has no accessibility fault: ${name}, ${language}, ${theme}`, async () => {
        const given = await scene();
        const page = await pageWith({
          ...given,
          locale: language,
          messages: catalogue(language),
          preferences: { ...given.preferences, theme },
        });
        for (const button of await page.getByRole('button', { expanded: false }).all()) {
          if (
            (await button.getAttribute('aria-controls')) &&
            !(await button.getAttribute('aria-label'))?.match(/settings|Einstellungen/)
          )
            await button.click();
        }
        expect(await accessibilityFaults(page)).toEqual([]);
        const wide = await page.locator('.sidebar').evaluate((panel) => panel.scrollWidth > panel.clientWidth);
        expect(wide, 'the panel scrolls sideways').toBe(false);
        await page.screenshot({ path: `.cache/screens/panel-${name}-${language}-${theme}.png` });
        await page.close();
      });
    }
  }
}
