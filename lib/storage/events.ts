import type { CoachingEvent } from '../coaching/events';
import type { Database } from './database';

/**
 * Adds events to the log; one whose id is there already is left as it is, so an event sent twice counts once. Resolves
 * when the transaction is complete. `strict` also waits for the disk: for what a person did. `relaxed` may lose the last
 * moments to a power cut, never to a killed process: for what was merely observed.
 * Answers how many were new.
 */
export async function addEvents(
  database: Database,
  events: readonly CoachingEvent[],
  durability: 'strict' | 'relaxed',
): Promise<number> {
  if (events.length === 0) return 0;
  const transaction = database.transaction('events', 'readwrite', { durability });
  let added = 0;
  for (const event of events) {
    if ((await transaction.store.getKey(event.id)) !== undefined) continue;
    await transaction.store.add(event);
    added += 1;
  }
  await transaction.done;
  return added;
}

/** The whole log. */
export function allEvents(database: Database): Promise<CoachingEvent[]> {
  return database.getAll('events');
}

/** Everything that happened on one record, by its `recordKey`. */
export function eventsOfRecord(database: Database, record: string): Promise<CoachingEvent[]> {
  return database.getAllFromIndex('events', 'record', record);
}

/** Everything that concerns one step or tip, on any record. */
export function eventsOfItem(database: Database, item: string): Promise<CoachingEvent[]> {
  return database.getAllFromIndex('events', 'item', item);
}
