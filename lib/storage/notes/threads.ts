import type { IDBPTransaction } from 'idb';
import type { NoteEvent } from '../../notes/event';
import { threadOf } from '../../notes/merge';
import { isUnread } from '../../notes/summary';
import { excerptOf } from '../../notes/text';
import type { ThreadSummary, ThreadView } from '../../notes/thread';
import type { SightlineDatabase, StoredThread } from '../database';
import { BLOCK, SHAPE, type StoredBlock, slotOf } from './block';
import { indexedOf } from './indexed';
import { type Changes, changesByBlock, withNumbers, withValues, withWords } from './make-block';

/** What a change of threads writes to. */
export const WRITTEN = [
  'note-events',
  'threads',
  'note-index',
  'note-drafts',
  'people',
  'meta',
  'team',
  'outbox',
  'held',
  'hub-marks',
] as const;
export type Writing = IDBPTransaction<SightlineDatabase, typeof WRITTEN, 'readwrite'>;

/** A thread whose events are others now. */
export interface Changed {
  id: string;
  /** Every event of it; without one that begins it, or none at all, there is no thread. */
  events: readonly NoteEvent[];
  /** As it was stored; null: it was not. */
  before: StoredThread | null;
  /** The texts that were read; those of before where it is not said. */
  seen?: string[];
}

/**
 * Makes threads anew, with all that they are found by. Part of the transaction; the blocks of the index that it writes come
 * back, for whoever has them in memory.
 */
export async function writeThreads(
  transaction: Writing,
  changed: readonly Changed[],
  self: string | null,
): Promise<{ threads: Map<string, StoredThread>; blocks: StoredBlock[] }> {
  const store = transaction.objectStore('threads');
  const threads = new Map<string, StoredThread>();
  const gone: number[] = [];
  let next = changed.some(({ before }) => before === null) ? await nextNumber(transaction) : 0;
  for (const { id, events, before, seen } of changed) {
    const view = threadOf(events);
    if (view === null) {
      if (before) gone.push(before.no);
      await store.delete(id);
      continue;
    }
    const row = storedThread(view, events, before?.no ?? next, seen ?? before?.seen ?? [], self);
    if (!before) next += 1;
    threads.set(id, row);
  }
  const rows = [...threads.values()];
  // The rows are on their way before a block that is missing is made of what is stored.
  const [blocks] = await Promise.all([writeIndex(transaction, gone, rows), ...rows.map((row) => store.put(row))]);
  return { threads, blocks };
}

/** Writes what the index holds of these threads. */
export async function writeIndex(
  transaction: Writing,
  gone: readonly number[],
  threads: readonly StoredThread[],
): Promise<StoredBlock[]> {
  const found = threads.map((row) => ({ no: row.no, indexed: indexedOf(row) }));
  const hidden = found.flatMap(({ no, indexed }) => (indexed ? [] : [no]));
  const shown = found.flatMap(({ indexed }) => indexed ?? []);
  const written: StoredBlock[] = [];
  for (const [block, changes] of changesByBlock([...gone, ...hidden], shown)) {
    written.push(...(await writeBlock(transaction, block, changes)));
  }
  return written;
}

/** Writes a block; one that is missing, or of another shape, is made of all its threads. */
export async function writeBlock(transaction: Writing, block: number, changes: Changes): Promise<StoredBlock[]> {
  const store = transaction.objectStore('note-index');
  const [numbers, values, words] = await Promise.all([
    store.get(['numbers', block]),
    store.get(['values', block]),
    store.get(['words', block]),
  ]);
  const known = [numbers, values, words].every((one) => one?.shape === SHAPE);
  const all = known ? changes : await wholeBlock(transaction, block);
  const blocks = [
    withNumbers(known && numbers?.part === 'numbers' ? numbers : undefined, block, all),
    withValues(known && values?.part === 'values' ? values : undefined, block, all),
    withWords(known && words?.part === 'words' ? words : undefined, block, all),
  ];
  await Promise.all(blocks.map((one) => store.put(one)));
  return blocks;
}

/** Every thread of a block, as it is stored now. */
async function wholeBlock(transaction: Writing, block: number): Promise<Changes> {
  const range = IDBKeyRange.bound(block * BLOCK, (block + 1) * BLOCK, false, true);
  const rows = await transaction.objectStore('threads').index('no').getAll(range);
  return new Map(rows.map((row) => [slotOf(row.no), indexedOf(row)]));
}

/** The number after the highest. One that was erased at the end is given again: its block was written anew. */
async function nextNumber(transaction: Writing): Promise<number> {
  const last = await transaction.objectStore('threads').index('no').openKeyCursor(null, 'prev');
  return last ? last.key + 1 : 0;
}

function storedThread(
  view: ThreadView,
  events: readonly NoteEvent[],
  no: number,
  seen: string[],
  self: string | null,
): StoredThread {
  const texts = view.notes.flatMap(({ text }) => (text ? [text.markdown] : []));
  const [first = ''] = texts;
  const last = texts.at(-1) ?? '';
  const excerpt = excerptOf(first);
  const stored = {
    id: view.id,
    no,
    ...(view.record ? { record: view.record.key } : {}),
    lastAt: view.lastAt,
    ...(view.flag === null ? {} : { flag: view.flag }),
    ...(isUnread(view, { me: self, seen: new Set(seen) }) ? ({ unread: 1 } as const) : {}),
    seen,
    people: [...new Set([...events.map(({ author }) => author), ...view.mentions])],
    excerpt,
    lastExcerpt: first === last ? excerpt : excerptOf(last),
    view,
  };
  return { ...stored, size: JSON.stringify(events).length + JSON.stringify(stored).length };
}

/** What a list shows of it; as `summaryOf` makes it, without reading its texts again. */
export function storedSummary({ view, excerpt, lastExcerpt, unread }: StoredThread): ThreadSummary {
  const { notes, checklist, ...rest } = view;
  return {
    ...rest,
    excerpt,
    lastExcerpt,
    authors: [...new Set(notes.map(({ author }) => author))],
    hat: notes[0]?.hat ?? 'rep',
    noteCount: notes.filter(({ text }) => text !== null).length,
    openItems: checklist.filter(({ done }) => !done).length,
    unread: unread === 1,
  };
}
