import type { ActOutcome, NoteRequests } from '../../note-requests';
import { eventOf } from '../../notes/act';
import type { NoteEvent } from '../../notes/event';
import { headsOf } from '../../notes/summary';
import type { Database, StoredThread } from '../database';
import { isJoined, sendChanged } from '../hub/outbox';
import { metaAt } from '../meta';
import type { StoredBlock } from './block';
import { endDraft } from './drafts';
import { ownId } from './self';
import { type Changed, WRITTEN, type Writing, writeIndex, writeThreads } from './threads';

/** What a change was, for whoever has the index in memory and has to tell others. */
export interface Written {
  blocks: StoredBlock[];
  /** `recordKey` of each record whose threads changed; empty for threads without one. */
  records: string[];
}

const NO_THREAD: ActOutcome = { outcome: 'refused', why: 'no-thread' };
const NOTHING: Written = { blocks: [], records: [] };

/**
 * What a person does with notes: one transaction, durable when it resolves. An act whose event is there already is not done again.
 */
export function saveAct(
  database: Database,
  { event: id, at, hat, act, draft }: NoteRequests['notes/act']['request'],
  now: number,
): Promise<{ outcome: ActOutcome; written: Written }> {
  return writing(database, async (transaction) => {
    // What does not wait for each other is asked for at once: a person waits for the answer.
    const thread = act.type === 'begin' ? id : act.thread;
    const [author, known, stored, events, joined] = await Promise.all([
      ownId(transaction.objectStore('meta')),
      transaction.objectStore('note-events').get(id),
      transaction.objectStore('threads').get(thread),
      eventsOf(transaction, thread),
      isJoined(transaction),
    ]);
    if (known) {
      const own = known.thread === thread ? stored : await transaction.objectStore('threads').get(known.thread);
      const outcome = own ? ({ outcome: 'saved', thread: own.view } as const) : NO_THREAD;
      return { outcome, written: NOTHING };
    }
    const before = stored ?? null;
    const worn = joined ? await wornBy(transaction, author, hat) : hat;
    const made = eventOf(act, { id, at, author, hat: worn }, before?.view ?? null);
    if ('refused' in made) return { outcome: { outcome: 'refused', ...made.refused }, written: NOTHING };
    const { event } = made;
    const changed = { id: event.thread, events: [...events, event], before };
    const [{ threads, blocks }] = await Promise.all([
      writeThreads(transaction, [changed], author),
      transaction.objectStore('note-events').put(event),
      draft === undefined ? null : endDraft(transaction.objectStore('note-drafts'), draft, now),
    ]);
    const after = threads.get(event.thread);
    if (!after) throw new Error(`event ${id} makes no thread`);
    if (joined) await sendChanged(transaction, { self: author, changed, after, fresh: new Set([id]) });
    return {
      outcome: { outcome: 'saved', thread: after.view },
      written: { blocks, records: recordsOf([after]) },
    };
  });
}

/** In a team the roster says who may speak as what; a rep who writes as somebody else would not be heard. */
async function wornBy(transaction: Writing, author: string, hat: NoteEvent['hat']): Promise<NoteEvent['hat']> {
  const person = await transaction.objectStore('people').get(author);
  return person?.roles.some((role) => role !== 'rep') ? hat : 'rep';
}

/** Adds events that were made elsewhere or by the background itself; those that are there already change nothing. */
export function addNoteEvents(database: Database, added: readonly NoteEvent[]): Promise<Written> {
  return writing(database, async (transaction) => {
    const self = (await metaAt(transaction.objectStore('meta'), 'note-self'))?.id ?? null;
    const fresh: NoteEvent[] = [];
    for (const event of added) {
      if ((await transaction.objectStore('note-events').getKey(event.id)) === undefined) fresh.push(event);
    }
    const changed: Changed[] = [];
    for (const thread of new Set(fresh.map((event) => event.thread))) {
      const before = (await transaction.objectStore('threads').get(thread)) ?? null;
      const events = await eventsOf(transaction, thread);
      changed.push({ id: thread, before, events: [...events, ...fresh.filter((event) => event.thread === thread)] });
    }
    for (const event of fresh) await transaction.objectStore('note-events').put(event);
    const { threads, blocks } = await writeThreads(transaction, changed, self);
    if (self !== null && (await isJoined(transaction))) {
      const made = new Set(fresh.map(({ id }) => id));
      for (const one of changed) {
        const after = threads.get(one.id);
        if (after) await sendChanged(transaction, { self, changed: one, after, fresh: made });
      }
    }
    return { blocks, records: recordsOf(threads.values()) };
  });
}

/** Marks threads as read or not; those that are not there are left out. */
export function markRead(
  database: Database,
  { threads, read }: NoteRequests['review/read']['request'],
): Promise<Written> {
  return writing(database, async (transaction) => {
    const store = transaction.objectStore('threads');
    const marked: StoredThread[] = [];
    for (const id of threads) {
      const row = await store.get(id);
      if (!row || read === (row.unread === undefined)) continue;
      const { unread: _, ...rest } = row;
      marked.push(read ? { ...rest, seen: headsOf(row.view) } : { ...rest, seen: [], unread: 1 });
    }
    for (const row of marked) await store.put(row);
    const blocks = await writeIndex(transaction, [], marked);
    return { blocks, records: recordsOf(marked) };
  });
}

const recordsOf = (threads: Iterable<StoredThread>): string[] => [
  ...new Set([...threads].flatMap(({ record }) => record ?? '')),
];

export const eventsOf = (transaction: Writing, thread: string): Promise<NoteEvent[]> =>
  transaction.objectStore('note-events').index('thread').getAll(thread);

/** One transaction over all that a change of threads writes to: all of it or nothing. */
export async function writing<T>(database: Database, work: (transaction: Writing) => Promise<T>): Promise<T> {
  const transaction: Writing = database.transaction(WRITTEN, 'readwrite', { durability: 'strict' });
  try {
    const answer = await work(transaction);
    await transaction.done;
    return answer;
  } catch (error) {
    // Where a request failed, what the transaction failed of says more: that the disk is full.
    const reason = transaction.done.then(
      () => error,
      (cause: unknown) => cause ?? error,
    );
    takeBack(transaction);
    throw await reason;
  }
}

/** Ends a transaction in which something failed, so that nothing of it is kept; one that ended by itself refuses that. */
function takeBack(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    return;
  }
}
