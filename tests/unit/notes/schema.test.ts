import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { NOTE_LIMITS } from '../../../lib/notes/limits';
import { parseEvents, parsePeople } from '../../../lib/notes/parse';
import { spoilt } from '../playbook/sample';
import { histories } from './histories';
import { ANNA, begun, credited, deleted, edited, record, replied, state, uuid, visibility } from './sample';

vi.setConfig({ testTimeout: 60_000 });

const every = [
  begun(),
  replied(2, ANNA, 'a'),
  edited(3, ANNA, 2, [2], 'b'),
  deleted(4, ANNA, 2),
  state(5, ANNA, 'resolved'),
  visibility(6, ANNA, 'coach'),
  credited(7, ANNA, 3),
];
const person = { id: ANNA, name: 'Anna', email: null, roles: ['rep'], at: 1 };

/** What is said about one event that is spoilt at one place. */
const refusal = (path: string, value: unknown, event: object = begun()) =>
  parseEvents([spoilt(path, value, event)]).refused[0];

describe('events that come from elsewhere', () => {
  it('come through as they are, of every kind', () => {
    expect(parseEvents(every)).toEqual({ events: every, refused: [] });
    fc.assert(
      fc.property(histories, (events) => {
        // Beginnings that name another thread are made to be refused.
        const sound = events.filter(({ type, id, thread }) => type !== 'begun' || id === thread);
        expect(parseEvents(JSON.parse(JSON.stringify(sound)))).toEqual({ events: sound, refused: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('keep what a newer version added, at every depth', () => {
    const newer = spoilt('text.links', [{ title: 'a', url: 'https://a.example', size: 3 }], {
      ...begun(),
      mood: { of: ['x'] },
    });
    expect(parseEvents([newer]).events).toEqual([newer]);
  });

  it('are refused one by one, with the place and the reason, and the good ones stay', () => {
    const bad = [null, 7, 'x', [], {}, { type: 'painted' }];
    const { events, refused } = parseEvents([...bad, ...every]);
    expect(events).toEqual(every);
    expect(refused.map(({ at, why }) => [at, why])).toEqual([
      ['events[0]', 'not-an-object'],
      ['events[1]', 'not-an-object'],
      ['events[2]', 'not-an-object'],
      ['events[3]', 'not-an-object'],
      ['events[4].type', 'missing'],
      ['events[5].type', 'unknown-type'],
    ]);
  });

  it('say what is wrong with them', () => {
    expect(refusal('text.markdown', 'x'.repeat(NOTE_LIMITS.text + 1))).toEqual({
      at: 'events[0].text.markdown',
      why: 'too-long',
      limit: 20_000,
    });
    const link = { title: 'a', url: 'https://a.example' };
    expect(refusal('text.links', Array(101).fill(link))).toEqual({
      at: 'events[0].text.links',
      why: 'too-many',
      limit: 100,
    });
    expect(refusal('text.tips', Array(21).fill('a'))).toMatchObject({ why: 'too-many', limit: 20 });
    expect(refusal('id', 'x')).toEqual({ at: 'events[0].id', why: 'bad-id' });
    expect(refusal('thread', uuid(2))).toEqual({ at: 'events[0].thread', why: 'bad-id' });
    expect(refusal('author', undefined)).toEqual({ at: 'events[0].author', why: 'missing' });
    expect(refusal('at', 'now')).toEqual({ at: 'events[0].at', why: 'wrong-type' });
    expect(refusal('at', 1e300)).toMatchObject({ at: 'events[0].at' });
    expect(refusal('clock', 2 ** 41)).toEqual({ at: 'events[0].clock', why: 'bad-value' });
    expect(refusal('visibility', 'all')).toEqual({ at: 'events[0].visibility', why: 'bad-value' });
    expect(refusal('tie', { kind: 'planet', id: 'x' })).toMatchObject({ why: 'bad-value' });
    expect(refusal('flag', undefined)).toEqual({ at: 'events[0].flag', why: 'missing' });
  });

  it("may hold links to https and mailto only, and a record's address by https", () => {
    for (const url of [
      'javascript:alert(1)',
      'http://a.example',
      'data:text/html,x',
      'https:// a',
      'https://',
      'JAVASCRIPT:x',
      '//a.example',
    ]) {
      expect(refusal('text.links', [{ title: 'a', url }])).toEqual({
        at: 'events[0].text.links[0].url',
        why: 'bad-link',
      });
      expect(refusal('record.url', url)).toEqual({ at: 'events[0].record.url', why: 'bad-link' });
    }
    expect(refusal('record.url', 'mailto:a@b.example')).toMatchObject({ why: 'bad-link' });
    expect(refusal('text.links', [{ title: 'a', url: 'mailto:a@b.example' }])).toBeUndefined();
  });

  it('cannot put a note on another record than they say', () => {
    expect(refusal('record', { ...record, key: 'hubspot:1:deal:7' })).toEqual({
      at: 'events[0].record.key',
      why: 'other-record',
    });
    expect(refusal('record', { ...record, org: 'other' })).toMatchObject({ why: 'other-record' });
  });

  it('change no prototype', () => {
    const event: unknown = JSON.parse(JSON.stringify(begun()).replace('{', '{"__proto__":{"polluted":1},'));
    const { events } = parseEvents([event]);
    expect(events).toHaveLength(1);
    expect(Object.getPrototypeOf(events[0])).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('never make the reader throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), fc.constantFrom(...every))), (input) => {
        const { events, refused } = parseEvents(input);
        expect(events.length + refused.length).toBe(input.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('people that come from elsewhere', () => {
  it('come through, or are refused one by one', () => {
    const { people, refused } = parsePeople([person, { ...person, roles: ['king'] }, { ...person, name: '' }, null]);
    expect(people).toEqual([person]);
    expect(refused.map(({ at }) => at)).toEqual(['people[1].roles[0]', 'people[2].name', 'people[3]']);
  });
});
