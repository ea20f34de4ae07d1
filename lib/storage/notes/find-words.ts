import { wordsIn } from '../../search/words';
import { BREAK, FIRST_TERM, NAMES, type WordsBlock } from './block';
import { placeIn } from './make-block';
import { changesBetween, forgiven, mayBeNear, signOf } from './near';

/** What is looked for in the words of threads. */
export interface WordsWanted {
  /** Found where they begin a word, or are spelt nearly like one. */
  words: string[];
  /** Words one after the other, as they are. */
  phrases: string[][];
  /** Neither may be there. */
  not: string[][];
}

export const isWanted = ({ words, phrases, not }: WordsWanted): boolean =>
  words.length > 0 || phrases.length > 0 || not.length > 0;

/** Beyond so many words of one query the rest are left out: each has a bit of its own. */
const MOST_WORDS = 30;

/** The words of a query. Each term is a text, in which there may be several words. */
export function wordsWanted(terms: readonly { kind: 'word' | 'phrase'; text: string; not: boolean }[]): WordsWanted {
  const wanted: WordsWanted = { words: [], phrases: [], not: [] };
  for (const { kind, text, not } of terms) {
    const words = wordsIn(text);
    if (words.length === 0) continue;
    if (not) wanted.not.push(words);
    else if (kind === 'phrase') wanted.phrases.push(words);
    else wanted.words.push(...words);
  }
  return { ...wanted, words: [...new Set(wanted.words)].slice(0, MOST_WORDS) };
}

const WEIGHT = { whole: 1, beginning: 0.6, near: 0.3, name: 4 };

/** What is found in the threads of one block. `scan` is of what was found in it. */
export interface Found {
  /** How many of the query's words are in the thread. */
  words: number;
  score: number;
}

type Scan = (slot: number) => Found | null;

/**
 * Looks through block after block; what it answers for one is good until it is asked for the next. Null: no thread of the block
 * has so many of the words, or what else is wanted. Words that are nearly alike are compared once, however many blocks they are in.
 */
export function makeWordFinder(wanted: WordsWanted, least: number): (block: WordsBlock) => Scan | null {
  const { words, phrases, not } = wanted;
  const near = words.map(nearTo);
  /** Of each token, which words it stands for, and how well; of the block before, only what `touched` says is to be wiped. */
  let bits = new Uint32Array(1 << 13);
  let weights = new Float32Array(1 << 13);
  const touched: number[] = [];
  const wipe = (size: number): void => {
    if (size > bits.length) {
      bits = new Uint32Array(2 * size);
      weights = new Float32Array(2 * size);
    }
    for (const token of touched) {
      bits[token] = 0;
      weights[token] = 0;
    }
    touched.length = 0;
  };
  return (block) => {
    const dictionary = dictionaryOf(block);
    wipe(dictionary.length + FIRST_TERM);
    let found = 0;
    words.forEach((word, index) => {
      const note = (term: number, weight: number): void => {
        const token = term + FIRST_TERM;
        touched.push(token);
        bits[token] = (bits[token] ?? 0) | (1 << index);
        weights[token] = Math.max(weights[token] ?? 0, weight);
        found |= 1 << index;
      };
      for (let term = placeIn(dictionary, word); dictionary[term]?.startsWith(word); term++) {
        const length = dictionary[term]?.length ?? 1;
        note(term, length === word.length ? WEIGHT.whole : (WEIGHT.beginning * word.length) / length);
      }
      near[index]?.(block.signs, dictionary, (term, changes) => note(term, WEIGHT.near / changes));
    });
    if (countBits(found) < least) return null;
    const sequences = phrases.map((phrase) => codesOf(dictionary, phrase));
    if (sequences.includes(null)) return null;
    const unwanted = not.flatMap((phrase) => {
      const codes = codesOf(dictionary, phrase);
      return codes ? [codes] : [];
    });
    const { starts, tokens } = block;
    return (slot) => {
      const [from, to] = [starts[slot] ?? 0, starts[slot + 1] ?? 0];
      for (const codes of sequences) if (codes && !holds(tokens, from, to, codes)) return null;
      for (const codes of unwanted) if (holds(tokens, from, to, codes)) return null;
      if (words.length === 0) return { words: 0, score: 0 };
      let mask = 0;
      let score = 0;
      let boost = 1;
      for (let at = from; at < to; at++) {
        const token = tokens[at] ?? BREAK;
        if (token === NAMES) boost = WEIGHT.name;
        const bit = bits[token] ?? 0;
        if (bit === 0) continue;
        // Each further time that a word is found says less.
        score += (weights[token] ?? 0) * boost * ((mask & bit) === bit ? 0.1 : 1);
        mask |= bit;
      }
      const count = countBits(mask);
      return count < least ? null : { words: count, score };
    };
  };
}

const dictionaries = new WeakMap<WordsBlock, string[]>();

/** The words of a block, taken apart when it is first searched. */
function dictionaryOf(block: WordsBlock): string[] {
  const known = dictionaries.get(block);
  if (known) return known;
  const terms = block.terms === '' ? [] : block.terms.split('\n');
  dictionaries.set(block, terms);
  return terms;
}

/** The tokens of a phrase; null where one of its words is not in the block. */
function codesOf(dictionary: readonly string[], phrase: readonly string[]): number[] | null {
  const codes: number[] = [];
  for (const word of phrase) {
    const place = placeIn(dictionary, word);
    if (dictionary[place] !== word) return null;
    codes.push(place + FIRST_TERM);
  }
  return codes;
}

function holds(tokens: WordsBlock['tokens'], from: number, to: number, codes: readonly number[]): boolean {
  for (let at = from; at <= to - codes.length; at++) {
    let same = 0;
    while (same < codes.length && tokens[at + same] === codes[same]) same++;
    if (same === codes.length) return true;
  }
  return false;
}

type Near = (signs: Uint32Array, dictionary: readonly string[], found: (term: number, changes: number) => void) => void;

/** Finds the words of a dictionary that are spelt nearly like this one. */
function nearTo(word: string): Near {
  const most = forgiven(word);
  if (most === 0) return () => undefined;
  const sign = signOf(word);
  const compared = new Map<string, number | null>();
  return (signs, dictionary, found) => {
    for (let term = 0; term < signs.length; term++) {
      if (!mayBeNear(sign, signs[term] ?? 0, most)) continue;
      const other = dictionary[term] ?? '';
      const longer = other.length - word.length;
      if (longer > most || longer < -most) continue;
      let changes = compared.get(other);
      if (changes === undefined) {
        changes = other.startsWith(word) ? null : changesBetween(word, other, most);
        compared.set(other, changes);
      }
      if (changes !== null && changes > 0) found(term, changes);
    }
  };
}

function countBits(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count++;
  return count;
}
