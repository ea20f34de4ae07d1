import type { NotesCount, RecordNotes } from '../../note-requests';
import { isGone } from '../../notes/summary';
import type { ThreadView } from '../../notes/thread';
import type { Database, StoredThread } from '../database';
import { inHub } from '../hub/stored';
import { draftsOfRecord } from './drafts';
import { whoAmI } from './self';

/** What is written on one record, by its `recordKey`: threads by their last word, the newest first. */
export async function notesOfRecord(database: Database, record: string): Promise<Omit<RecordNotes, 'channel'>> {
  const [rows, drafts, people, self] = await Promise.all([
    threadsOfRecord(database, record),
    draftsOfRecord(database, record),
    database.getAll('people'),
    whoAmI(database),
  ]);
  return { threads: rows.map(({ view }) => view), drafts, people, ...self };
}

/** What a panel shows of a record's notes before they are opened. */
export async function countNotes(database: Database, record: string): Promise<Omit<NotesCount, 'openThread'>> {
  const [rows, drafts, { self }] = await Promise.all([
    threadsOfRecord(database, record),
    draftsOfRecord(database, record),
    whoAmI(database),
  ]);
  const open = rows.filter(({ view }) => view.state !== 'resolved');
  const flags = rows.flatMap(({ view }) => flagOf(view, self));
  const marks = await Promise.all(flags.map(({ thread }) => database.getKey('hub-marks', inHub(thread))));
  return {
    open: open.length,
    unread: open.filter(({ unread }) => unread === 1).length,
    drafts: drafts.length,
    flags: flags.map((flag, at) => (marks[at] === undefined ? flag : { ...flag, sent: true })),
    fields: fieldsOf(open.map(({ view }) => view)),
  };
}

export async function threadsOfRecord(database: Database, record: string): Promise<StoredThread[]> {
  const rows = await database.getAllFromIndex('threads', 'record', record);
  return rows.filter(({ view }) => !isGone(view)).sort((one, other) => other.lastAt - one.lastAt || other.no - one.no);
}

/** In which stages the panel saw these records, in no order. */
export async function stageSightings(
  database: Database,
  records: readonly string[],
): Promise<{ record: string; at: number; label: string }[]> {
  const transaction = database.transaction('events');
  const byRecord = transaction.store.index('record');
  const events = await Promise.all(records.map((record) => byRecord.getAll(record)));
  return events
    .flat()
    .flatMap((event) =>
      event.type === 'stage-observed' && event.record !== null
        ? [{ record: event.record, at: event.at, label: event.label }]
        : [],
    );
}

function flagOf({ id, tie, flag, state, changedIn, notes }: ThreadView, self: string | null): NotesCount['flags'] {
  if (flag === null || tie === null || tie.kind === 'field' || notes[0]?.author !== self) return [];
  return [{ thread: id, kind: tie.kind, item: tie.id, flag, state, changedIn }];
}

function fieldsOf(open: readonly ThreadView[]): NotesCount['fields'] {
  const fields = new Map<string, NotesCount['fields'][number]>();
  for (const { id, tie } of open) {
    if (tie?.kind !== 'field') continue;
    const { key, label } = tie;
    const known = fields.get(key);
    fields.set(key, known ? { ...known, threads: known.threads + 1 } : { key, label, thread: id, threads: 1 });
  }
  return [...fields.values()];
}
