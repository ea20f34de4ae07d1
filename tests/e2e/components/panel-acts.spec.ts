import { type BrowserContext, expect, test } from 'playwright/test';
import { acts, pageWith, show } from '../../support/component-page.ts';
import { adviceScene, NOW, opportunity } from '../../support/scenes.ts';
import { plainContext } from '../../support/shared-browser.ts';
import type { Scene } from '../../support/sidebar-in-page.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

type AdviceState = Extract<Scene['state'], { kind: 'advice' }>;

async function scene(change: (state: AdviceState) => void = () => {}): Promise<Scene & { state: AdviceState }> {
  const made = await adviceScene();
  if (made.state.kind !== 'advice' || !made.state.advice.tip) throw new Error('no tip in the scene');
  change(made.state);
  return { ...made, state: made.state };
}

const focusedIn = (selector: string) =>
  document.querySelector('sightline-panel')?.shadowRoot?.activeElement?.matches(selector) ?? false;

test('one press leads from the tip to what it serves and from the step to the goal', async () => {
  const given = await scene();
  const page = await pageWith(context, given, 420, 500);
  const { tip } = given.state.advice;
  await page.locator('.card .serves').click();
  await expect.poll(() => page.evaluate(focusedIn, `[data-step="${tip?.serves.step}"]`)).toBe(true);
  await expect(page.locator('[data-found]')).toBeInViewport();
  await page.locator('.node.manager > .serves').click();
  await expect.poll(() => page.evaluate(focusedIn, '.node.leader')).toBe(true);
  await expect(page.locator('.node.leader h3')).toBeInViewport();
  await expect(page.locator('[data-found]')).toHaveCount(0, { timeout: 4_000 });
  await page.close();
});

test('one press leads to a metric, also to one that is folded away', async () => {
  const given = await scene((state) => {
    const { advice } = state;
    const last = advice.metrics.at(-1);
    if (advice.tip && last) advice.tip.serves = { metric: last.id };
  });
  const page = await pageWith(context, given);
  const metric = page.locator(`[data-metric="${given.state.advice.metrics.at(-1)?.id}"]`);
  await expect(metric).toBeHidden();
  await page.locator('.card .serves').click();
  await expect(metric).toBeVisible();
  await expect(metric).toBeFocused();
  await page.close();
});

test('the metric at a glance is one of the current step, with a value, where there is such a one', async () => {
  const given = await scene();
  const { metrics, step } = given.state.advice;
  const mine = metrics.filter(({ reasons }) => reasons.some((one) => one.code === 'serves-step' && one.step === step));
  const [first] = mine;
  const other = metrics.find((metric) => !mine.includes(metric));
  if (!first || !other) throw new Error('too few metrics in the scene');
  given.state.advice.metrics = [
    { ...other, value: 3 },
    { ...first, id: 'no-value', value: null },
    { ...first, value: 7 },
  ];
  const page = await pageWith(context, given);
  await expect(page.locator('.metric:visible')).toHaveAttribute('data-metric', first.id);
  await page.close();
});

test('the tip is in view at 800 pixels', async () => {
  const page = await pageWith(context, await scene(), 360, 800);
  await expect(page.locator('.card h3')).toBeInViewport({ ratio: 1 });
  await page.close();
});

test('an answer is given by button or by one key, and given again it is taken back', async () => {
  const given = await scene();
  const id = given.state.advice.tip?.id;
  const page = await pageWith(context, given);
  await page.locator('.card').getByRole('button', { name: 'Helped' }).click();
  for (const key of ['t', 'h', 'n', 'Control+t', 'Alt+h']) await page.keyboard.press(key);
  expect(await acts(page)).toEqual([
    ['answer', id, 'helped'],
    ['answer', id, 'tried'],
    ['answer', id, 'helped'],
    ['answer', id, 'not-here'],
  ]);
  if (given.state.advice.tip) given.state.advice.tip.answer = 'helped';
  await show(page, { ...given, held: true });
  await expect(page.locator('.card').getByRole('button', { name: 'Helped' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Next tip' }).click();
  expect((await acts(page)).slice(4)).toEqual([['answer', id, null], ['nextTip']]);
  await page.close();
});

test('a key answers the folded tip that has the focus, and does nothing while something is typed', async () => {
  const given = await scene();
  const [other] = given.state.advice.others;
  const page = await pageWith(context, given);
  await page.locator('.node.coach > details.more > summary').first().click();
  await page.locator(`[data-tip="${other?.id}"] summary`).click();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Search the playbook' }).click();
  await page.keyboard.type('then');
  expect(await acts(page)).toEqual([['answer', other?.id, 'not-here']]);
  await page.close();
});

test('a tip is put aside on this record, for a day or for a week', async () => {
  const given = await scene();
  const page = await pageWith(context, given);
  for (const name of ['On this record', 'For a day', 'For a week'])
    await expect(page.locator('.card').getByText(name)).toBeHidden();
  await page.locator('.card').getByRole('button', { name: 'Put this tip aside' }).click();
  await page.locator('.card').getByRole('button', { name: 'For a week' }).click();
  expect(await acts(page)).toEqual([['snooze', given.state.advice.tip?.id, 'week']]);
  await page.close();
});

test('what was done is shown and spoken once, and undone by button or key', async () => {
  const given = await scene();
  const page = await pageWith(context, given);
  const notice = { act: 'helped' as const, title: 'A tip', undo: true };
  await show(page, { ...given, notice });
  await expect(page.getByRole('status')).toContainText('Marked as helped: A tip Press u to undo.');
  await page.locator('h2').focus();
  await page.keyboard.press('u');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await acts(page)).toEqual([['undo'], ['undo']]);
  // The button goes with the notice; the focus stays in the panel.
  await show(page, given);
  expect(await page.evaluate(focusedIn, '.node.coach')).toBe(true);
  await page.keyboard.press('u');
  expect(await acts(page)).toHaveLength(2);
  await page.close();
});

test('a change of direction is told until it is acknowledged, and one that was held is told as such', async () => {
  const given = await scene((state) => {
    state.advice.redirect = {
      id: 'rival',
      date: '2026-11-20',
      cause: 'competition',
      outcome: 'held',
      title: 'A new rival',
      whatChanged: 'They came.',
      whyConsiderable: 'They are big.',
      challenge: 'Price.',
      opportunity: 'Attention.',
      whyWeCan: 'We are faster.',
    };
  });
  const page = await pageWith(context, given);
  const banner = page.getByRole('region', { name: 'A new rival' });
  for (const words of ['we hold our course', 'They came.']) await expect(banner).toContainText(words);
  await expect(banner.getByText('Attention.')).toBeHidden();
  await banner.getByRole('button', { name: 'What it means for us' }).click();
  for (const words of ['They are big.', 'Price.', 'Attention.', 'We are faster.'])
    await expect(banner.getByText(words)).toBeVisible();
  await banner.getByRole('button', { name: 'Got it' }).click();
  expect(await acts(page)).toEqual([['acknowledge', 'rival']]);
  await page.close();
});

test('beyond the day’s number the tip waits to be asked for', async () => {
  const given = await scene((state) => {
    state.enough = true;
  });
  const page = await pageWith(context, given);
  await expect(page.locator('.card')).toContainText('enough new tips for today');
  await expect(page.locator('.node.coach')).not.toContainText(given.state.advice.tip?.title ?? '');
  await page.locator('h2').focus();
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Show this one anyway' }).click();
  expect(await acts(page)).toEqual([['showTip']]);
  await page.close();
});

test('a stage that a condition names is called by its title', async () => {
  const given = await scene((state) => {
    const [step] = state.advice.steps;
    if (!step) throw new Error('no step');
    step.done = 'no';
    step.doneWhen = { field: 'stage', operator: 'atOrAfterStage', value: 'propose-and-sign' };
    step.stageTitles = { 'propose-and-sign': 'Propose and sign' };
  });
  const page = await pageWith(context, given);
  await expect(page.locator('.step small').first()).toContainText('Propose and sign');
  await page.close();
});

test('the inner edge is moved by arrow keys within its limits, the edge tab up and down', async () => {
  const given = await scene();
  const page = await pageWith(context, given);
  const edge = page.getByRole('separator', { name: 'Width of the panel' });
  await expect(edge).toHaveAttribute('aria-valuenow', '360');
  await edge.focus();
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) await page.keyboard.press(key);
  const collapsed = { ...given, preferences: { ...given.preferences, collapsed: true, tabPosition: 0.98 } };
  expect((await acts(page)).map(([, patch]) => patch)).toEqual([
    { width: 376 },
    { width: 344 },
    { width: 280 },
    { width: 560 },
  ]);
  await show(page, collapsed);
  await page.locator('.edge-tab').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  expect((await acts(page)).slice(4)).toEqual([
    ['setPreferences', { tabPosition: 0.93 }],
    ['setPreferences', { tabPosition: 1 }],
  ]);
  await page.close();
});

test('dragging the edge or the tab tells where to, and a drag of the tab does not open the panel', async () => {
  const given = await scene();
  const page = await pageWith(context, given);
  const box = await page.getByRole('separator', { name: 'Width of the panel' }).boundingBox();
  if (!box) throw new Error('no edge');
  await page.mouse.move(box.x + 4, 300);
  await page.mouse.down();
  await page.mouse.move(100, 300, { steps: 3 });
  await page.mouse.up();
  expect((await acts(page)).at(-1)).toEqual(['drag', 'edge', 100, true]);
  await show(page, { ...given, preferences: { ...given.preferences, collapsed: true } });
  const tab = await page.locator('.edge-tab').boundingBox();
  if (!tab) throw new Error('no tab');
  await page.mouse.move(tab.x + 10, tab.y + 10);
  await page.mouse.down();
  await page.mouse.move(tab.x + 10, 400, { steps: 3 });
  await page.mouse.up();
  expect((await acts(page)).at(-1)).toEqual(['drag', 'tab', 400, true]);
  await page.locator('.edge-tab').click();
  expect((await acts(page)).at(-1)).toEqual(['setPreferences', { collapsed: false }]);
  await page.close();
});

test('a name that is too long keeps one line, and every fact stays whole', async () => {
  const given = await adviceScene(opportunity({ name: 'Long name '.repeat(30) }), {}, { now: NOW });
  const page = await pageWith(context, given, 400);
  const line = await page.locator('h2').evaluate((name) => name.getBoundingClientRect().height);
  expect(line).toBeLessThan(30);
  for (const fact of await page.locator('.facts span').all())
    expect(await fact.evaluate((span) => span.getClientRects().length)).toBe(1);
  await page.close();
});
