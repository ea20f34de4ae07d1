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
  const rows = rowsOf(
    before,
    (code) => lines[code] ?? '',
    changes,
    (thread) => thread.values.map(oneLine),
  );
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

export function withWords(before: WordsBlock | undefined, block: number, changes: Changes): WordsBlock {
  const marks = ['', ' '];
  const lines = linesOf(before?.terms ?? '');
  const wordAt = (token: number): string => marks[token] ?? lines[token - FIRST_TERM] ?? '';
  const rows = rowsOf(before, wordAt, changes, (thread) => [
    ...thread.texts.flatMap((words) => [...words, marks[BREAK] ?? '']),
    marks[NAMES] ?? '',
    ...thread.names.flatMap((words) => [...words, marks[BREAK] ?? '']),
  ]);
  const distinct = new Set<string>();
  let length = 0;
  for (const row of rows) {
    for (const word of row) distinct.add(word);
    length += row.length;
  }
  for (const mark of marks) distinct.delete(mark);
  const terms = [...distinct].sort();
  const known = new Map([...marks, ...terms].map((word, index) => [word, index]));
  const tokens = room(length, known.size);
  const starts = new Uint32Array(BLOCK + 1);
  let end = 0;
  for (const [slot, row] of rows.entries()) {
    for (const word of row) {
      tokens[end] = known.get(word) ?? BREAK;
      end += 1;
    }
    starts[slot + 1] = end;
  }
  return {
    part: 'words',
    block,
    shape: SHAPE,
    terms: terms.join('\n'),
    signs: Uint32Array.from(terms, signOf),
    starts,
    tokens,
  };
}

export const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** A value as it stands in its block. */
export const oneLine = (value: string): string => value.replaceAll('\n', ' ');

/** What each thread of a block consists of, after the changes. */
function rowsOf(
  before: Pick<ValuesBlock, 'starts' | 'codes'> | Pick<WordsBlock, 'starts' | 'tokens'> | undefined,
  wordAt: (code: number) => string,
  changes: Changes,
  row: (thread: Indexed) => string[],
): string[][] {
  const codes = before ? ('codes' in before ? before.codes : before.tokens) : [];
  return Array.from({ length: BLOCK }, (_, slot) => {
    const change = changes.get(slot);
    if (change !== undefined) return change ? row(change) : [];
    const kept: string[] = [];
    const end = before?.starts[slot + 1] ?? 0;
    for (let at = before?.starts[slot] ?? 0; at < end; at++) kept.push(wordAt(codes[at] ?? 0));
    return kept;
  });
}

const room = (length: number, most: number): Uint16Array | Uint32Array =>
  most <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);

function narrow(codes: readonly number[], most: number): Uint16Array | Uint32Array {
  const all = room(codes.length, most);
  all.set(codes);
  return all;
}
