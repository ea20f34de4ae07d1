import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { Redirect } from '../../../lib/playbook/schema.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { pageWith, searchIn, show, unfold } from '../../support/component-page.ts';
import { adviceScene, catalogue, NOW, opportunity, starterRelease } from '../../support/scenes.ts';
import { plainContext } from '../../support/shared-browser.ts';
import type { Scene } from '../../support/sidebar-in-page.ts';

type AdviceState = Extract<Scene['state'], { kind: 'advice' }>;

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

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
    return adviceScene(opportunity(), { ticks });
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
  redirect: () =>
    withAdvice((state) => {
      state.advice.redirect = REDIRECT;
    }),
  'redirect-held': () =>
    withAdvice((state) => {
      const { challenge: _, opportunity: __, whyWeCan: ___, ...rest } = REDIRECT;
      state.advice.redirect = { ...rest, outcome: 'held', badNews: false };
    }),
  enough: () =>
    withAdvice((state) => {
      state.enough = true;
    }),
  answered: async () => ({
    ...(await withAdvice((state) => {
      if (state.advice.tip) state.advice.tip.answer = 'helped';
    })),
    held: true,
    notice: { act: 'helped', title: 'Work back from go-live', undo: true },
  }),
  'not-saved': async () => {
    const scene = await withAdvice((state) => {
      state.advice.redirect = REDIRECT;
    });
    const tip = scene.state.kind === 'advice' ? scene.state.advice.tip?.id : '';
    return { ...scene, pending: { [`answer:${tip}`]: 'failed', [`acknowledged:${REDIRECT.id}`]: 'late' } };
  },
  'right-to-left': async () =>
    adviceScene(opportunity({ name: 'مشروع صيانة المصنع الكبير في مدينة الدار البيضاء والمناطق المجاورة' })),
  narrow: async () => {
    const scene = await adviceScene();
    return { ...scene, preferences: { ...scene.preferences, width: 280 } };
  },
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

/** A change of direction that is bad news, told as the playbook asks for. */
const REDIRECT: Redirect = {
  id: 'cheap-suite',
  date: '2026-11-20',
  cause: 'competition',
  outcome: 'changed',
  badNews: true,
  title: 'A big suite now gives planning away',
  whatChanged: 'From January a large vendor bundles a basic planner for free.',
  whyConsiderable: 'Half of our open deals have that vendor in the house.',
  challenge: 'Price is no longer an argument for us.',
  opportunity: 'Free planners make plants want a good one.',
  whyWeCan: 'We are the only ones with a rollout in six weeks.',
};

async function withAdvice(change: (state: AdviceState) => void): Promise<Scene> {
  const scene = await adviceScene();
  if (scene.state.kind !== 'advice') throw new Error('no advice');
  change(scene.state);
  return scene;
}

const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['en', 'de'] as const;

/** One page for all states: to make it, and to load axe into it, takes longer than a state. */
let shared: Page | undefined;

for (const [name, scene] of Object.entries(STATES)) {
  test(`the panel has no accessibility fault and does not scroll sideways: ${name}`, async () => {
    const given = await scene();
    shared ??= await pageWith(context, given);
    const page = shared;
    await show(page, given);
    await unfold(page);
    for (const language of LANGUAGES) {
      for (const theme of THEMES) {
        const preferences = { ...given.preferences, theme };
        await show(page, { ...given, locale: language, messages: catalogue(language), preferences });
        await expect(page.locator('.sidebar')).toHaveAttribute('data-theme', theme);
        expect(await accessibilityFaults(page), `${language}, ${theme}`).toEqual([]);
        const wide = await page.locator('.sidebar').evaluate((panel) => panel.scrollWidth > panel.clientWidth);
        expect(wide, `${language}, ${theme}`).toBe(false);
      }
    }
  });
}

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`search, a card, the help sheet and the menu have no accessibility fault: ${language}, ${theme}`, async () => {
      const given = await adviceScene();
      const preferences = { ...given.preferences, theme };
      const page = await pageWith(context, { ...given, locale: language, messages: catalogue(language), preferences });
      await searchIn(page, (await starterRelease()).playbook);
      const panel = page.locator('sightline-panel');
      const look = async (name: string): Promise<void> => {
        expect(await accessibilityFaults(page), name).toEqual([]);
      };
      await panel.locator('h2').focus();
      await page.keyboard.press('/');
      await page.keyboard.insertText('close plan');
      await expect(panel.getByRole('option').first()).toBeVisible();
      await look('search');
      await page.keyboard.press('Enter');
      await expect(panel.locator('.item')).toBeVisible();
      await look('card');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(panel.locator('.shortcuts').nth(1)).toBeVisible();
      await look('help');
      await page.keyboard.press('Escape');
      await panel.locator('.control.more').click();
      await look('menu');
      await page.close();
    });
  }
}
