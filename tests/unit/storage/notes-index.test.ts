import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK, bitsOf, factsOf, type Indexed } from '../../../lib/storage/notes/block';
import { changesByBlock, withNumbers, withValues, withWords } from '../../../lib/storage/notes/make-block';
import { changesBetween, mayBeNear, signOf } from '../../../lib/storage/notes/near';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'z', '1'), minLength: 1, maxLength: 4 });
const thread = fc.record({
  lastAt: fc.nat(),
  beganAt: fc.nat(),
  size: fc.nat(1_000),
  bits: fc.integer({ min: 1, max: 1_023 }),
  values: fc.array(word, { maxLength: 4 }),
  texts: fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 3 }),
  names: fc.array(fc.array(word, { maxLength: 2 }), { maxLength: 2 }),
});
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.option(thread)), { maxLength: 25 });

describe('a block of the index', () => {
  it('is after any changes what it would be if it were made at once, and holds no word that nobody uses', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const now = new Map<number, Indexed | null>();
        let words = withWords(undefined, 0, new Map());
        let values = withValues(undefined, 0, new Map());
        let numbers = withNumbers(undefined, 0, new Map());
        for (const [slot, made] of given) {
          const change = new Map([[slot, made ? { ...made, no: slot } : null]]);
          now.set(slot, change.get(slot) ?? null);
          words = withWords(words, 0, change);
          values = withValues(values, 0, change);
          numbers = withNumbers(numbers, 0, change);
        }
        expect(words).toEqual(withWords(undefined, 0, now));
        expect(values).toEqual(withValues(undefined, 0, now));
        expect(numbers).toEqual(withNumbers(undefined, 0, now));
        const used = [...now.values()].flatMap((one) => (one ? [...one.texts, ...one.names].flat() : []));
        expect(words.terms.split('\n').filter(Boolean)).toEqual([...new Set(used)].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('is written for the threads that are in it, and for no others', () => {
    const made = { lastAt: 1, beganAt: 1, size: 1, bits: 1, values: [], texts: [], names: [] };
    const blocks = changesByBlock([BLOCK - 1, BLOCK], [{ ...made, no: BLOCK }]);
    expect(
      [...blocks].map(([block, changes]) => [block, [...changes].map(([slot, one]) => [slot, one?.no ?? null])]),
    ).toEqual([
      [0, [[BLOCK - 1, null]]],
      [1, [[0, BLOCK]]],
    ]);
  });

  it('gives back the facts that were put into bits', () => {
    for (const state of ['open', 'answered', 'resolved', 'reopened'] as const) {
      for (const visibility of ['private', 'coach', 'team'] as const) {
        for (const flag of [null, 'not-true-here', 'missing', 'worked'] as const) {
          for (const crm of [null, 'salesforce', 'hubspot'] as const) {
            const facts = { state, visibility, flag, crm, unread: flag === null };
            expect(factsOf(bitsOf(facts))).toEqual(facts);
          }
        }
      }
    }
  });
});

describe('words that are spelt nearly alike', () => {
  /** Levenshtein's distance without a limit, the textbook's way. */
  const distance = (one: string, other: string): number => {
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let at = 1; at <= one.length; at++) {
      const next = [at];
      for (let to = 1; to <= other.length; to++) {
        const same = one[at - 1] === other[to - 1] ? 0 : 1;
        next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + same));
      }
      row = next;
    }
    return row[other.length] ?? 0;
  };
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'ü', '7'), maxLength: 9 });

  it('are as far apart as the textbook says, and never ruled out by their letters', () => {
    fc.assert(
      fc.property(short, short, fc.integer({ min: 1, max: 3 }), (one, other, most) => {
        const far = distance(one, other);
        expect(changesBetween(one, other, most)).toBe(far <= most ? far : null);
        if (far <= most) expect(mayBeNear(signOf(one), signOf(other), most)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
