import type { NoteImportReport } from '../../note-requests';
import type { NoteEvent, Person } from '../../notes/event';
import { type NoteRefusal, parseEvents, parsePeople } from '../../notes/parse';
import { mergeEvents } from '../../notes/union';
import type { Database } from '../database';
import { metaAt } from '../meta';
import { eventsOf, type Written, writing } from './acts';
import { type Changed, type Writing, writeThreads } from './threads';

interface Plan {
  report: NoteImportReport;
  changed: Changed[];
  people: Person[];
}

/**
 * Takes in events and people that were written elsewhere, in one transaction: all that is good, or nothing. What does not parse, or
 * belongs to no thread, is refused by itself. Taken in twice, it changes nothing. The report counts threads. `dry`: only says what
 * it would do.
 */
export function importNotes(
  database: Database,
  given: { events: readonly unknown[]; people: readonly unknown[] },
  dry: boolean,
): Promise<{ report: NoteImportReport; written: Written }> {
  return writing(database, async (transaction) => {
    const { report, changed, people } = await planOf(transaction, given);
    if (dry) return { report, written: { blocks: [], records: [] } };
    const store = transaction.objectStore('note-events');
    await Promise.all(changed.flatMap(({ events }) => events.map((event) => store.put(event))));
    await Promise.all(people.map((person) => transaction.objectStore('people').put(person)));
    const self = (await metaAt(transaction.objectStore('meta'), 'note-self'))?.id ?? null;
    const { threads, blocks } = await writeThreads(transaction, changed, self);
    return {
      report,
      written: { blocks, records: [...new Set([...threads.values()].flatMap(({ record }) => record ?? ''))] },
    };
  });
}

async function planOf(
  transaction: Writing,
  given: { events: readonly unknown[]; people: readonly unknown[] },
): Promise<Plan> {
  const { events, refused } = parseEvents(given.events);
  const { people, refused: refusedPeople } = parsePeople(given.people);
  const report: NoteImportReport = { added: 0, updated: 0, same: 0, refused: [...refused, ...refusedPeople] };
  const changed: Changed[] = [];
  for (const [thread, incoming] of byThread(events)) {
    const before = (await transaction.objectStore('threads').get(thread)) ?? null;
    const own: NoteEvent[] = [];
    const known = await Promise.all(incoming.map(({ id }) => transaction.objectStore('note-events').get(id)));
    for (const [index, event] of incoming.entries()) {
      // An event belongs to one thread for good.
      if ((known[index]?.thread ?? thread) !== thread) report.refused.push(refusalOf(given.events, event, 'id'));
      else own.push(event);
    }
    const isBegun = before !== null || own.some(({ type }) => type === 'begun');
    if (!isBegun) {
      report.refused.push(...own.map((event) => refusalOf(given.events, event, 'thread')));
      continue;
    }
    const stored = before ? await eventsOf(transaction, thread) : [];
    const merged = mergeEvents(stored, own).events;
    const there = new Set(stored);
    const isNew = merged.some((event) => !there.has(event));
    if (before === null) report.added += 1;
    else if (isNew) report.updated += 1;
    else report.same += 1;
    if (isNew) changed.push({ id: thread, events: merged, before });
  }
  const newer: Person[] = [];
  const self = await metaAt(transaction.objectStore('meta'), 'note-self');
  for (const person of people) {
    // Who this browser's person is, no file says.
    if (person.id === self?.id) continue;
    const known = await transaction.objectStore('people').get(person.id);
    if (!known || known.at < person.at) newer.push(person);
  }
  return { report, changed, people: newer };
}

function byThread(events: readonly NoteEvent[]): Map<string, NoteEvent[]> {
  const threads = new Map<string, NoteEvent[]>();
  for (const event of events) {
    const known = threads.get(event.thread);
    if (known) known.push(event);
    else threads.set(event.thread, [event]);
  }
  return threads;
}

/** Says where in the given list the event is whose id or thread does not fit. */
function refusalOf(given: readonly unknown[], { id }: NoteEvent, field: 'id' | 'thread'): NoteRefusal {
  const index = given.findIndex((one) => typeof one === 'object' && one !== null && 'id' in one && one.id === id);
  return { at: `events[${index}].${field}`, why: 'bad-id' };
}
