import { compareEvents } from '../../notes/order';
import type { HubNoteStore, Ready } from '../../team/hub/note-store';
import { waitingOf } from '../../team/hub/outgoing';
import type { Connection } from '../connection';
import type { Database, StoredThread } from '../database';
import type { Written } from '../notes/acts';
import { putWaiting } from './outbox';
import { inHub, type Queued, type Waiting } from './stored';
import { knowPeople, takeArrival } from './take';

export interface NoteStoreParts {
  now(): number;
  told(written: Written): void;
  known(): void;
  arrived(records: string[]): void;
}

/**
 * The notes of the database, as the hub brings them in and out. `told`: what was written; `known`: people are others now; `arrived`: flags
 * on these records are in the hub.
 */
export function makeHubNoteStore({ use }: Connection, { now, told, known, arrived }: NoteStoreParts): HubNoteStore {
  return {
    waiting: (after, limit) => use((database) => waitingRows(database, after, limit)),
    sent: (rows) =>
      use(async (database) => {
        const transaction = database.transaction(['outbox', 'hub-marks', 'threads'], 'readwrite');
        const flagged = new Set<string>();
        const outbox = transaction.objectStore('outbox');
        for (const no of rows) {
          const row = await outbox.get(no);
          // A thread is there when its beginning is.
          if (row?.kind === 'event' && row.event === row.lane) {
            await transaction.objectStore('hub-marks').put({ filter: inHub(row.lane), sequence: 0 });
            const thread = await transaction.objectStore('threads').get(row.lane);
            if (thread?.flag && thread.record) flagged.add(thread.record);
          }
          await outbox.delete(no);
        }
        await transaction.done;
        if (flagged.size > 0) arrived([...flagged]);
      }),
    refused: (row, why) =>
      use(async (database) => {
        const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
        const there = await transaction.store.get(row);
        if (there) await transaction.store.put({ ...there, refused: why });
        await transaction.done;
      }),
    mark: (filter) => use(async (database) => (await database.get('hub-marks', filter))?.sequence ?? 0),
    setMark: (mark) =>
      use(async (database) => {
        await database.put('hub-marks', mark);
      }),
    facts: (threads) =>
      use(async (database) => {
        const transaction = database.transaction('threads');
        const rows = await Promise.all(threads.map((id) => transaction.store.get(id)));
        await transaction.done;
        return new Map(rows.flatMap((row) => (row ? [[row.id, factsOf(row)] as const] : [])));
      }),
    heldOf: (threads) =>
      use(async (database) => {
        const byThread = database.transaction('held').store.index('thread');
        return (await Promise.all(threads.map((thread) => byThread.getAll(thread)))).flat();
      }),
    heldFor: (why) =>
      use(async (database) => {
        const byReason = database.transaction('held').store.index('why');
        return (await Promise.all(why.map((one) => byReason.getAll(one)))).flat();
      }),
    async take(arrival) {
      const { written, ...arrived } = await use((database) => takeArrival(database, arrival));
      told(written);
      return arrived;
    },
    async know(people) {
      if (await use((database) => knowPeople(database, people, now()))) known();
    },
  };
}

const factsOf = ({ view }: StoredThread) => ({
  opener: view.notes[0]?.author ?? '',
  record: view.record?.key ?? null,
});

async function waitingRows(database: Database, after: number, limit: number): Promise<Ready[]> {
  const transaction = database.transaction(['outbox', 'note-events', 'threads']);
  const rows: Waiting[] = [];
  let cursor = await transaction.objectStore('outbox').openCursor(IDBKeyRange.lowerBound(after, true));
  for (; cursor && rows.length < limit; cursor = await cursor.continue()) {
    if (cursor.value.refused === undefined) rows.push({ ...cursor.value, no: cursor.primaryKey });
  }
  const ready = await Promise.all(
    rows.map(async (row): Promise<Ready> => {
      if (row.kind === 'message') return { row, written: null };
      const [event, thread] = await Promise.all([
        transaction.objectStore('note-events').get(row.event),
        transaction.objectStore('threads').get(row.lane),
      ]);
      return { row, written: event && thread ? { event, thread: factsOf(thread) } : null };
    }),
  );
  await transaction.done;
  return ready;
}

/** Threads that are looked through in one transaction. */
const AT_ONCE = 200;

/**
 * Puts everything of this person's that others may read among what waits to be sent, whether it is in the hub already or not, which keeps
 * each once. Answers how many of their notes and changes that are; `dry`: only answers.
 */
export async function sendEverything({ use }: Connection, self: string, dry: boolean): Promise<number> {
  let count = 0;
  for (let after: number | null = -1; after !== null; ) {
    const from: number = after;
    const piece: { rows: Queued[]; last: number | null } = await use((database) => shared(database, self, from));
    count += new Set(piece.rows.map((row) => (row.kind === 'event' ? row.event : row.id))).size;
    if (!dry) {
      await use(async (database) => {
        const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
        await putWaiting(transaction.store, piece.rows);
        await transaction.done;
      });
    }
    after = piece.last;
  }
  return count;
}

async function shared(
  database: Database,
  self: string,
  after: number,
): Promise<{ rows: Queued[]; last: number | null }> {
  const transaction = database.transaction(['threads', 'note-events']);
  const range = IDBKeyRange.lowerBound(after, true);
  const threads = await transaction.objectStore('threads').index('no').getAll(range, AT_ONCE);
  const rows: Queued[] = [];
  for (const { id, view, people } of threads) {
    if (view.visibility === 'private' || !people.includes(self)) continue;
    const events = await transaction.objectStore('note-events').index('thread').getAll(id);
    const own = events.filter(({ author }) => author === self).sort(compareEvents);
    rows.push(...own.flatMap((event) => waitingOf(event, view.visibility, view, self)));
  }
  await transaction.done;
  return { rows, last: threads.length < AT_ONCE ? null : (threads.at(-1)?.no ?? null) };
}
