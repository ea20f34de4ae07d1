import { browser } from 'wxt/browser';
import type { Database } from './database';
import { factsKey } from './history';
import { metaAt } from './meta';

/** Deletes every release but the active one, which advice is made from, and the one that the draft starts from. */
export async function clearFormerReleases(database: Database): Promise<void> {
  const transaction = database.transaction(['meta', 'releases'], 'readwrite', { durability: 'strict' });
  const meta = transaction.objectStore('meta');
  const [active, draft] = await Promise.all([metaAt(meta, 'active-release'), metaAt(meta, 'draft')]);
  const releases = transaction.objectStore('releases');
  for (const number of await releases.getAllKeys()) {
    if (number === active?.release || number === draft?.base) continue;
    await releases.delete(number);
    await meta.delete(factsKey(number));
  }
  await transaction.done;
}

/** Deletes every edit that is in a release, or was taken back; those of the draft stay. */
export async function clearFormerEdits(database: Database): Promise<void> {
  const transaction = database.transaction(['meta', 'edits'], 'readwrite', { durability: 'strict' });
  const draft = await metaAt(transaction.objectStore('meta'), 'draft');
  let cursor = await transaction.objectStore('edits').openCursor();
  while (cursor) {
    if (cursor.value.draft !== draft?.draft) await cursor.delete();
    cursor = await cursor.continue();
  }
  await transaction.done;
}

/** Empties one store. */
export async function clearStore(
  database: Database,
  store: 'events' | 'pipelines' | 'examples' | 'note-drafts' | 'people' | 'plans' | 'team' | 'sync-log' | 'nudges',
): Promise<void> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
  await transaction.store.clear();
  await transaction.done;
}

/**
 * Deletes what waits to be sent and what came and waits, and how far the hub was read: what is there comes again when it is
 * next asked.
 */
export async function clearHub(database: Database): Promise<void> {
  const stores = ['outbox', 'held', 'hub-marks'] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  for (const store of stores) await transaction.objectStore(store).clear();
  await transaction.done;
  await keepNudgesHere(database);
}

/** Nudges, and answers to them, that wait to be sent are not sent any more. */
async function keepNudgesHere(database: Database): Promise<void> {
  const transaction = database.transaction('nudges', 'readwrite', { durability: 'strict' });
  for (const { unsent, untold, ...nudge } of await transaction.store.getAll()) {
    if (unsent) await transaction.store.put({ ...nudge, refused: 'the hub was left' });
    else if (untold) await transaction.store.put(nudge);
  }
  await transaction.done;
}

/** Deletes every note, all that is made of them, and what of an erasing was still to be done. */
export async function clearNotes(database: Database): Promise<void> {
  const stores = ['meta', 'note-events', 'threads', 'note-index'] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  await transaction.objectStore('meta').delete('note-erasing');
  await transaction.objectStore('note-events').clear();
  await transaction.objectStore('threads').clear();
  await transaction.objectStore('note-index').clear();
  await transaction.done;
}

/** Empties every store of the database, whatever stores there are, all or none. */
export async function clearDatabase(database: Database): Promise<void> {
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  for (const store of stores) await transaction.objectStore(store).clear();
  await transaction.done;
}

/** Deletes everything in the extension's own storage: how the sidebar was set, per CRM. */
export async function clearPreferences(): Promise<void> {
  await browser.storage.local.clear();
}

/** Deletes what this browser has put where the person's other browsers find it; one that is on puts its own there again. */
export async function clearOwnItems(): Promise<void> {
  await browser.storage.sync.clear();
}
