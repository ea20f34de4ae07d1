import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differing,
  join,
  NOBODY,
  notice,
  type OwnIdentity,
  type PersonItem,
  personIn,
  type Register,
} from '../../../../lib/team/own-browsers/person.ts';

const at = fc.nat({ max: 5 });
const register = fc.tuple(fc.oneof(fc.boolean(), fc.nat({ max: 3 })), at) as fc.Arbitrary<Register>;
const registers = fc.dictionary(
  fc.constantFrom('hubspot', 'salesforce'),
  fc.dictionary(fc.constantFrom('side', 'width'), register),
);
const identity: fc.Arbitrary<OwnIdentity> = fc.record({
  id: fc.constantFrom('10000000-0000-4000-8000-000000000000', '20000000-0000-4000-8000-000000000000'),
  name: fc.constantFrom('Dana', 'Dana Reyes'),
  email: fc.constant(null),
  roles: fc.constant([]),
  at,
});
const person: fc.Arbitrary<PersonItem> = fc.record({
  v: fc.constant(1 as const),
  preferences: registers,
  identity: fc.option(identity),
});

describe('what two browsers know of a person', () => {
  it('joins to the same in any order, any grouping and however often', () => {
    fc.assert(
      fc.property(person, person, person, (one, two, three) => {
        expect(join(one, two)).toEqual(join(two, one));
        expect(join(one, join(two, three))).toEqual(join(join(one, two), three));
        expect(join(one, one)).toEqual(join(one, NOBODY));
        expect(join(join(one, two), two)).toEqual(join(one, two));
      }),
    );
  });

  it('is read from an item only where it holds to the format; names that every object has are refused', () => {
    const item = { v: 1, preferences: { hubspot: { side: ['left', 5] } }, identity: null };
    expect(personIn({ person: item })).toEqual(item);
    expect(personIn({})).toBeNull();
    expect(personIn({ person: { ...item, v: 2 } })).toBe('newer');
    const bad: unknown[] = [
      'x',
      { ...item, preferences: { hubspot: { side: ['left'] } } },
      { ...item, preferences: { hubspot: { side: ['left', -1] } } },
      { ...item, preferences: { constructor: { side: ['left', 1] } } },
      { ...item, identity: { id: 'no', name: 'D', email: null, roles: [], at: 1 } },
    ];
    for (const one of bad) expect(personIn({ person: one })).toBe('unreadable');
    const proto = JSON.parse('{"v":1,"preferences":{"__proto__":{"side":["left",1]}},"identity":null}');
    expect(personIn({ person: proto })).toEqual(NOBODY);
    expect(Reflect.get({}, 'side')).toBeUndefined();
  });
});

describe('what was set here', () => {
  const looked = {
    values: { hubspot: { side: 'left', width: 360 } },
    defaults: { side: 'right', width: 360 },
    now: 100,
  };

  it('counts from the first look where it begins what travels, and yields to it where it joins; defaults are nobody’s choice', () => {
    expect(notice({}, { ...looked, seen: null, founds: true })).toEqual({ hubspot: { side: ['left', 100] } });
    expect(notice({}, { ...looked, seen: null, founds: false })).toEqual({ hubspot: { side: ['left', 0] } });
    const there = { hubspot: { side: ['right', 7] as Register } };
    expect(notice(there, { ...looked, seen: null, founds: false })).toEqual(there);
  });

  it('is later than what it changes, whatever the clock says', () => {
    const there = { hubspot: { side: ['right', 9_000] as Register } };
    const seen = { hubspot: { side: 'right', width: 360 } };
    expect(notice(there, { ...looked, seen, founds: false })).toEqual({ hubspot: { side: ['left', 9_001] } });
  });

  it('is not what came from another browser and is not understood here', () => {
    const there = { hubspot: { side: ['above', 50] as Register, glow: [true, 50] as Register } };
    const seen = looked.values;
    expect(notice(there, { ...looked, seen, founds: false })).toEqual(there);
    // A field that this version has and the one before it had not is no choice either.
    expect(notice({}, { ...looked, seen: { hubspot: { side: 'left' } }, founds: false })).toEqual({ hubspot: {} });
  });

  it('differs from what travels field by field, in fields that there are here', () => {
    const there = {
      hubspot: { side: ['right', 1] as Register, glow: [true, 1] as Register },
      zoho: { side: ['x', 1] as Register },
    };
    expect(differing(there, looked.values)).toEqual({ hubspot: { side: 'right' } });
  });
});
