import { REQUEST_SCHEMAS } from '../../lib/message-schemas';
import type { Handler, Route, Routes } from '../../lib/router';
import type { Connection } from '../../lib/storage/connection';
import { announce } from '../../lib/storage/news';
import { allFlags } from '../../lib/storage/notes/credits';
import { draftsOfThread } from '../../lib/storage/notes/drafts';
import { dropFilter, keepFilter, keepPlan, planOf, savedFilters } from '../../lib/storage/notes/plans';
import { stageSightings, threadsOfRecord } from '../../lib/storage/notes/records';
import { whoAmI } from '../../lib/storage/notes/self';
import { storedSummary } from '../../lib/storage/notes/threads';
import type { FlagCredits } from './flag-credits';
import type { NoteDesk } from './note-desk';
import { openThread } from './open-thread';
import { refusesUnlessPage } from './senders';
import { asAllowed } from './team/policy-roles';

type Type =
  | `review/${'thread' | 'people' | 'filters' | 'keep-filter' | 'drop-filter' | 'open-record'}`
  | `plan/${'get' | 'set' | 'stages'}`
  | 'flags/list';
export type ReviewRoutes = Pick<Routes, Type>;

/** What only pages of ours ask about notes. */
export function makeReviewRoutes(connection: Connection, desk: NoteDesk, credits: FlagCredits): ReviewRoutes {
  const route = <T extends Type>(type: T, handle: Handler<T>): Route<T> => ({
    schema: REQUEST_SCHEMAS[type],
    refuses: refusesUnlessPage,
    handle,
  });
  return {
    'review/thread': route('review/thread', ({ id }) =>
      connection.use(async (database) => {
        const row = await database.get('threads', id);
        if (!row) return { thread: null, others: [], drafts: [], unread: false };
        const rows = row.record === undefined ? [] : await threadsOfRecord(database, row.record);
        const others = rows.filter((one) => one.id !== id).map(storedSummary);
        return { thread: row.view, others, drafts: await draftsOfThread(database, id), unread: row.unread === 1 };
      }),
    ),
    'review/people': route('review/people', async () => ({
      people: await connection.use((database) => database.getAll('people')),
      ...(await asAllowed(await connection.use(whoAmI))),
    })),
    'review/filters': route('review/filters', async () => ({ filters: await connection.use(savedFilters) })),
    'review/keep-filter': route('review/keep-filter', async ({ filter }) => ({
      filters: await connection.use((database) => keepFilter(database, filter)),
    })),
    'review/drop-filter': route('review/drop-filter', async ({ id }) => ({
      filters: await connection.use((database) => dropFilter(database, id)),
    })),
    'review/open-record': route('review/open-record', async ({ thread }) => {
      const record = (await desk.thread(thread))?.view.record;
      return { opened: record ? await openThread(record, thread) : false };
    }),
    'plan/get': route('plan/get', async ({ person }) => ({
      plan: await connection.use((database) => planOf(database, person)),
    })),
    'plan/set': route('plan/set', async ({ plan }) => {
      const kept = await connection.use((database) => keepPlan(database, plan));
      announce('notes');
      return { plan: kept };
    }),
    'plan/stages': route('plan/stages', async ({ records }) => ({
      seen: await connection.use((database) => stageSightings(database, records)),
    })),
    'flags/list': route('flags/list', async () => {
      await credits.due();
      return connection.use(async (database) => ({
        threads: await allFlags(database),
        people: await database.getAll('people'),
      }));
    }),
  };
}
