import { REQUEST_SCHEMAS } from '../../lib/message-schemas';
import type { Handler, Route, Routes } from '../../lib/router';
import type { Connection } from '../../lib/storage/connection';
import { quietDays } from '../../lib/storage/notes/plans';
import { retentionDays } from '../../lib/storage/notes/retention';
import { readPolicy } from '../../lib/storage/team/policy';
import { retentionInForce } from '../../lib/team/policy/effective';
import type { NoteDesk } from './note-desk';
import { refusesUnlessPage } from './senders';

type Type =
  | `review/${'list' | 'choices' | 'quiet'}`
  | `notes/${'export' | 'import' | 'erase'}`
  | `retention/${'get' | 'set'}`;
export type NoteSearchRoutes = Pick<Routes, Type>;

const DAY = 24 * 60 * 60 * 1_000;

/** What goes through all notes: searching, in and out, erasing. For pages of ours alone. */
export function makeNoteSearchRoutes(connection: Connection, desk: NoteDesk): NoteSearchRoutes {
  const route = <T extends Type>(type: T, handle: Handler<T>): Route<T> => ({
    schema: REQUEST_SCHEMAS[type],
    refuses: refusesUnlessPage,
    handle,
  });
  const inForce = async (days: number | null): Promise<number | null> =>
    retentionInForce(days, (await readPolicy('retention')).policy.retention);
  return {
    'review/list': route('review/list', (request) => desk.list(request)),
    'review/choices': route('review/choices', () => desk.choices()),
    'review/quiet': route('review/quiet', async ({ days: asked, now }) => {
      const days = await connection.use((database) => quietDays(database, asked));
      return { days, ...(await desk.quiet(now - days * DAY)) };
    }),
    'notes/export': route('notes/export', (request) => desk.export(request)),
    'notes/import': route('notes/import', (request) => desk.import(request)),
    'notes/erase': route('notes/erase', (request) => desk.erase(request)),
    'retention/get': route('retention/get', async () => ({
      days: await inForce(await connection.use(retentionDays)),
    })),
    'retention/set': route('retention/set', async ({ days }) => ({
      days: await inForce(days),
      threads: await desk.keepFor(days),
    })),
  };
}
