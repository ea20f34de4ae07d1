import type { browser } from '@wxt-dev/browser';
import { expect, type Page, test } from 'playwright/test';
import { RELEASE, STOPPED } from '../../../lib/team/own-browsers/items.ts';
import { sizeOfItems } from '../../../lib/team/own-browsers/limits.ts';
import type { PersonItem } from '../../../lib/team/own-browsers/person.ts';
import type { Extension } from '../../support/browsers.ts';
import { expectAccessible } from '../../support/desk.ts';
import { launchOnDemo, send } from '../../support/extension.ts';
import { beginning, dealRecord, notesAnswer } from '../../support/notes.ts';
import { openOptions, storedReleases } from '../../support/options-page.ts';
import { arrives, itemsIn, itemsOfOther, leaveFree, takeJunkOut, travelling } from '../../support/own-items.ts';
import { playbookSaying } from '../../support/publisher.ts';

declare const chrome: typeof browser;

let extension: Extension;
let page: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  page = await openOptions(extension, 'team');
});
test.afterEach(() => extension.close());

const card = () => page.locator('[data-own-browsers]');
const state = () => card().locator('[data-own-state]');
const playbook = () => card().locator('[data-own-release]');
const inForce = async (): Promise<string | undefined> => {
  const { active, releases } = await storedReleases(page);
  return releases.find(({ number }) => number === active)?.title;
};
const personThere = async (): Promise<PersonItem | undefined> => (await itemsIn(page)).person as PersonItem | undefined;
const introduce = (name: string) =>
  send(page, { type: 'identity/set', body: { name, email: 'dana@example.com', roles: ['rep'] } });
const publish = async (title: string): Promise<void> => {
  const base = (await storedReleases(page)).active;
  const body = { playbook: playbookSaying(title), note: '', base };
  expect(await send(page, { type: 'release/install', body })).toMatchObject({ value: { outcome: 'installed' } });
};

test('off at first; then preferences, name and playbook travel between the browsers of one account, whole or not at all', async () => {
  await expect(card()).toHaveAttribute('data-own-browsers', 'off');
  await send(page, { type: 'preferences/set', body: { crm: 'hubspot', patch: { side: 'left' } } });
  await publish('Mine');
  expect(await itemsIn(page)).toEqual({});
  await card().getByRole('button', { name: 'Turn on' }).click();
  await expect(playbook()).toHaveAttribute('data-own-release', 'same');
  expect(await travelling(page)).toBe('Mine');
  // A sign that Chromium writes in six: what it counts is what the page says, and no more than what we count.
  await introduce('Dana <3 Reyes');
  await expect.poll(async () => (await personThere())?.identity?.name).toBe('Dana <3 Reyes');
  expect((await personThere())?.preferences.hubspot?.side?.[0]).toBe('left');
  const used = await page.evaluate(() => chrome.storage.sync.getBytesInUse(null));
  await expect(card().locator('[data-own-room]')).toHaveAttribute('data-own-room', String(used));
  const counted = sizeOfItems(await itemsIn(page));
  expect(counted).toBeGreaterThanOrEqual(used);
  expect(counted - used).toBeLessThan(50);
  await expectAccessible(page, 'own browsers');

  // Another browser's release: the manifest is here first, former pieces go, its own come last of all and backwards.
  const coming = (await itemsOfOther(page, 7, 'From the laptop')).reverse();
  const manifest = coming.find(([key]) => key === RELEASE);
  expect(coming.length).toBeGreaterThan(6);
  await arrives(page, ...(manifest ?? ['', null]));
  await expect(playbook()).toHaveAttribute('data-own-release', 'not-whole');
  for (const [key, value] of coming.slice(0, -1)) if (key !== RELEASE) await arrives(page, key, value);
  expect(await inForce()).toBe('Mine');
  await arrives(page, ...(coming.at(-1) ?? ['', null]));
  await expect(playbook()).toHaveAttribute('data-own-release', 'same');
  expect(await inForce()).toBe('From the laptop');
  await expect(page.locator('.sync-log li').first()).toContainText('is in the history');
  expect((await storedReleases(page)).releases.map(({ title }) => title)).toContain('Mine');
  const there = await personThere();
  const id = crypto.randomUUID();
  const identity = { ...there?.identity, id, name: 'Dana of the laptop', at: (there?.identity?.at ?? 0) + 1 };
  const hubspot = { ...there?.preferences.hubspot, width: [420, Date.now()] };
  await arrives(page, 'person', { ...there, preferences: { ...there?.preferences, hubspot }, identity });
  await expect
    .poll(() => send(page, { type: 'preferences/get', body: { crm: 'hubspot' } }))
    .toMatchObject({ value: { preferences: { width: 420, side: 'left' } } });
  // Nothing was written here under the former id, so this browser's person is the same one from now on.
  expect(await send(page, { type: 'identity/get', body: {} })).toMatchObject({
    value: { me: { id, name: 'Dana of the laptop', shared: false } },
  });
  // A note is written under it: from then on another id would make somebody else of its writer, and only the name changes.
  const act = beginning(dealRecord('1', 'Acme'), 'Asked for the order form.');
  await notesAnswer(page, 'notes/act', { event: crypto.randomUUID(), at: Date.now(), hat: 'rep', act });
  const renamed = { ...identity, id: crypto.randomUUID(), name: 'Dana Reyes', at: identity.at + 1 };
  await arrives(page, 'person', { ...(await personThere()), identity: renamed });
  await expect
    .poll(() => send(page, { type: 'identity/get', body: {} }))
    .toMatchObject({ value: { me: { id, name: 'Dana Reyes' } } });

  // The background is killed once the first piece of a release is written; its alarm takes it up again.
  const begun = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        chrome.storage.onChanged.addListener((changes, area) => {
          if (area === 'sync' && Object.keys(changes).some((key) => key.startsWith('release.'))) resolve();
        });
      }),
  );
  await publish('Killed and finished');
  await begun;
  await extension.killBackground();
  expect((await page.evaluate(() => chrome.alarms.getAll())).map(({ name }) => name)).toContain('own-browsers');
  await page.evaluate(() => chrome.alarms.create('own-browsers', { when: Date.now() }));
  await expect.poll(() => travelling(page)).toBe('Killed and finished');
});

test('where the room is full everything stays here and is said, the small goes on, and what waited is written once there is room', async () => {
  await card().getByRole('button', { name: 'Turn on' }).click();
  await introduce('Dana');
  await expect.poll(async () => (await personThere())?.identity?.name).toBe('Dana');
  await leaveFree(page, 20_000);
  await publish('Too much');
  await expect(playbook()).toHaveAttribute('data-own-release', 'too-large');
  await expect(playbook()).toContainText(/Too large by [\d.]+ kB/);
  await introduce('Dana Reyes');
  await expect.poll(async () => (await personThere())?.identity?.name).toBe('Dana Reyes');
  await leaveFree(page, 10);
  await introduce('Dana Reyes of the field team in the north, who has a name that takes more room');
  await expect(state()).toHaveAttribute('data-own-state', 'full');
  await expect(state()).toContainText(/quota exceeded/i);
  await expectAccessible(page, 'own browsers without room');
  expect(await inForce()).toBe('Too much');
  await takeJunkOut(page);
  await expect(state()).toHaveAttribute('data-own-state', 'good');
  await expect.poll(() => travelling(page)).toBe('Too much');
  expect((await personThere())?.identity?.name).toMatch(/^Dana Reyes of/);

  // Taken out of the account here: only the sign is left by which the others turn themselves off.
  await card().getByRole('button', { name: 'Remove from all' }).click();
  await card().locator('.confirm').getByRole('button', { name: 'Remove from all' }).click();
  await expect(card()).toHaveAttribute('data-own-browsers', 'off');
  expect(Object.keys(await itemsIn(page))).toEqual([STOPPED]);
  await card().getByRole('button', { name: 'Turn on' }).click();
  await expect.poll(() => travelling(page)).toBe('Too much');
  await arrives(page, STOPPED, { v: 1, at: Date.now() });
  await expect(card()).toContainText('everything was removed from the account in another browser');
  await expect.poll(async () => Object.keys(await itemsIn(page))).toEqual([STOPPED]);
  expect(await inForce()).toBe('Too much');

  // What a person deletes with everything else is out of the account too.
  await card().getByRole('button', { name: 'Turn on' }).click();
  await expect.poll(() => travelling(page)).toBe('Too much');
  await send(page, { type: 'storage/clear', body: { store: 'everything' } });
  expect(await itemsIn(page)).toEqual({});
  await expect(card()).toHaveAttribute('data-own-browsers', 'off');
});
