import type { Person } from './event';
import type { ThreadView } from './thread';

/** A word of a text with its place, and its spellings without case and accents (`Müller`: `muller`, `mueller`). */
export interface Token {
  start: number;
  end: number;
  word: string;
  folded: readonly string[];
}

/** A run of words to look for. */
export interface Phrase {
  kind: 'person' | 'record' | 'value';
  words: readonly (readonly string[])[];
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    word,
    folded: foldings(word),
  }));
}

function foldings(word: string): string[] {
  const lower = word.normalize('NFC').toLowerCase().replaceAll('ß', 'ss');
  const bare = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');
  const spelt = lower.replace(/[äöü]/g, (letter) => `${bare(letter)}e`);
  return [...new Set([bare(lower), bare(spelt)])];
}

/** Parts of names that tell nobody. */
const PARTICLES = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'di',
  'da',
  'la',
  'le',
  'of',
  'and',
  'und',
  'the',
  'zu',
  'dr',
  'mr',
  'mrs',
]);
/** Values that say nothing of one record. */
const LONGEST_VALUE = 8;
const LONGEST_NAME_VALUE = 4;

/** What is known of the thread's record and of the people, as words to look for: whole names and their telling parts. */
export function phrasesOf({ record, snapshot, tie }: ThreadView, people: readonly Person[]): Phrase[] {
  const phrases: Phrase[] = [];
  const add = (kind: Phrase['kind'], tokens: readonly Token[]): void => {
    if (tokens.length > 0) phrases.push({ kind, words: tokens.map(({ folded }) => folded) });
  };
  for (const { name } of people) {
    const tokens = tokensOf(name);
    add('person', tokens);
    for (const token of tokens) if (token.word.length > 1 && isTelling(token)) add('person', [token]);
  }
  if (record) {
    const tokens = tokensOf(record.name);
    add('record', tokens);
    for (const token of tokens) if (isTelling(token) && isNameLike(token)) add('record', [token]);
    add('record', tokensOf(record.id));
    add('record', tokensOf(record.org));
  }
  const labels = tie?.kind === 'field' ? new Set([tie.label]) : new Set<string>();
  for (const { raw } of snapshot.fields) {
    const tokens = tokensOf(raw);
    if (tokens.length > LONGEST_VALUE || labels.has(raw)) continue;
    if (tokens.length > 1 || tokens.some(({ word }) => word.length > 3 || /\d{2}/.test(word))) add('value', tokens);
    if (tokens.length > LONGEST_NAME_VALUE) continue;
    for (const token of tokens)
      if (token.word.length > 2 && isTelling(token) && /^\p{Lu}/u.test(token.word)) add('value', [token]);
  }
  return phrases;
}

const isTelling = ({ folded }: Token): boolean => !folded.some((word) => PARTICLES.has(word));
const isNameLike = ({ word }: Token): boolean => word.length > 2 && (/^\p{Lu}/u.test(word) || /\d{2}/.test(word));

/** Where a phrase is found: its words in a row, with no more than some signs between; the last one may have a genitive's s. */
export function placesOf(text: string, tokens: readonly Token[], { words }: Phrase): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = 0; at + words.length <= tokens.length; at++) {
    const run = tokens.slice(at, at + words.length);
    const fits = run.every((token, index) => {
      const last = index === words.length - 1;
      const next = run[index + 1];
      const near = !next || (next.start - token.end <= 4 && !text.slice(token.end, next.start).includes('\n'));
      return near && isWord(token.folded, words[index] ?? [], last);
    });
    const [first, end] = [run[0], run.at(-1)];
    if (fits && first && end) places.push({ start: first.start, end: end.end });
  }
  return places;
}

function isWord(found: readonly string[], wanted: readonly string[], last: boolean): boolean {
  return found.some((word) => wanted.some((one) => word === one || (last && one.length > 2 && word === `${one}s`)));
}

const WEEKDAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag'.split(
    ' ',
  ),
);
/** Behind these, a German noun without an article is most often a name. */
const BEFORE_NAMES = new Set('mit bei von an fur fuer frau herr herrn sie und'.split(' '));
const GERMAN = /(?<!\p{L})(?:der|die|das|und|nicht|ist|mit|sie|ein|eine|den|dem)(?!\p{L})/giu;

/**
 * Capitalised words that may be the name of somebody whom nobody here knows. Two in a row always; one by itself inside of a sentence, in
 * German, where every noun is capitalised, only where a name is likely.
 */
export function unknownNames(text: string, tokens: readonly Token[]): { start: number; end: number }[] {
  const german = (text.match(GERMAN) ?? []).length > tokens.length / 12;
  const places: { start: number; end: number }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const run: Token[] = [];
    for (let next = at; ; next++) {
      const token = tokens[next];
      const before = run.at(-1);
      if (!token || !/^\p{Lu}\p{Ll}/u.test(token.word)) break;
      if (before && text.slice(before.end, token.start) !== ' ' && text.slice(before.end, token.start) !== '-') break;
      run.push(token);
    }
    const begins = isBeginning(text, tokens[at]);
    // The first word of a sentence is capitalised anyway.
    const names = begins ? run.slice(1) : run;
    const [first, last] = [names[0], names.at(-1)];
    if (!first || !last) continue;
    const before = tokens[at - 1];
    const likely = !german || names.length > 1 || before?.folded.some((word) => BEFORE_NAMES.has(word));
    const weekday = names.length === 1 && first.folded.some((word) => WEEKDAYS.has(word));
    if (likely && !weekday) places.push({ start: first.start, end: last.end });
    at += run.length - 1;
  }
  return places;
}

/** Whether a sentence, a line or a quotation begins with the word. */
function isBeginning(text: string, token: Token | undefined): boolean {
  return (
    token === undefined ||
    /(?:^|[.!?:…"“”„«»(\n]|[-*+>#]|\d\.)[\s*_"“”„«»()]*$/u.test(
      text.slice(Math.max(0, token.start - 12), token.start),
    ) ||
    token.start === 0
  );
}
