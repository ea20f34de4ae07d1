import type { Translate } from '../../../lib/i18n/translate';
import type { NoteEvent, Person } from '../../../lib/notes/event';
import { notesFileText } from '../../../lib/notes/in-out/document';
import { notesMarkdown } from '../../../lib/notes/in-out/readable';
import { notesTable } from '../../../lib/notes/in-out/table';
import { threadOf } from '../../../lib/notes/merge';
import type { ThreadView } from '../../../lib/notes/thread';
import { flagWord, momentWord, stateWord, tiedWord, visibilityWord } from '../../notes/words';
import { localeOf } from '../../options/exchange/locale';
import type { Names } from '../names';

export const FORMATS = ['json', 'csv', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

export interface NotesFile {
  text: string;
  /** MIME type. */
  type: string;
  extension: string;
}

/** Notes as a file: complete as JSON, one row a note as a table, to be read as Markdown. */
export function notesFile(
  format: Format,
  { events, people }: { events: readonly NoteEvent[]; people: readonly Person[] },
  names: Names,
  t: Translate,
): NotesFile {
  if (format === 'json') return { text: notesFileText(events, people), type: 'application/json', extension: 'json' };
  const threads = threadsOf(events);
  if (format === 'csv') {
    // Where the comma is in numbers, spreadsheets part cells by semicolons.
    const delimiter = localeOf(t.locale).decimal === ',' ? ';' : ',';
    return { text: notesTable(threads, names, delimiter), type: 'text/csv', extension: 'csv' };
  }
  const text = notesMarkdown(threads, names, {
    title: t('review_export_title'),
    noRecord: t('review_no_record'),
    time: (at) => momentWord(at, t.locale),
    state: (state) => stateWord(state, t),
    visibility: (visibility) => visibilityWord(visibility, t),
    flag: (flag) => flagWord(flag, t),
    changedIn: (release) => t('review_changed_in', { release }),
    tie: names.tie,
    stage: t('review_filter_stages'),
    release: t('review_release'),
    step: tiedWord('step', t),
    tip: tiedWord('tip', t),
    edited: t('review_edited', { count: 1 }),
  });
  return { text, type: 'text/markdown', extension: 'md' };
}

/** In the order in which their events come. */
function threadsOf(events: readonly NoteEvent[]): ThreadView[] {
  const byThread = new Map<string, NoteEvent[]>();
  for (const event of events) {
    const list = byThread.get(event.thread);
    if (list) list.push(event);
    else byThread.set(event.thread, [event]);
  }
  return [...byThread.values()].flatMap((list) => threadOf(list) ?? []);
}
