import type { browser } from '@wxt-dev/browser';
import type { Page } from 'playwright/test';
import { makeRelease } from '../../lib/playbook/release.ts';
import { manifestIn } from '../../lib/team/own-browsers/items.ts';
import type { Items } from '../../lib/team/own-browsers/limits.ts';
import { pack, unpack } from '../../lib/team/own-browsers/pack.ts';
import { planRelease, textIn } from '../../lib/team/own-browsers/pieces.ts';
import { playbookSaying } from './publisher.ts';

declare const chrome: typeof browser;

/** What the browser has in `storage.sync`; `page` is one of the extension's own. */
export const itemsIn = (page: Page): Promise<Items> => page.evaluate(() => chrome.storage.sync.get(null));

/** Writes one item as it comes from another browser; undefined removes it. */
export const arrives = (page: Page, key: string, value: unknown): Promise<void> =>
  page.evaluate(
    ([name, given]) =>
      given === undefined ? chrome.storage.sync.remove(name) : chrome.storage.sync.set({ [name]: given }),
    [key, value] as [string, unknown],
  );

/** Title of the playbook that travels; null where it is not there whole. */
export async function travelling(page: Page): Promise<string | null> {
  const items = await itemsIn(page);
  const manifest = manifestIn(items);
  const text = manifest && manifest !== 'newer' ? await textIn(items, manifest) : null;
  return text === null ? null : JSON.parse((await unpack(text)) ?? '').playbook.title;
}

/** What another browser changes, item by item, that had not seen what travels now: a release that says `title`. */
export async function itemsOfOther(page: Page, number: number, title: string): Promise<[string, unknown][]> {
  const facts = { number, date: '2026-11-24T10:00:00.000Z', author: 'Dana', note: '' };
  const release = await makeRelease(playbookSaying(title), facts);
  const { digest } = release;
  const packed = await pack(JSON.stringify(release));
  const { writes } = planRelease(await itemsIn(page), packed, { number, digest, after: [] });
  return writes.flatMap((write) =>
    'set' in write ? Object.entries(write.set) : write.remove.map((key): [string, unknown] => [key, undefined]),
  );
}

/** Fills the area with what is not ours, until so many bytes are free. */
export async function leaveFree(page: Page, free: number): Promise<void> {
  await page.evaluate(async (bytes) => {
    const { sync } = chrome.storage;
    const key = (index: number): string => `junk.${String(index).padStart(2, '0')}`;
    for (let index = 0; ; index += 1) {
      const room = 102_400 - (await sync.getBytesInUse(null)) - bytes;
      if (room <= 20) return;
      await sync.set({ [key(index)]: 'x'.repeat(Math.min(8_000, room - 9)) });
    }
  }, free);
}

export const takeJunkOut = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const keys = Object.keys(await chrome.storage.sync.get(null));
    await chrome.storage.sync.remove(keys.filter((key) => key.startsWith('junk.')));
  });
