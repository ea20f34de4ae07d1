import { type BrowserContext, expect, test } from 'playwright/test';
import { acts, pageWith, show } from '../../support/component-page.ts';
import { adviceScene, NOW, opportunity } from '../../support/scenes.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

test('the line of sight shows goal, step and tip with their reasons in words', async () => {
  const page = await pageWith(context, await adviceScene());
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
  const page = await pageWith(context, await adviceScene());
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
  const page = await pageWith(context, scene);
  const step = (await page.locator('.step:has(input)').first().getAttribute('data-step')) ?? '';
  await show(page, { ...scene, pending: { [step]: 'failed' } });
  await expect(page.locator(`[data-step="${step}"] [role="alert"]`)).toHaveText(/Not saved/);
  await page.close();
});

test('the live region names record, step and tip once, and stays silent while nothing changes', async () => {
  const scene = await adviceScene();
  const page = await pageWith(context, scene);
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
  const page = await pageWith(context, await adviceScene());
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
  const page = await pageWith(context, scene);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(evil);
  await expect(page.locator('.card .markdown')).toHaveText(evil);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('sightline-panel img, sightline-panel script').count()).toBe(0);
  await page.close();
});
