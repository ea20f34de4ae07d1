import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgiven, isNear } from '../../../lib/coaching/near-words';

test.each([
  ['NAMES', 'NAEMS', 1, true],
  ['NAMES', 'NAME', 1, true],
  ['NAMES', 'GNAMES', 1, true],
  ['NAMES', 'NOMES', 1, true],
  ['NAMES', 'NOMAS', 1, false],
  ['NAMES', 'NOMAS', 2, true],
  ['NAMES', 'NAMES', 0, true],
  ['NAMES', 'NAME', 0, false],
  ['', 'A', 1, true],
  ['NEGOTIATE', 'NEGOITAET', 2, true],
])('%s and %s within %i: %s', (one, other, most, near) => {
  expect(isNear(one, other, most)).toBe(near);
  expect(isNear(other, one, most)).toBe(near);
});

test('forgives more in longer words, and nothing in numbers', () => {
  expect(['ASK', 'PLAN', 'NAMES', 'ANSWER', '12345', 'Q4PLAN'].map(forgiven)).toEqual([0, 1, 1, 2, 0, 0]);
});

test('a word is near to itself with any one letter changed', () => {
  const word = fc.stringMatching(/^[A-Z]{4,12}$/);
  fc.assert(
    fc.property(word, fc.nat(11), fc.stringMatching(/^[A-Z]?$/), (one, at, letter) => {
      const changed = one.slice(0, at) + letter + one.slice(at + 1);
      expect(isNear(one, changed, 1)).toBe(true);
    }),
  );
});
