import { expect, type Page, test } from 'playwright/test';
import type { CoachingEvent } from '../../../lib/coaching/events.ts';
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
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const stored = async (type: CoachingEvent['type']): Promise<CoachingEvent[]> =>
  (await storedEvents(own)).filter((event) => event.type === type).sort((a, b) => a.at - b.at);

const tipOn = async (page: Page): Promise<string> =>
  (await panelOn(page).locator('.card[data-tip]').getAttribute('data-tip')) ?? '';

/** Reads away the starter's changes of direction. */
async function acknowledgeAll(page: Page): Promise<void> {
  const banner = panelOn(page).locator('.redirect');
  while ((await banner.count()) > 0) {
    const id = await banner.getAttribute('data-redirect');
    await banner.getByRole('button', { name: 'Got it' }).click();
    await expect(panelOn(page).locator(`[data-redirect="${id}"]`)).toHaveCount(0);
  }
}

test('an answer is durable, stays under the finger, holds after a load, and is undone', async () => {
  const page = await openRecord(extension.context, DEAL);
  const tip = await tipOn(page);
  const helped = panelOn(page).locator('.card').getByRole('button', { name: 'Helped' });
  await helped.click();
  await expect(panelOn(page).locator('.notice')).toContainText('Marked as helped');
  expect(await stored('answer')).toMatchObject([{ item: tip, answer: 'helped' }]);
  await page.waitForTimeout(500);
  expect(await tipOn(page)).toBe(tip);
  await expect(helped).toHaveAttribute('aria-pressed', 'true');
  await panelOn(page).getByRole('button', { name: 'Undo' }).click();
  await expect(helped).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => (await stored('answer')).length).toBe(2);
  await page.keyboard.press('n');
  await expect.poll(async () => (await stored('answer')).length).toBe(3);
  await page.reload();
  await expectPanel(page, 'advice');
  // It ranks below every tip that was not answered.
  expect(await tipOn(page)).not.toBe(tip);
  await expect(panelOn(page).locator(`.folded[data-tip="${tip}"] summary small`)).toHaveText('not here');
});

test('“Next tip” lets go of the answered tip, and only then the next one counts as shown', async () => {
  const page = await openRecord(extension.context, DEAL);
  const tip = await tipOn(page);
  await expect.poll(async () => (await stored('shown')).map(({ item }) => item)).toEqual([tip]);
  await panelOn(page).locator('.card').getByRole('button', { name: 'Tried' }).click();
  const next = panelOn(page).getByRole('button', { name: 'Next tip' });
  await expect(next).toBeVisible();
  await page.waitForTimeout(500);
  expect((await stored('shown')).map(({ item }) => item)).toEqual([tip]);
  await next.click();
  await expect.poll(() => tipOn(page)).not.toBe(tip);
  const second = await tipOn(page);
  await expect.poll(async () => (await stored('shown')).map(({ item }) => item).sort()).toEqual([tip, second].sort());
});

test('an answer given while the background is killed is saved once', async () => {
  const page = await openRecord(extension.context, DEAL);
  const button = panelOn(page).locator('.card').getByRole('button', { name: 'Tried' });
  for (const wanted of ['true', 'false', 'true']) {
    const killed = extension.killBackground();
    await button.click();
    await killed;
    await expect(button).toHaveAttribute('aria-pressed', wanted);
    await expect(button).toHaveAttribute('aria-busy', 'false', { timeout: 15_000 });
  }
  const answers = await stored('answer');
  expect(answers).toHaveLength(3);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(3);
  await page.reload();
  await expectPanel(page, 'advice');
  await expect(panelOn(page).locator('summary small', { hasText: 'tried' })).toHaveCount(1);
});

test('a tip that is put aside goes, here or everywhere, and comes back when that is undone', async () => {
  const page = await openRecord(extension.context, DEAL);
  const tip = await tipOn(page);
  const putAside = async (how: string): Promise<void> => {
    await panelOn(page).locator('.card').getByRole('button', { name: 'Put this tip aside' }).click();
    await panelOn(page).locator('.card').getByRole('button', { name: how }).click();
    await expect(panelOn(page).locator(`[data-tip="${tip}"]`)).toHaveCount(0);
  };
  await putAside('On this record');
  await panelOn(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => tipOn(page)).toBe(tip);
  await putAside('For a week');
  const [first, undone, week] = await stored('snooze');
  expect([first, undone, week]).toMatchObject([{ until: 'record' }, { until: null }, { item: tip }]);
  await page.reload();
  await expectPanel(page, 'advice');
  await expect(panelOn(page).locator(`[data-tip="${tip}"]`)).toHaveCount(0);
});

test('a change of direction is acknowledged once, for every record and tab', async () => {
  const page = await openRecord(extension.context, DEAL);
  const other = await openRecord(extension.context, hubspotAddress('acme-rollout'));
  await expect(panelOn(other).locator('.redirect')).toBeVisible();
  await acknowledgeAll(page);
  await expect(panelOn(other).locator('.redirect')).toHaveCount(0);
  const events = await stored('acknowledged');
  expect(events.length).toBeGreaterThan(0);
  expect(new Set(events.map(({ item }) => item)).size).toBe(events.length);
  for (const event of events) expect(event.record).toBeNull();
  await page.reload();
  await expectPanel(page, 'advice');
  await expect(panelOn(page).locator('.redirect')).toHaveCount(0);
});

test('beyond the day’s number a new tip waits, and is noted as shown only when it is asked for', async () => {
  await send(own, { type: 'preferences/set', body: { crm: 'hubspot', patch: { dailyTips: 0 } } });
  const page = await openRecord(extension.context, DEAL);
  const show = panelOn(page).getByRole('button', { name: 'Show this one anyway' });
  await expect(show).toBeVisible();
  await page.waitForTimeout(500);
  expect(await stored('shown')).toEqual([]);
  await show.click();
  const tip = await tipOn(page);
  await expect.poll(async () => (await stored('shown')).map(({ item }) => item)).toEqual([tip]);
  await page.reload();
  await expectPanel(page, 'advice');
  expect(await tipOn(page)).toBe(tip);
});
