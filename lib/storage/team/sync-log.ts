import type { SyncEntry } from '../../team/channel';
import type { Database } from '../database';

/** An entry as stored; `seq` is its place, given by the database. */
export type StoredSyncEntry = SyncEntry & { seq?: number };

/** Entries that are kept; the oldest make room. */
export const MOST_ENTRIES = 1_000;

/** Adds an entry. What is said again and again in a row is one entry, counted. */
export async function logSync(database: Database, entry: Omit<SyncEntry, 'times'>): Promise<SyncEntry> {
  const transaction = database.transaction('sync-log', 'readwrite');
  const { store } = transaction;
  const last = (await store.openCursor(null, 'prev'))?.value;
  const again = last && isAgain(last, entry);
  const kept: StoredSyncEntry = again
    ? { ...last, times: last.times + 1, ...notesOf(last, entry) }
    : { ...entry, times: 1 };
  await store.put(kept);
  const spare = (await store.count()) - MOST_ENTRIES;
  for (const key of spare > 0 ? await store.getAllKeys(null, spare) : []) await store.delete(key);
  await transaction.done;
  return kept;
}

/** The newest first. */
export async function syncLog(database: Database): Promise<SyncEntry[]> {
  const all = await database.getAll('sync-log');
  return all.reverse().map(({ seq: _seq, ...entry }) => entry);
}

const notesOf = (last: Pick<SyncEntry, 'notes'>, entry: Pick<SyncEntry, 'notes'>): Pick<SyncEntry, 'notes'> =>
  entry.notes === undefined ? {} : { notes: (last.notes ?? 0) + entry.notes };

const isAgain = (last: SyncEntry, entry: Omit<SyncEntry, 'times'>): boolean =>
  last.channel === entry.channel &&
  last.what === entry.what &&
  (last.notes === undefined) === (entry.notes === undefined) &&
  last.release === entry.release &&
  last.reason === entry.reason &&
  last.detail === entry.detail;
