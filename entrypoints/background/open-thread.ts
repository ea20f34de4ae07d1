import { browser } from 'wxt/browser';
import { identify } from '../../lib/crm/identify';
import { type Identity, recordKey } from '../../lib/crm/record';
import { push } from '../../lib/messages';
import type { NotedRecord } from '../../lib/notes/event';
import { crmTabs } from './tabs';

/** The thread that a tab's panel is to open. Kept beside the background, which may be killed before the panel asks. */
interface Wish {
  record: string;
  thread: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Milliseconds for which a panel may be late: a CRM's page takes long to load. */
const STANDS_FOR = 60_000;
/** Milliseconds for which it is still given after it was given first, because an answer can be lost. */
const GIVEN_FOR = 5_000;

const keyOf = (tab: number): string => `open-thread:${tab}`;

/** Opens the record in a tab that shows it, else in a new one, with the panel on that thread. False where its address leads elsewhere. */
export async function openThread(record: NotedRecord, thread: string): Promise<boolean> {
  if (keyAt(record.url) !== record.key) return false;
  const shown = await tabShowing(record.key);
  const tab = shown ?? (await browser.tabs.create({ url: record.url }));
  if (tab.id === undefined) return false;
  const wish: Wish = { record: record.key, thread, at: Date.now() };
  await browser.storage.session.set({ [keyOf(tab.id)]: wish });
  if (shown) {
    await browser.tabs.update(tab.id, { active: true });
    if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
    await push(tab.id, 'notes/open', { record: record.key, thread });
  }
  return true;
}

/** The thread that this tab's panel is to open on this record; null: none. */
export async function wishedThread(tab: number, record: string, now: number): Promise<string | null> {
  const key = keyOf(tab);
  const { [key]: wish } = await browser.storage.session.get(key);
  if (!isWish(wish) || wish.record !== record) return null;
  if (now - wish.at > STANDS_FOR) {
    await browser.storage.session.remove(key);
    return null;
  }
  const until = Math.min(wish.at, now - STANDS_FOR + GIVEN_FOR);
  await browser.storage.session.set({ [key]: { ...wish, at: until } satisfies Wish });
  return wish.thread;
}

async function tabShowing(key: string) {
  const tabs = await Promise.all((await crmTabs()).map((id) => browser.tabs.get(id)));
  return tabs.find(({ url }) => url !== undefined && keyAt(url) === key);
}

function keyAt(address: string): string | null {
  const identity: Identity | { none: string } = URL.canParse(address) ? identify(new URL(address)) : { none: '' };
  if (!('crm' in identity) || identity.object === null) return null;
  const { crm, org, object, id } = identity;
  return recordKey({ crm, org, object, id });
}

const isWish = (value: unknown): value is Wish =>
  typeof value === 'object' && value !== null && 'record' in value && 'thread' in value && 'at' in value;
