import type { CoachingEvent } from '../../lib/coaching/events';
import type { Connection } from '../../lib/storage/connection';
import { addEvents, allEvents } from '../../lib/storage/events';

/**
 * The event log with a copy in memory, so that advice needs no query. The background is the only writer, so the copy
 * cannot go stale, and it is only a copy: a background that is killed reads it again.
 */
export interface EventLog {
  /** What advice for one record depends on: all that happened on it, and what was said and shown on others. */
  about(record: string): Promise<CoachingEvent[]>;
  /** Adds what is not there yet. Resolves when it is durable (`addEvents`). */
  add(events: readonly CoachingEvent[], durability: 'strict' | 'relaxed'): Promise<void>;
}

export function makeEventLog(connection: Connection): EventLog {
  let copy: Promise<Map<string, CoachingEvent>> | null = null;
  const events = (): Promise<Map<string, CoachingEvent>> => {
    copy ??= connection
      .use(allEvents)
      .then((all) => new Map(all.map((event) => [event.id, event])))
      .catch((error: unknown) => {
        copy = null;
        throw error;
      });
    return copy;
  };
  return {
    async about(record) {
      const all = [...(await events()).values()];
      return all.filter(
        (event) => event.record === record || (event.type !== 'tick' && event.type !== 'stage-observed'),
      );
    },
    async add(added, durability) {
      await connection.use((database) => addEvents(database, added, durability));
      const all = await events();
      for (const event of added) if (!all.has(event.id)) all.set(event.id, event);
    },
  };
}
