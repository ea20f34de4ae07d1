import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import {
  expectPanel,
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  panelOn,
  send,
  storedEvents,
} from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo({}, { own: true });
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

/** Holds the event store, so that a write to it waits until the returned function is called. */
async function holdEvents(): Promise<() => Promise<void>> {
  await own.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sightline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction('events', 'readwrite');
          const held = { release: false };
          // A transaction lives as long as it has a request under way.
          const hold = (): void => {
            if (held.release) return;
            transaction.objectStore('events').count().onsuccess = hold;
          };
          transaction.oncomplete = () => database.close();
          hold();
          Object.assign(window, { held });
          resolve();
        };
      }),
  );
  return async () => {
    await own.evaluate(() => Object.assign(Reflect.get(window, 'held'), { release: true }));
  };
}

test('a tick is acknowledged only once it is stored; killed before that, it is still kept once', async () => {
  const page = await openRecord(extension.context, DEAL);
  const box = panelOn(page).getByRole('checkbox').first();
  const ticks = async () => (await storedEvents(own)).filter((event) => event.type === 'tick');
  await expect.poll(async () => (await storedEvents(own)).length).toBeGreaterThan(0);

  const release = await holdEvents();
  await box.click();
  await page.waitForTimeout(600);
  await expect(box).toHaveAttribute('aria-busy', 'true');

  const session = await extension.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.waitForTimeout(300);
  await expect(box).toHaveAttribute('aria-busy', 'true');
  await release();

  await expect(box).not.toHaveAttribute('aria-busy', 'true', { timeout: 10_000 });
  await expect(box).toBeChecked();
  expect(await ticks()).toMatchObject([{ done: true }]);
});

test('advice asked for while the background is killed still comes, and what is observed is noted once', async () => {
  test.setTimeout(120_000);
  // A background that is killed before its first start is complete is not registered with the browser at all.
  expect(await send(own, { type: 'release/active', body: {} })).toMatchObject({ ok: true });
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
