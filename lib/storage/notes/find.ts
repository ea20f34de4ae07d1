import type { ReviewSort } from '../../notes/query';
import { BLOCK, factsOf, isThere, type NumbersBlock, type ValuesBlock, type WordsBlock } from './block';
import { isWanted, makeWordFinder } from './find-words';
import { linesOf } from './make-block';
import type { Blocks } from './memory';
import type { Wanted } from './wanted';

/** The parts of the index that a query needs; `null`: it does not need them. */
export interface Searched {
  numbers: Blocks<'numbers'>;
  values: Blocks<'values'> | null;
  words: Blocks<'words'> | null;
}

/** A thread that was found, and what it is sorted by: smaller comes first. */
export interface Hit {
  no: number;
  key: number;
  lastAt: number;
}

export interface Hits {
  total: number;
  /** In order, at most so many as were asked for. */
  hits: Hit[];
}

export interface Wish {
  sort: ReviewSort;
  after: Hit | null;
  limit: number;
  /** Only these threads, by number. */
  only: ReadonlySet<number> | null;
}

/**
 * Searches the index. Every word has to be found; where no thread has them all, those are found that have some, the most
 * first.
 */
export function find(searched: Searched, wanted: Wanted, wish: Wish): Hits {
  const all = search(searched, wanted, wish, true);
  return all.total > 0 || wanted.words.words.length < 2 ? all : search(searched, wanted, wish, false);
}

function search(searched: Searched, wanted: Wanted, wish: Wish, everyWord: boolean): Hits {
  const most = wanted.words.words.length;
  const least = everyWord ? most : Math.min(1, most);
  const finder = isWanted(wanted.words) ? makeWordFinder(wanted.words, least) : null;
  const best = makeBest(wish);
  let total = 0;
  // From the end: there the newest are, and most of what comes later is then too old for the page.
  for (let block = searched.numbers.length - 1; block >= 0; block--) {
    const numbers = searched.numbers[block];
    if (!numbers) continue;
    const slots = candidates(numbers, wanted, wish.only);
    if (slots.length === 0) continue;
    const fitting = wanted.values.length === 0 ? slots : withValues(slots, searched.values?.[block], wanted);
    if (fitting.length === 0) continue;
    const words: WordsBlock | undefined = searched.words?.[block];
    const scan = finder && words ? finder(words) : null;
    if (finder && !scan) continue;
    for (const slot of fitting) {
      const found = scan ? scan(slot) : null;
      if (scan && !found) continue;
      total += 1;
      // Where some words are enough, more of them come before any score.
      const score = found ? found.score + (everyWord ? 0 : found.words * 1_000) : 0;
      best.add(hitOf(numbers, block, slot, score, wish.sort));
    }
  }
  return { total, hits: best.hits() };
}

/** The slots of a block whose facts and time are as wanted. */
function candidates({ bits, lastAt, block }: NumbersBlock, wanted: Wanted, only: Wish['only']): number[] {
  const { facts, from, until } = wanted;
  const slots: number[] = [];
  for (let slot = BLOCK - 1; slot >= 0; slot--) {
    const all = bits[slot] ?? 0;
    if (!isThere(all)) continue;
    const time = lastAt[slot] ?? 0;
    if (time < from || time >= until) continue;
    if (only && !only.has(block * BLOCK + slot)) continue;
    if (facts.length > 0) {
      const found = factsOf(all);
      if (!facts.every((holds) => holds(found))) continue;
    }
    slots.push(slot);
  }
  return slots;
}

const linesKnown = new WeakMap<ValuesBlock, string[]>();

/** The distinct values of a block, taken apart when they are first asked for. */
export function valuesIn(block: ValuesBlock): string[] {
  const known = linesKnown.get(block) ?? linesOf(block.values);
  linesKnown.set(block, known);
  return known;
}

function withValues(slots: number[], block: ValuesBlock | undefined, { values }: Wanted): number[] {
  if (!block) return [];
  const lines = valuesIn(block);
  let left = slots;
  for (const { fits, not } of values) {
    const fitting = new Uint8Array(lines.length);
    let any = false;
    lines.forEach((line, code) => {
      if (!fits(line)) return;
      fitting[code] = 1;
      any = true;
    });
    if (!any) {
      if (not) continue;
      return [];
    }
    left = left.filter((slot) => hasOne(block, slot, fitting) !== not);
  }
  return left;
}

function hasOne({ starts, codes }: ValuesBlock, slot: number, fitting: Uint8Array): boolean {
  const end = starts[slot + 1] ?? 0;
  for (let at = starts[slot] ?? 0; at < end; at++) if (fitting[codes[at] ?? 0] === 1) return true;
  return false;
}

/** Beyond every key of a thread that is open. */
const REST = 2 ** 54;

function hitOf(numbers: NumbersBlock, block: number, slot: number, score: number, sort: ReviewSort): Hit {
  const lastAt = numbers.lastAt[slot] ?? 0;
  const hit = { no: block * BLOCK + slot, lastAt };
  switch (sort) {
    case 'newest':
      return { ...hit, key: -lastAt };
    case 'oldest':
      return { ...hit, key: lastAt };
    case 'best-match':
      return { ...hit, key: -score };
    case 'longest-open': {
      const { state } = factsOf(numbers.bits[slot] ?? 0);
      const isOpen = state === 'open' || state === 'reopened';
      return { ...hit, key: isOpen ? (numbers.beganAt[slot] ?? 0) : REST };
    }
  }
}

/** By key; what is equal by its last word, the newest first. */
const compare = (one: Hit, other: Hit): number => one.key - other.key || other.lastAt - one.lastAt || other.no - one.no;

/** Keeps the first `limit` of those that come after `after`. */
function makeBest({ after, limit }: Wish): { add(hit: Hit): void; hits(): Hit[] } {
  const sorted: Hit[] = [];
  return {
    add(hit) {
      if (after && compare(hit, after) <= 0) return;
      const last = sorted[limit - 1];
      if (last && compare(hit, last) >= 0) return;
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const one = sorted[middle];
        if (one && compare(one, hit) < 0) low = middle + 1;
        else high = middle;
      }
      sorted.splice(low, 0, hit);
      if (sorted.length > limit) sorted.pop();
    },
    hits: () => sorted,
  };
}
