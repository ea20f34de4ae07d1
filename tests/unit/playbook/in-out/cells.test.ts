import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  guardedText,
  idsFrom,
  resourcesCell,
  resourcesFrom,
  unguardedText,
} from '../../../../lib/playbook/in-out/cell';
import { dayFrom, isAmbiguousDay, provenOrder } from '../../../../lib/playbook/in-out/day-cell';
import { isAmbiguousNumber, numberCell, numberFrom, provenMark } from '../../../../lib/playbook/in-out/number-cell';

describe('text that begins like a formula', () => {
  it.each(['=1+1', '+49 30', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1", "''-x"])(
    'gets one apostrophe more: %j',
    (text) => {
      expect(guardedText(text)).toBe(`'${text}`);
    },
  );

  it.each(['Ask', "'tis", '1-2', ' =1', ''])('and no other text does: %j', (text) => {
    expect(guardedText(text)).toBe(text);
    expect(unguardedText(text)).toBe(text);
  });

  it('comes back to the letter, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '@', 'a', '\n', '＋') });
    fc.assert(
      fc.property(text, (any) => {
        expect(unguardedText(guardedText(any))).toBe(any);
        expect(guardedText(any)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});

describe('a cell with ids', () => {
  it('parts them by commas, semicolons, spaces and lines, and takes titles for the ids of what they name', () => {
    const titles = new Map([
      ['find the cost, today', 'find-cost'],
      ['agree the plan', 'agree-plan'],
    ]);
    expect(idsFrom('a, b;c\nd  find-cost,', titles)).toEqual(['a', 'b', 'c', 'd', 'find-cost']);
    expect(idsFrom('Find the  COST, today; agree-plan', titles)).toEqual(['find-cost', 'agree-plan']);
    expect(idsFrom('Agree the plan, find-cost', titles)).toEqual(['agree-plan', 'find-cost']);
    expect(idsFrom('Agree a plan', titles)).toEqual(['Agree a plan']);
  });
});

describe('a cell with resources', () => {
  it('has one a line, the address last', () => {
    const resources = [
      { title: 'Downtime', url: 'https://en.wikipedia.org/wiki/Downtime' },
      { title: 'A <https://odd.example> title', url: 'mailto:coach@example.com' },
    ];
    const cell = resourcesCell(resources);
    expect(cell).toBe(
      'Downtime <https://en.wikipedia.org/wiki/Downtime>\nA <https://odd.example> title <mailto:coach@example.com>',
    );
    expect(resourcesFrom(cell)).toEqual(resources);
    expect(resourcesFrom(cell.replace('\n', '\r\n\r\n  '))).toEqual(resources);
  });

  it('takes a bare address, and says which line is none', () => {
    expect(resourcesFrom('https://a.example/x')).toEqual([
      { title: 'https://a.example/x', url: 'https://a.example/x' },
    ]);
    expect(resourcesFrom('Guide <https://a.example>\nGuide <javascript:alert(1)>')).toEqual({
      wrong: 'Guide <javascript:alert(1)>',
    });
  });

  it('comes back the same, whatever the titles', () => {
    const title = fc.string({ unit: 'binary', minLength: 1 });
    const url = fc.oneof(
      fc.webUrl({ validSchemes: ['https'], withFragments: true }),
      fc.constant('https://x.example/>'),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ title, url }), { maxLength: 3 }), (resources) => {
        expect(resourcesFrom(resourcesCell(resources))).toEqual(resources);
      }),
    );
  }, 60_000);
});

describe('a number in a cell', () => {
  it.each<[string, '.' | ',', number | null]>([
    ['1234.5', '.', 1234.5],
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ['1 234,5', ',', 1234.5],
    ['1\u202f234,5', ',', 1234.5],
    ['1’234.50', '.', 1234.5],
    ['-0,5', ',', -0.5],
    ['−3', '.', -3],
    ['12 %', '.', 12],
    ['1e+21', '.', 1e21],
    ['.5', '.', 0.5],
    ['12,34', '.', null],
    ['1.23,4', ',', null],
    ['12 EUR', '.', null],
    ['', '.', null],
    ['1e999', '.', null],
  ])('%j with %j is %s', (cell, mark, number) => {
    expect(numberFrom(cell, mark)).toBe(number);
  });

  it('comes back the same, with either mark', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(number, fc.constantFrom('.' as const, ',' as const), (value, mark) => {
        expect(numberFrom(numberCell(value, mark), mark)).toBe(value);
      }),
    );
  });

  it('proves the decimal mark where it can only be one', () => {
    expect(['1,5', '0,123', '1.234,5', '1.234.567'].map(provenMark)).toEqual([',', ',', ',', ',']);
    expect(['1.5', '0.123', '1,234.5', '1,234,567'].map(provenMark)).toEqual(['.', '.', '.', '.']);
    expect(['1.234', '1,234', '12', 'x'].map(provenMark)).toEqual([undefined, undefined, undefined, undefined]);
    expect(['1.234', '1,234', '12', '1,5', 'x'].map(isAmbiguousNumber)).toEqual([true, true, false, false, false]);
  });
});

describe('a day in a cell', () => {
  it.each<[string, 'dmy' | 'mdy', string | null]>([
    ['2027-06-30', 'dmy', '2027-06-30'],
    ['2027-06-30T00:00:00Z', 'dmy', '2027-06-30'],
    ['2027-06-30 00:00:00', 'dmy', '2027-06-30'],
    ['2027/6/3', 'dmy', '2027-06-03'],
    ['30.06.2027', 'mdy', '2027-06-30'],
    ['3. 6. 2027', 'mdy', '2027-06-03'],
    ['3/6/2027', 'dmy', '2027-06-03'],
    ['3/6/2027', 'mdy', '2027-03-06'],
    ['6/30/2027 12:00:00 AM', 'mdy', '2027-06-30'],
    ['6/30/2027 9:30:00 AM', 'mdy', null],
    ['30/6/2027', 'mdy', null],
    ['29.2.2027', 'dmy', null],
    ['30.6.27', 'dmy', null],
    ['soon', 'dmy', null],
  ])('%j, %s, is %s', (cell, order, day) => {
    expect(dayFrom(cell, order)).toBe(day);
  });

  it('proves the order where it can only be one', () => {
    expect(['30/6/2027', '6/30/2027', '3/6/2027', '30.6.2027', '6/6/2027'].map(provenOrder)).toEqual([
      'dmy',
      'mdy',
      undefined,
      undefined,
      undefined,
    ]);
    expect(['3/6/2027', '6/6/2027', '30/6/2027', '3.6.2027'].map(isAmbiguousDay)).toEqual([true, false, false, false]);
  });
});
