import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { browser } from '@wxt-dev/browser';
import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { draftNow, fieldEdit, kept, publish } from '../../support/draft.ts';
import { hubspotAddress, launchOnDemo, openRecord, panelOn, send, storedEvents } from '../../support/extension.ts';
import { openOptions, starterText, storedReleases } from '../../support/options-page.ts';

declare const chrome: typeof browser;

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

const DEAL = hubspotAddress('acme-rollout');
const store = (page: Page, name: string) => page.locator(`[data-store="${name}"]`);

/** A record that was worked on: a tick by hand, a second release, and a preference that was changed. */
async function workedOn(): Promise<Page> {
  const record = await openRecord(extension.context, DEAL);
  const box = panelOn(record).getByRole('checkbox').first();
  await box.click();
  await expect(box).toBeChecked();
  const page = await openOptions(extension, 'data');
  const playbook = JSON.parse(starterText('first-customers'));
  await send(page, { type: 'release/install', body: { playbook, note: '', base: 1 } });
  await send(page, { type: 'preferences/set', body: { crm: 'hubspot', patch: { side: 'left' } } });
  await expect(store(page, 'releases')).toContainText('2 entries');
  await expect(store(page, 'preferences')).toContainText('1 entry');
  return page;
}

test('every store of the database is shown, with number, size and age', async () => {
  const page = await workedOn();
  await expect(store(page, 'releases')).toContainText(/\d[\d,.]* kB/);
  await expect(store(page, 'releases').locator('.age')).toHaveText(/of .*\d{4}/);
  await expect(store(page, 'events').locator('.count')).toHaveText(/^[1-9]\d* entr/);
  await expect(store(page, 'pipelines').locator('.age')).toBeVisible();
  await expect(page.getByText(/The browser counts .* for Sightline, of .*B that it may use/)).toBeVisible();
  const stores = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('sightline');
        opening.onsuccess = () => {
          resolve([...opening.result.objectStoreNames]);
          opening.result.close();
        };
      }),
  );
  const shown = await page
    .locator('[data-store]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-store')));
  // "meta" says which release is active; it counts with the releases. Threads and their index are made of the notes' events.
  // What waits to be sent to a hub, what came and waits, and how far it was read are one.
  const others = ['meta', 'threads', 'note-index', 'held', 'hub-marks'];
  const counted = stores.filter((name) => !others.includes(name));
  const words: { [store: string]: string } = { 'note-events': 'notes', 'note-drafts': 'drafts', outbox: 'hub' };
  expect(counted.map((name) => words[name] ?? name).sort()).toEqual(
    shown.filter((name) => name !== 'preferences').sort(),
  );
});

test('deleting asks in the page; Cancel and Escape delete nothing and give the focus back', async () => {
  const page = await workedOn();
  const before = (await storedEvents(page)).length;
  const button = store(page, 'events').getByRole('button').first();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(page.locator('.confirm')).toHaveCount(0);
  expect((await storedEvents(page)).length).toBe(before);
});

test('deleting the acts unticks what was ticked in the open record, and leaves the other stores alone', async () => {
  const page = await workedOn();
  await send(page, {
    type: 'release/install',
    body: { playbook: JSON.parse(starterText('b2b-software')), note: '', base: 2 },
  });
  await store(page, 'events').getByRole('button').first().click();
  await page.locator('.confirm').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Your acts and what was shown are deleted.')).toBeVisible();
  expect((await storedEvents(page)).filter((event) => event.type === 'tick')).toEqual([]);
  const record = extension.context.pages().find((one) => one.url().startsWith('https://app.hubspot.com'));
  if (!record) throw new Error('the record is open');
  await expect(panelOn(record).getByRole('checkbox').first()).not.toBeChecked();
  await expect(store(page, 'releases')).toContainText('3 entries');
  await expect(store(page, 'preferences')).toContainText('1 entry');
});

test('deleting earlier releases keeps the active one; pipelines and preferences are emptied', async () => {
  const page = await workedOn();
  for (const [name, act, left] of [
    ['releases', 'Delete earlier releases', '1 entry'],
    ['pipelines', 'Delete', '0 entries'],
    ['preferences', 'Reset', '0 entries'],
  ] as const) {
    await store(page, name).getByRole('button').first().click();
    await page.locator('.confirm').getByRole('button', { name: act }).click();
    await expect(store(page, name)).toContainText(left);
  }
  expect(await storedReleases(page)).toMatchObject({ active: 2, releases: [{ number: 2 }] });
  const record = extension.context.pages().find((one) => one.url().startsWith('https://app.hubspot.com'));
  if (!record) throw new Error('the record is open');
  await expect(panelOn(record).locator('.sidebar')).toHaveClass(/right/);
});

test('deleting edits keeps those of the draft; examples are deleted by themselves', async () => {
  const page = await openOptions(extension, 'data');
  const [tip] = JSON.parse(starterText('b2b-software')).tips;
  const titled = (before: string, after: string) => fieldEdit(`tip ${tip.id}`, { title: before }, { title: after });
  await kept(page, titled(tip.title, 'One'));
  await publish(page);
  await kept(page, titled('One', 'Two'));
  const record = { crm: 'hubspot', org: '4242001', object: 'deal', kind: 'deal', id: '1', name: 'Acme', url: DEAL };
  await send(page, {
    type: 'examples/keep',
    body: { id: randomUUID(), name: 'Acme', record: { ...record, mode: 'view', stages: [], fields: {}, readAt: 1 } },
  });
  await page.reload();
  await expect(store(page, 'edits')).toContainText('2 entries');
  await expect(store(page, 'examples')).toContainText('1 entry');
  for (const [name, left] of [
    ['edits', '1 entry'],
    ['examples', '0 entries'],
  ] as const) {
    await store(page, name).getByRole('button').first().click();
    await page.locator('.confirm').getByRole('button', { name: 'Delete' }).click();
    await expect(store(page, name)).toContainText(left);
  }
  expect((await draftNow(page)).edits).toMatchObject([{ changes: [{ after: { title: 'Two' } }] }]);
});

test('everything is exported as one file with every release, act, pipeline and preference', async () => {
  const page = await workedOn();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^sightline-data-\d{4}-\d\d-\d\d\.json$/);
  const data = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(data.format).toEqual({ name: 'sightline-data', major: 1, minor: 0 });
  expect(data.database.stores.releases).toHaveLength(2);
  expect(data.database.stores.events).toEqual(expect.arrayContaining([expect.objectContaining({ type: 'tick' })]));
  expect(data.database.stores.pipelines.length).toBeGreaterThan(0);
  expect(data.preferences['preferences:hubspot']).toMatchObject({ side: 'left' });
});

test('after "Delete everything" the extension starts as new, also in the open record', async () => {
  const page = await workedOn();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.locator('.confirm').getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByText('Everything is deleted. Sightline starts as new.')).toBeVisible();
  await expect(store(page, 'releases')).toContainText('1 entry');
  await expect(store(page, 'preferences')).toContainText('0 entries');
  expect(await storedReleases(page)).toMatchObject({ active: 1, releases: [{ title: 'B2B software: new business' }] });
  expect((await storedEvents(page)).filter((event) => event.type === 'tick')).toEqual([]);
  expect(await page.evaluate(() => chrome.storage.local.get(null))).toEqual({});
  const record = extension.context.pages().find((one) => one.url().startsWith('https://app.hubspot.com'));
  if (!record) throw new Error('the record is open');
  await expect(panelOn(record)).toContainText('B2B software: new business');
  await expect(panelOn(record).getByRole('checkbox').first()).not.toBeChecked();
});
