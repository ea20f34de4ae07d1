import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSame } from '../../../lib/crm/watch/same';

it('says that plain data equals its copy, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value));
      const turned = JSON.parse(JSON.stringify(value), (_, part: unknown) =>
        typeof part === 'object' && part !== null && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).reverse())
          : part,
      );
      expect(isSame(copy, turned)).toBe(true);
    }),
  );
});

it('agrees with what is written out on whether two pieces of data differ', () => {
  const small = fc.dictionary(
    fc.constantFrom('a', 'b'),
    fc.oneof(fc.constantFrom(0, 1, null, 'x'), fc.array(fc.constantFrom(0, 1))),
  );
  const written = (data: object): string => JSON.stringify(Object.entries(data).sort());
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(isSame(a, b)).toBe(written(a) === written(b));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: undefined }, { b: undefined }],
  [[], {}],
  [null, {}],
  [[1], [1, 2]],
  ['1', 1],
])('tells %j from %j', (a, b) => expect(isSame(a, b)).toBe(false));

it('leaves out the key it is told to, and only that', () => {
  expect(isSame({ readAt: 1, name: 'a' }, { readAt: 2, name: 'a' }, 'readAt')).toBe(true);
  expect(isSame({ readAt: 1, name: 'a' }, { readAt: 1, name: 'b' }, 'readAt')).toBe(false);
});
