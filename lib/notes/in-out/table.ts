import { guardedText } from '../../playbook/in-out/cell';
import { tableText } from '../../playbook/in-out/table-text';
import type { TiedKind } from '../event';
import { plainText, readMarks } from '../text';
import type { NoteView, ThreadView } from '../thread';

/** What people and items are called in a file that is made for people. */
export interface FileNames {
  person(id: string): string;
  /** Null for an item that is not in the playbook any more: its id stands instead. */
  item(kind: TiedKind, id: string): string | null;
}

type Cell = (thread: ThreadView, note: NoteView, names: FileNames) => string | number | null;

const itemCell =
  (kind: TiedKind): Cell =>
  (thread, _, names) => {
    const id = thread.snapshot[kind];
    return id === null ? null : (names.item(kind, id) ?? id);
  };

/**
 * The columns, one note a row; the names are English in every language, so that what reads the file need not guess
 * (docs/notes.md). Times are ISO 8601 in UTC.
 */
export const NOTE_COLUMNS: readonly { name: string; cell: Cell }[] = [
  { name: 'thread', cell: ({ id }) => id },
  { name: 'note', cell: (_, { id }) => id },
  /** 1 for the note that began the thread. */
  { name: 'number', cell: ({ notes }, { id }) => notes.findIndex((note) => note.id === id) + 1 },
  { name: 'written', cell: (_, { at }) => time(at) },
  { name: 'edited', cell: (_, { history }) => (history.length > 0 ? 'yes' : 'no') },
  { name: 'author', cell: (_, { author }, names) => names.person(author) },
  { name: 'author_id', cell: (_, { author }) => author },
  { name: 'hat', cell: (_, { hat }) => hat },
  { name: 'text', cell: (_, { text }) => text?.markdown ?? '' },
  { name: 'words', cell: (_, { text }) => plainText(text?.markdown ?? '') },
  { name: 'links', cell: (_, { text }) => text?.links.map(({ title, url }) => `${title} <${url}>`).join('\n') ?? '' },
  {
    name: 'tips',
    cell: (_, { text }, names) => text?.tips.map((id) => names.item('tip', id) ?? id).join('\n') ?? '',
  },
  { name: 'tags', cell: (_, note) => marksOf(note).tags.join(', ') },
  { name: 'mentions', cell: (_, note, names) => marksOf(note).mentions.map(names.person).join(', ') },
  { name: 'items_open', cell: (_, note) => marksOf(note).checklist.filter(({ done }) => !done).length },
  { name: 'items_done', cell: (_, note) => marksOf(note).checklist.filter(({ done }) => done).length },
  { name: 'state', cell: ({ state }) => state },
  { name: 'visibility', cell: ({ visibility }) => visibility },
  { name: 'flag', cell: ({ flag }) => flag },
  { name: 'changed_in', cell: ({ changedIn }) => changedIn },
  { name: 'record', cell: ({ record }) => record?.name ?? null },
  { name: 'crm', cell: ({ record }) => record?.crm ?? null },
  { name: 'object', cell: ({ record }) => record?.object ?? null },
  { name: 'record_id', cell: ({ record }) => record?.id ?? null },
  { name: 'address', cell: ({ record }) => record?.url ?? null },
  { name: 'tied_to', cell: ({ tie }) => tie?.kind ?? null },
  {
    name: 'tied',
    cell: ({ tie }, _, names) => tie && (tie.kind === 'field' ? tie.label : (names.item(tie.kind, tie.id) ?? tie.id)),
  },
  { name: 'stage_then', cell: ({ snapshot }) => snapshot.stage },
  { name: 'release_then', cell: ({ snapshot }) => snapshot.release },
  { name: 'goal_then', cell: itemCell('goal') },
  { name: 'step_then', cell: itemCell('step') },
  { name: 'metric_then', cell: itemCell('metric') },
  { name: 'tip_then', cell: itemCell('tip') },
  {
    name: 'fields_then',
    cell: ({ snapshot }) => snapshot.fields.map(({ label, key, raw }) => `${label || key}: ${raw}`).join('\n'),
  },
];

/**
 * Notes as a table that a spreadsheet opens as it is, without those that were deleted. No cell is taken for a formula. Not meant to
 * be read in again: the JSON file is.
 */
export function notesTable(threads: readonly ThreadView[], names: FileNames, delimiter: ',' | ';'): string {
  const rows = threads.flatMap((thread) =>
    thread.notes
      .filter(({ text }) => text !== null)
      .map((note) => NOTE_COLUMNS.map(({ cell }) => guardedText(String(cell(thread, note, names) ?? '')))),
  );
  return tableText([NOTE_COLUMNS.map(({ name }) => name), ...rows], delimiter);
}

const marksOf = ({ text }: NoteView): ReturnType<typeof readMarks> => readMarks(text?.markdown ?? '');

const time = (at: number): string => new Date(at).toISOString();
