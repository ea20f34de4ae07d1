import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import {
  expectPanel,
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  panelOn,
  storedEvents,
} from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

/** Kills the background as often as told, at moments that do not depend on what it is doing. */
async function keepKilling(stop: AbortSignal): Promise<number> {
  const session = await extension.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  let kills = 0;
  // Odd waiting times, so that the kills fall on other awaits each time.
  for (const wait of Array.from({ length: 1_000 }, (_, n) => 20 + ((n * 97) % 461))) {
    if (stop.aborted) break;
    await session.send('ServiceWorker.stopAllWorkers');
    kills += 1;
    await own.waitForTimeout(wait);
  }
  return kills;
}

test('ticks made while the background is killed again and again are each kept exactly once', async () => {
  test.setTimeout(180_000);
  const page = await openRecord(extension.context, DEAL);
  const steps = panelOn(page).getByRole('checkbox');
  const count = await steps.count();
  expect(count).toBeGreaterThan(1);

  const stop = new AbortController();
  const killing = keepKilling(stop.signal);
  const made: { [step: string]: boolean[] } = {};
  for (let turn = 0; turn < 24; turn += 1) {
    const box = steps.nth(turn % count);
    const step =
      (await panelOn(page)
        .locator('[data-step]:has(input)')
        .nth(turn % count)
        .getAttribute('data-step')) ?? '';
    const done = !(await box.isChecked());
    await box.click();
    made[step] = [...(made[step] ?? []), done];
    await page.waitForTimeout(250);
  }
  stop.abort();
  expect(await killing).toBeGreaterThan(10);
  await expect(panelOn(page).locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 30_000 });
  await expect(panelOn(page).locator('.bad[role="alert"]')).toHaveCount(0);

  const ticks = (await storedEvents(own)).filter((event) => event.type === 'tick');
  const stored: { [step: string]: boolean[] } = {};
  for (const tick of ticks.sort((a, b) => a.at - b.at)) stored[tick.item] = [...(stored[tick.item] ?? []), tick.done];
  expect(stored).toEqual(made);
  for (const [step, turns] of Object.entries(made)) {
    await expect(panelOn(page).locator(`[data-step="${step}"] input`)).toBeChecked({ checked: turns.at(-1) ?? false });
  }
});

test('advice asked for while the background is killed still comes, and what is observed is noted once', async () => {
  test.setTimeout(120_000);
  const stop = new AbortController();
  const killing = keepKilling(stop.signal);
  const page = await extension.context.newPage();
  for (let turn = 0; turn < 4; turn += 1) {
    await page.goto(DEAL);
    await page.waitForTimeout(700);
  }
  stop.abort();
  await killing;
  await page.goto(DEAL);
  await expectPanel(page, 'advice');
  await expect.poll(async () => (await storedEvents(own)).length).toBeGreaterThan(1);
  const events = await storedEvents(own);
  expect(events.filter((event) => event.type === 'stage-observed')).toHaveLength(1);
  expect(events.filter((event) => event.type === 'shown')).toHaveLength(1);
});

test('a background that starts from cold answers', async () => {
  await openRecord(extension.context, DEAL);
  await extension.killBackground();
  const page = await openRecord(extension.context, hubspotAddress('acme-rollout'));
  await expect(panelOn(page).locator('[data-step]').first()).toBeVisible();
});
