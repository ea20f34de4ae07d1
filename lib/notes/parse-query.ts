import type { CrmId } from '../crm/record';
import {
  CRM_WORDS,
  FIELDS,
  HAS_WORDS,
  type HasWord,
  IS_WORDS,
  type IsWord,
  type NameField,
  type QueryField,
} from './query-words';

/** Where in time a thread's last word is: a calendar day in this person's zone, or so many times 24 hours ago. */
export type Moment = { day: string } | { daysAgo: number };

/** One thing that has to hold, or with `not` must not. All terms of a query hold together. */
export type QueryTerm = { not: boolean } & (
  | { kind: 'word' | 'phrase'; text: string }
  /** `value`: as typed, not empty; a tag without its `#`. */
  | { kind: 'name'; field: NameField; value: string }
  | { kind: 'crm'; crm: CrmId }
  | { kind: 'is'; is: IsWord }
  | { kind: 'has'; has: HasWord }
  /** `after` includes its moment (from that day on), `before` does not. */
  | { kind: 'before' | 'after'; moment: Moment }
);

/** What was not understood: an unknown field or value was taken as plain words, a field without a value left out. */
export interface QueryHint {
  code: 'unknown-field' | 'unknown-value' | 'no-value' | 'too-long';
  /** As typed, at most 60 characters. */
  text: string;
}

export interface ParsedQuery {
  terms: QueryTerm[];
  hints: QueryHint[];
}

const LONGEST_QUERY = 1_000;
const MOST_TERMS = 50;

const OPENING = '"“”„«»';
/** `-`, `field:`, then a quoted text (its end may be missing) or what comes before the next space. */
const PIECE = new RegExp(`(-?)(?:([\\p{L}\\p{M}]+):(?!//))?(?:[${OPENING}]([^${OPENING}]*)[${OPENING}]?|(\\S*))`, 'uy');

/**
 * What was typed into the search: words, "exact words", `field:value`, each with `-` for what must not be. Fields are known in
 * English and German. Never throws; what is not understood is searched for as words, with a hint.
 */
export function parseQuery(text: string): ParsedQuery {
  const terms: QueryTerm[] = [];
  const hints: QueryHint[] = [];
  const source = text.slice(0, LONGEST_QUERY).trim();
  if (text.length > LONGEST_QUERY) hints.push({ code: 'too-long', text: text.slice(0, 60) });
  for (let at = 0; at < source.length; ) {
    const [space = ''] = /^\s*/.exec(source.slice(at)) ?? [];
    at += space.length;
    PIECE.lastIndex = at;
    const [whole = '', minus, field, quoted, plain = ''] = PIECE.exec(source) ?? [];
    if (whole === '') break;
    at += whole.length;
    if (terms.length >= MOST_TERMS) {
      hints.push({ code: 'too-long', text: whole.slice(0, 60) });
      break;
    }
    const value = (quoted ?? plain).trim();
    const not = minus === '-';
    const code = field === undefined ? null : add(terms, not, field, value);
    if (code) hints.push({ code, text: whole.slice(0, 60) });
    if (code === 'no-value' || (field !== undefined && !code)) continue;
    // A field that nobody knows belongs to the words.
    const words = field === undefined ? value : `${field}:${value}`;
    if (words !== '') terms.push({ not, kind: quoted === undefined ? 'word' : 'phrase', text: words });
  }
  return { terms, hints };
}

/** Adds a field's term, or says what is wrong with it. */
function add(terms: QueryTerm[], not: boolean, name: string, value: string): QueryHint['code'] | null {
  const field = FIELDS.get(name.normalize('NFC').toLowerCase());
  if (!field) return 'unknown-field';
  if (value === '' || value === '#') return 'no-value';
  const said = value.normalize('NFC').toLowerCase().replace(/\s+/g, '-');
  const term = termOf(field, value, said);
  if (!term) return 'unknown-value';
  terms.push({ not, ...term });
  return null;
}

type Unsigned<T> = T extends QueryTerm ? Omit<T, 'not'> : never;

function termOf(field: QueryField, value: string, said: string): Unsigned<QueryTerm> | undefined {
  switch (field) {
    case 'crm': {
      const crm = CRM_WORDS.get(said);
      return crm && { kind: 'crm', crm };
    }
    case 'is': {
      const is = IS_WORDS.get(said);
      return is && { kind: 'is', is };
    }
    case 'has': {
      const has = HAS_WORDS.get(said);
      return has && { kind: 'has', has };
    }
    case 'before':
    case 'after': {
      const moment = momentOf(said);
      return moment && { kind: field, moment };
    }
    case 'tag':
      return { kind: 'name', field, value: value.replace(/^#/, '') };
    default:
      return { kind: 'name', field, value };
  }
}

/** `2026-11-24`, or `7d`, `2w` (German `7t`): so many days or weeks ago. */
function momentOf(said: string): Moment | undefined {
  const [, count, unit] = /^(\d{1,5})([dtw])$/.exec(said) ?? [];
  if (count !== undefined) return { daysAgo: Number(count) * (unit === 'w' ? 7 : 1) };
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(said) ? { day: said } : undefined;
}

const DAY = 86_400_000;

/** The instant that is meant, in milliseconds since the epoch: a day begins at midnight in this person's zone. */
export function instantOf(moment: Moment, now: number): number {
  if ('daysAgo' in moment) return now - moment.daysAgo * DAY;
  const [year = 0, month = 1, day = 1] = moment.day.split('-').map(Number);
  const date = new Date(2000, month - 1, day);
  date.setFullYear(year, month - 1, day);
  return date.getTime();
}
