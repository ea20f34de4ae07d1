import { canonicalJson } from '../../playbook/digest';
import { depthRefusal, parseJson } from '../../playbook/parse';
import { valueAt } from '../../playbook/refusal';
import type { NoteEvent, Person } from '../event';
import { compareEvents, compareTexts } from '../order';

/** A file of notes: every event of the threads in it, replies included, and the people who wrote them or are mentioned. */
export const NOTES_FORMAT = { name: 'sightline-notes', major: 1, minor: 0 } as const;

/** Longest file that is read, in characters: 256 Mi, some 250,000 notes. */
export const NOTES_FILE_LIMIT = 256 * 1024 * 1024;

/**
 * The file's text: one event a line, threads one after the other, each in its order, fields by name, so that the same notes
 * make the same file. Everything is in it, also what a newer version added.
 */
export function notesFileText(events: readonly NoteEvent[], people: readonly Person[]): string {
  const inOrder = [...events].sort((a, b) => compareTexts(a.thread, b.thread) || compareEvents(a, b));
  const byId = [...people].sort((a, b) => compareTexts(a.id, b.id));
  const lines = (list: readonly unknown[]): string => list.map((one) => `\n${canonicalJson(one)}`).join(',');
  return `{"format":${JSON.stringify(NOTES_FORMAT)},\n"people":[${lines(byId)}],\n"events":[${lines(inOrder)}]}\n`;
}

/** Why a file is not read at all (`review_file_<code>`). What is wrong with single events is said where they are taken in. */
export type NotesFileRefusal =
  /** `line` and `column` count from 1; absent where the JSON engine does not tell. `cutOff`: the file ends too early. */
  | { code: 'not-json'; cutOff: boolean; line?: number; column?: number }
  | { code: 'too-large'; limit: number }
  | { code: 'too-deep'; limit: number }
  | { code: 'other-format'; found: string }
  | { code: 'newer-version'; found: number; known: number }
  | { code: 'unknown-version' }
  /** `at` should be a list. */
  | { code: 'no-list'; at: 'events' | 'people' };

/**
 * What a file of notes holds, its events and people still to be parsed (`parseEvents`, `parsePeople`): their places are
 * those in the file. A newer minor version is read, a newer major one is not.
 */
export function readNotesFile(text: string): { events: unknown[]; people: unknown[] } | { refused: NotesFileRefusal } {
  const json = parseJson(text, NOTES_FILE_LIMIT);
  if ('refused' in json) return { refused: fileRefusal(json.refused[0]?.reason) };
  const { value } = json;
  const name = valueAt(value, ['format', 'name']);
  if (name !== NOTES_FORMAT.name) {
    return { refused: { code: 'other-format', found: typeof name === 'string' ? name.slice(0, 100) : '' } };
  }
  const major = valueAt(value, ['format', 'major']);
  if (major !== NOTES_FORMAT.major) {
    const newer = typeof major === 'number' && Number.isInteger(major) && major > NOTES_FORMAT.major;
    return {
      refused: newer ? { code: 'newer-version', found: major, known: NOTES_FORMAT.major } : { code: 'unknown-version' },
    };
  }
  const deep = depthRefusal(value);
  if (deep) return { refused: fileRefusal(deep.reason) };
  const [events, people] = [valueAt(value, ['events']), valueAt(value, ['people'])];
  if (!Array.isArray(events)) return { refused: { code: 'no-list', at: 'events' } };
  if (!Array.isArray(people)) return { refused: { code: 'no-list', at: 'people' } };
  return { events, people };
}

type JsonReason = Extract<ReturnType<typeof parseJson>, { refused: unknown }>['refused'][number]['reason'];

function fileRefusal(reason: JsonReason | undefined): NotesFileRefusal {
  switch (reason?.code) {
    case 'too-large':
    case 'too-deep':
      return { code: reason.code, limit: reason.limit };
    case 'not-json': {
      const { cutOff, line, column } = reason;
      return {
        code: 'not-json',
        cutOff,
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
      };
    }
    default:
      return { code: 'not-json', cutOff: false };
  }
}
