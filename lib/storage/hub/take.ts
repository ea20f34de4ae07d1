import type { NoteEvent, Person } from '../../notes/event';
import { mergeEvents } from '../../notes/union';
import type { RosterPerson } from '../../team/hub/contract';
import { type Arrival, type Arrived, MOST_HELD } from '../../team/hub/note-store';
import type { Database } from '../database';
import { metaAt } from '../meta';
import { eventsOf, type Written, writing } from '../notes/acts';
import { type Changed, type Writing, writeThreads } from '../notes/threads';
import { sendChanged } from './outbox';
import { inHub } from './stored';

/** Writes what came from the hub, all or none, with the mark: threads, what is held, and what it makes this person's client send. */
export function takeArrival(database: Database, arrival: Arrival): Promise<Arrived & { written: Written }> {
  return writing(database, async (transaction) => {
    const self = (await metaAt(transaction.objectStore('meta'), 'note-self'))?.id ?? null;
    const { good, taken, added } = await sorted(transaction, arrival.events);
    // All at once: one after the other they would wait for each other by the hundred.
    const merged = await Promise.all([...good].map(([id, own]) => mergedThread(transaction, id, own)));
    const changed = merged.flatMap((one) => one ?? []);
    const { threads, blocks } = await writeThreads(transaction, changed, self);
    for (const one of changed) {
      const after = threads.get(one.id);
      if (after && self !== null) await sendChanged(transaction, { self, changed: one, after, fresh: new Set() });
    }
    const own = arrival.events.filter(({ type, author }) => type === 'begun' && author === self);
    for (const { id } of own) await transaction.objectStore('hub-marks').put({ filter: inHub(id), sequence: 0 });
    const dropped = await hold(transaction, arrival);
    if (arrival.mark) await transaction.objectStore('hub-marks').put(arrival.mark);
    const records = [...new Set([...threads.values()].flatMap(({ record }) => record ?? ''))];
    return { added, taken, dropped, written: { blocks, records } };
  });
}

/** A thread with what came of it; null: nothing of that is new. Writes the new events. */
async function mergedThread(transaction: Writing, id: string, own: readonly NoteEvent[]): Promise<Changed | null> {
  const before = (await transaction.objectStore('threads').get(id)) ?? null;
  // Without its beginning nothing of a thread is kept.
  const stored = before ? await eventsOf(transaction, id) : [];
  const { events } = mergeEvents(stored, own);
  const there = new Set(stored);
  const fresh = events.filter((event) => !there.has(event));
  if (fresh.length === 0) return null;
  await Promise.all(fresh.map((event) => transaction.objectStore('note-events').put(event)));
  return { id, events, before };
}

/** By thread, without those whose id somebody else or another thread has. `added`: how many are new. */
async function sorted(
  transaction: Writing,
  events: readonly NoteEvent[],
): Promise<Pick<Arrived, 'taken' | 'added'> & { good: Map<string, NoteEvent[]> }> {
  const known = await Promise.all(events.map(({ id }) => transaction.objectStore('note-events').get(id)));
  const owners = new Map(known.flatMap((event) => (event ? [[event.id, event] as const] : [])));
  const good = new Map<string, NoteEvent[]>();
  const taken: NoteEvent[] = [];
  let added = 0;
  for (const event of events) {
    const owner = owners.get(event.id);
    if (owner && (owner.author !== event.author || owner.thread !== event.thread)) {
      taken.push(event);
      continue;
    }
    if (!owner) added += 1;
    owners.set(event.id, event);
    const own = good.get(event.thread);
    if (own) own.push(event);
    else good.set(event.thread, [event]);
  }
  return { good, taken, added };
}

/** Notes what is held and what is not any more; answers how many of the oldest had to make room. */
async function hold(transaction: Writing, { hold: held, let: gone }: Arrival): Promise<number> {
  const store = transaction.objectStore('held');
  await Promise.all([...gone.map((subject) => store.delete(subject)), ...held.map((one) => store.put(one))]);
  const spare = held.length === 0 ? 0 : (await store.count()) - MOST_HELD;
  if (spare <= 0) return 0;
  const oldest = (await store.getAll()).sort((one, other) => one.at - other.at).slice(0, spare);
  for (const { subject } of oldest) await store.delete(subject);
  return oldest.length;
}

/** Keeps names and roles as the roster has them; who is in no roster stays as they were. Answers whether anything is new. */
export async function knowPeople(database: Database, roster: readonly RosterPerson[], now: number): Promise<boolean> {
  const transaction = database.transaction('people', 'readwrite', { durability: 'strict' });
  const known = new Map((await transaction.store.getAll()).map((person) => [person.id, person]));
  const changed = roster.flatMap(({ id, name, roles }): Person[] => {
    const before = known.get(id);
    if (before && before.name === name && before.roles.join() === roles.join()) return [];
    return [{ id, name, email: before?.email ?? null, roles, at: Math.max(now, (before?.at ?? 0) + 1) }];
  });
  for (const person of changed) await transaction.store.put(person);
  await transaction.done;
  return changed.length > 0;
}
