import { phrasesOf, placesOf, tokensOf, unknownNames } from './detail-names';
import { type DetailKind, PATTERNS } from './detail-patterns';
import type { Person } from './event';
import type { ThreadView } from './thread';

export type { DetailKind } from './detail-patterns';
export { draftTip } from './draft-tip';

/** Something in a text that could tell which record or person it is about. */
export interface Detail {
  /** As it stands in the text. */
  text: string;
  kind: DetailKind;
  /** Where it stands, in UTF-16 units. */
  start: number;
  end: number;
}

/**
 * What should not go from a note into a tip that everybody reads, in the order of the text: names of people and of the
 * thread's record, the record's values that the snapshot kept, amounts, dates, addresses, numbers, and what looks like a name.
 * No two overlap. It rather finds too much: a person decides on each.
 */
export function detailsIn(text: string, thread: ThreadView, people: readonly Person[]): Detail[] {
  const tokens = tokensOf(text);
  const found: Omit<Detail, 'text'>[] = [];
  for (const { kind, pattern } of PATTERNS) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const trimmed = match.replace(kind === 'date' ? /[\s,;:]+$/u : /[\s.,;:]+$/u, '');
      if (trimmed !== '') found.push({ kind, start: index, end: index + trimmed.length });
    }
  }
  for (const phrase of phrasesOf(thread, people)) {
    for (const place of placesOf(text, tokens, phrase)) found.push({ kind: phrase.kind, ...place });
  }
  for (const place of unknownNames(text, tokens)) found.push({ kind: 'name', ...place });
  return apart(found, text).map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
}

/** Longer ones swallow what is inside of them; those that overlap, or are parts of one name, become one. */
function apart(found: readonly Omit<Detail, 'text'>[], text: string): Omit<Detail, 'text'>[] {
  const sorted = [...found].sort(
    (one, other) => one.start - other.start || other.end - one.end || rank(one) - rank(other),
  );
  const kept: Omit<Detail, 'text'>[] = [];
  for (const one of sorted) {
    const last = kept.at(-1);
    const joined = last && last.kind === one.kind && /^[ -]?$/.test(text.slice(last.end, one.start));
    if (!last || (one.start >= last.end && !joined)) kept.push({ ...one });
    else if (one.end > last.end) last.end = one.end;
  }
  return kept;
}

/** What is known says more than what is guessed. */
const RANKS: readonly DetailKind[] = [
  'email',
  'address',
  'person',
  'record',
  'company',
  'value',
  'date',
  'amount',
  'phone',
  'number',
  'name',
];
const rank = ({ kind }: { kind: DetailKind }): number => RANKS.indexOf(kind);

/**
 * The text with every place of that detail's words replaced; by nothing, the space before goes too. Only whole words are
 * meant: `Ann` is not taken out of `Annual`.
 */
export function withoutDetail(text: string, { text: words }: Pick<Detail, 'text'>, replacement: string): string {
  if (words === '') return text;
  let out = '';
  let from = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    if (joins(text, at) || joins(text, end)) continue;
    const before = text.slice(from, at);
    out += replacement === '' ? before.replace(/[ \t]+$/, '') : before;
    out += replacement;
    from = end;
  }
  const rest = text.slice(from);
  return out + (replacement === '' && out.trim() === '' ? rest.trimStart() : rest);
}

/** Whether a word goes on across this place. */
function joins(text: string, at: number): boolean {
  return (
    /[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at, at + 2))
  );
}
