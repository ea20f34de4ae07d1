import {
  BLOCK,
  BREAK,
  FIRST_TERM,
  type Indexed,
  NAMES,
  type NumbersBlock,
  SHAPE,
  slotOf,
  type ValuesBlock,
  type WordsBlock,
} from './block';
import { signOf } from './near';

/** What changes in a block: by slot the thread that is there now, or null where there is none any more. */
export type Changes = ReadonlyMap<number, Indexed | null>;

/** What changes, block by block. */
export function changesByBlock(
  gone: readonly number[],
  made: readonly Indexed[],
): Map<number, Map<number, Indexed | null>> {
  const blocks = new Map<number, Map<number, Indexed | null>>();
  const note = (no: number, thread: Indexed | null): void => {
    const block = Math.floor(no / BLOCK);
    const changes = blocks.get(block) ?? new Map<number, Indexed | null>();
    blocks.set(block, changes.set(slotOf(no), thread));
  };
  for (const no of gone) note(no, null);
  for (const thread of made) note(thread.no, thread);
  return blocks;
}

export function withNumbers(before: NumbersBlock | undefined, block: number, changes: Changes): NumbersBlock {
  const lastAt = before ? before.lastAt.slice() : new Float64Array(BLOCK);
  const beganAt = before ? before.beganAt.slice() : new Float64Array(BLOCK);
  const size = before ? before.size.slice() : new Uint32Array(BLOCK);
  const bits = before ? before.bits.slice() : new Uint32Array(BLOCK);
  for (const [slot, thread] of changes) {
    lastAt[slot] = thread?.lastAt ?? 0;
    beganAt[slot] = thread?.beganAt ?? 0;
    size[slot] = thread?.size ?? 0;
    bits[slot] = thread?.bits ?? 0;
  }
  return { part: 'numbers', block, shape: SHAPE, lastAt, beganAt, size, bits };
}

export function withValues(before: ValuesBlock | undefined, block: number, changes: Changes): ValuesBlock {
  const lines = linesOf(before?.values ?? '');
  const rows = rowsOf(before, lines, changes);
  const known = new Map<string, number>();
  const codes: number[] = [];
  const starts = new Uint32Array(BLOCK + 1);
  for (const [slot, row] of rows.entries()) {
    for (const value of new Set(row)) {
      const code = known.get(value) ?? known.size;
      known.set(value, code);
      codes.push(code);
    }
    starts[slot + 1] = codes.length;
  }
  return {
    part: 'values',
    block,
    shape: SHAPE,
    values: [...known.keys()].join('\n'),
    starts,
    codes: narrow(codes, known.size),
  };
}

/** Words keep their places in the sorted dictionary relative to each other, so what stays is copied, not read anew. */
export function withWords(before: WordsBlock | undefined, block: number, changes: Changes): WordsBlock {
  const lines = linesOf(before?.terms ?? '');
  const old = before?.tokens ?? new Uint16Array();
  const stays = (slot: number): [from: number, to: number] =>
    changes.has(slot) ? [0, 0] : [before?.starts[slot] ?? 0, before?.starts[slot + 1] ?? 0];
  const used = new Uint8Array(lines.length);
  let length = 0;
  for (let slot = 0; slot < BLOCK; slot++) {
    const [from, to] = stays(slot);
    length += to - from;
    for (let at = from; at < to; at++) {
      const token = old[at] ?? BREAK;
      if (token >= FIRST_TERM) used[token - FIRST_TERM] = 1;
    }
  }
  const rows = new Map([...changes].map(([slot, thread]) => [slot, thread ? wordsOf(thread) : []]));
  const wanted = new Set<string>();
  for (const row of rows.values()) {
    for (const word of row) if (typeof word === 'string') wanted.add(word);
    length += row.length;
  }
  const { terms, signs, moved } = mergeTerms(lines, before?.signs ?? new Uint32Array(), used, [...wanted].sort());
  const tokens = room(length, terms.length + FIRST_TERM);
  const starts = new Uint32Array(BLOCK + 1);
  let end = 0;
  for (let slot = 0; slot < BLOCK; slot++) {
    const [from, to] = stays(slot);
    for (let at = from; at < to; at++, end++) {
      const token = old[at] ?? BREAK;
      tokens[end] = token < FIRST_TERM ? token : (moved[token - FIRST_TERM] ?? 0) + FIRST_TERM;
    }
    for (const word of rows.get(slot) ?? []) {
      tokens[end] = typeof word === 'number' ? word : placeIn(terms, word) + FIRST_TERM;
      end += 1;
    }
    starts[slot + 1] = end;
  }
  return { part: 'words', block, shape: SHAPE, terms: terms.join('\n'), signs, starts, tokens };
}

/**
 * The words of a dictionary that are used, and those that are wanted, both sorted, as one. `moved`: where each old word, if it
 * is still there, now stands.
 */
function mergeTerms(
  lines: readonly string[],
  signs: Uint32Array,
  used: Uint8Array,
  wanted: readonly string[],
): { terms: string[]; signs: Uint32Array; moved: Uint32Array } {
  const terms: string[] = [];
  const all = new Uint32Array(lines.length + wanted.length);
  const moved = new Uint32Array(lines.length);
  let next = 0;
  const add = (word: string, sign: number): void => {
    all[terms.length] = sign;
    terms.push(word);
  };
  lines.forEach((word, line) => {
    for (let more = wanted[next]; more !== undefined && more < word; more = wanted[next]) {
      add(more, signOf(more));
      next += 1;
    }
    const again = wanted[next] === word;
    if (again) next += 1;
    if (!again && used[line] !== 1) return;
    moved[line] = terms.length;
    add(word, signs[line] ?? 0);
  });
  for (const more of wanted.slice(next)) add(more, signOf(more));
  return { terms, signs: all.slice(0, terms.length), moved };
}

/** Where a word stands in a sorted dictionary, or would stand. */
export function placeIn(terms: readonly string[], word: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A thread's words in order, with the marks between them. */
const wordsOf = ({ texts, names }: Indexed): (string | number)[] => [
  ...texts.flatMap((words): (string | number)[] => [...words, BREAK]),
  NAMES,
  ...names.flatMap((words): (string | number)[] => [...words, BREAK]),
];

export const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** A value as it stands in its block. */
export const oneLine = (value: string): string => value.replaceAll('\n', ' ');

/** The values of each thread of a block, after the changes. */
function rowsOf(before: ValuesBlock | undefined, lines: readonly string[], changes: Changes): string[][] {
  return Array.from({ length: BLOCK }, (_, slot) => {
    const change = changes.get(slot);
    if (change !== undefined) return change ? change.values.map(oneLine) : [];
    const kept = before?.codes.subarray(before.starts[slot], before.starts[slot + 1]) ?? [];
    return Array.from(kept, (code) => lines[code] ?? '');
  });
}

const room = (length: number, most: number): Uint16Array | Uint32Array =>
  most <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);

function narrow(codes: readonly number[], most: number): Uint16Array | Uint32Array {
  const all = room(codes.length, most);
  all.set(codes);
  return all;
}
