import type { z } from 'zod';
import { pathText, valueAt } from '../playbook/refusal';
import type * as contract from './event';
import { NoteEvent, Person } from './schema';

/** What is wrong with an event or a person; `notes_refused_<code>` puts it into words. */
export type RefusalCode =
  | 'not-an-object'
  | 'unknown-type' // an event of a kind that this version does not know
  | 'missing'
  | 'wrong-type'
  | 'too-long'
  | 'too-many'
  | 'bad-id'
  | 'bad-link'
  | 'bad-value'
  | 'other-record'; // the record's key is of another record

export interface NoteRefusal {
  /** `events[3].text.markdown`. */
  at: string;
  why: RefusalCode;
  /** The limit that was passed. */
  limit?: number;
}

/**
 * Events out of data that came from elsewhere: every good one, and for each other the first thing that is wrong with it. Never throws.
 * `list`: the name of the list in refusals.
 */
export function parseEvents(
  input: readonly unknown[],
  list = 'events',
): { events: contract.NoteEvent[]; refused: NoteRefusal[] } {
  const { good, refused } = parseEach(NoteEvent, input, list);
  return { events: good, refused };
}

/** The same for people. */
export function parsePeople(
  input: readonly unknown[],
  list = 'people',
): { people: contract.Person[]; refused: NoteRefusal[] } {
  const { good, refused } = parseEach(Person, input, list);
  return { people: good, refused };
}

function parseEach<T>(
  schema: z.ZodType<T>,
  input: readonly unknown[],
  list: string,
): { good: T[]; refused: NoteRefusal[] } {
  const good: T[] = [];
  const refused: NoteRefusal[] = [];
  for (const [index, value] of input.entries()) {
    const result = schema.safeParse(value);
    if (result.success) good.push(result.data);
    else refused.push(refusalOf(value, result.error.issues[0], [list, index]));
  }
  return { good, refused };
}

function refusalOf(value: unknown, issue: z.core.$ZodIssue | undefined, base: PropertyKey[]): NoteRefusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !issue) {
    return { at: pathText(base), why: 'not-an-object' };
  }
  const at = pathText([...base, ...issue.path]);
  const found = valueAt(value, issue.path);
  switch (issue.code) {
    case 'too_big': {
      const limit = Number(issue.maximum);
      if (typeof found === 'string') return { at, why: 'too-long', limit };
      return Array.isArray(found) ? { at, why: 'too-many', limit } : { at, why: 'bad-value' };
    }
    case 'invalid_format':
    case 'custom':
      return { at, why: codeOf(issue.message) };
    case 'invalid_union':
      return { at, why: found === undefined ? 'missing' : issue.path.at(-1) === 'type' ? 'unknown-type' : 'bad-value' };
    case 'invalid_value':
      return { at, why: found === undefined ? 'missing' : 'bad-value' };
    case 'invalid_type':
      return { at, why: found === undefined ? 'missing' : 'wrong-type' };
    default:
      return { at, why: 'bad-value' };
  }
}

const CODES = ['bad-id', 'bad-link', 'other-record'] as const satisfies RefusalCode[];
const codeOf = (message: string): RefusalCode => CODES.find((code) => code === message) ?? 'bad-value';
