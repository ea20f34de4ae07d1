import { describe, expect, it } from 'vitest';
import { NudgeSchema, NudgeToSend } from '../../../lib/team/hub/nudge-schema';
import { isQuiet, type KeptNudge, MOST_LISTED, nudgesNow, type Viewer, withAnswer } from '../../../lib/team/hub/nudges';

const ME = '00000000-0000-4000-8000-000000000001';
const MARA = '00000000-0000-4000-8000-000000000002';
const NOW = Date.parse('2026-11-24T12:00:00Z');
const DAY = 86_400_000;
const idOf = (number: number): string => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;

function nudge(number: number, change: Partial<KeptNudge> = {}): KeptNudge {
  return {
    id: idOf(number),
    at: NOW - 1_000,
    came: NOW - 1_000 + number,
    author: MARA,
    hat: 'coach',
    to: { kind: 'person', person: ME },
    line: 'Ask who signs.',
    tip: null,
    why: 'No buyer was named.',
    until: null,
    ...change,
  };
}
const viewer = (change: Partial<Viewer> = {}): Viewer => ({
  person: ME,
  record: 'hubspot:1:deal:2',
  place: { process: 'deals', stage: 'negotiate' },
  now: NOW,
  timeZone: 'Europe/Berlin',
  limits: [],
  ...change,
});
const numbers = (list: readonly KeptNudge[]): number[] => list.map(({ id }) => Number(id.slice(-12)));
const shown = (kept: readonly KeptNudge[], change: Partial<Viewer> = {}): number[] =>
  numbers(nudgesNow(kept, viewer(change)).list);
const night = { hours: { from: '18:00', to: '08:00' }, days: [], mostPerDay: null };
const atMost = (mostPerDay: number) => ({ hours: null, days: [], mostPerDay });

describe('which nudges a person is shown', () => {
  it('is told by the person, the record or the stage that they are for', () => {
    const kept = [
      nudge(1),
      nudge(2, { to: { kind: 'person', person: MARA } }),
      nudge(3, { to: { kind: 'record', record: 'hubspot:1:deal:2', name: 'Acme' } }),
      nudge(4, { to: { kind: 'record', record: 'hubspot:1:deal:3', name: 'Other' } }),
      nudge(5, { to: { kind: 'stage', process: 'deals', stage: 'negotiate' } }),
      nudge(6, { to: { kind: 'stage', process: 'leads', stage: 'negotiate' } }),
    ];
    expect(shown(kept)).toEqual([5, 3, 1]);
    expect(shown(kept, { record: null, place: null })).toEqual([1]);
  });

  it('never is one’s own', () => {
    expect(shown([nudge(1, { author: ME, to: { kind: 'stage', process: 'deals', stage: 'negotiate' } })])).toEqual([]);
  });

  it('ends with an answer and with its last moment', () => {
    expect(shown([nudge(1, { word: 'done' }), nudge(2, { word: 'dismissed' })])).toEqual([]);
    expect(shown([nudge(1, { until: NOW }), nudge(2, { until: NOW + 1 })])).toEqual([2]);
  });

  it('is a short list, the newest first, whatever the senders’ clocks say', () => {
    const kept = [1, 2, 3, 4, 5, 6, 7].map((number) =>
      nudge(number, { shown: NOW - 1, at: NOW + (number % 2 === 0 ? DAY : -DAY) }),
    );
    expect(shown(kept)).toEqual([7, 6, 5, 4, 3]);
    expect(MOST_LISTED).toBe(5);
  });

  it('does not wait for a sender whose clock is a day ahead, nor forget one whose clock is a day behind', () => {
    expect(shown([nudge(1, { at: NOW + DAY }), nudge(2, { at: NOW - DAY })])).toEqual([2, 1]);
  });
});

describe('quiet hours', () => {
  it('hold back what is new, and leave what was shown where it is', () => {
    const now = Date.parse('2026-11-24T22:30:00Z');
    const kept = [nudge(1, { shown: now - 1 }), nudge(2)];
    expect(nudgesNow(kept, viewer({ now, limits: [night] }))).toMatchObject({ waiting: 1 });
    expect(shown(kept, { now, limits: [night] })).toEqual([1]);
    expect(shown(kept, { now: Date.parse('2026-11-25T07:00:00Z'), limits: [night] })).toEqual([2, 1]);
  });

  it.each([
    ['17:59', false],
    ['18:00', true],
    ['23:59', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
  ])('over midnight: at %s %s', (time, quiet) => {
    expect(isQuiet(night, Date.parse(`2026-11-24T${time}:00Z`), 'UTC')).toBe(quiet);
  });

  it('in the day have an end that is not quiet any more', () => {
    const noon = { hours: { from: '12:00', to: '13:00' }, days: [] };
    expect(['11:59', '12:00', '12:59', '13:00'].map((at) => isQuiet(noon, Date.parse(`2026-11-24T${at}:00Z`), 'UTC')))
      // Every minute belongs to one side.
      .toEqual([false, true, true, false]);
  });

  it('that begin and end at the same time are round the clock', () => {
    expect(isQuiet({ hours: { from: '08:00', to: '08:00' }, days: [] }, NOW, 'UTC')).toBe(true);
  });

  it('go by the clock of where the person is', () => {
    const at = Date.parse('2026-11-24T17:30:00Z');
    expect(isQuiet(night, at, 'UTC')).toBe(false);
    expect(isQuiet(night, at, 'Europe/Berlin')).toBe(true);
    expect(isQuiet(night, at, 'America/New_York')).toBe(false);
    expect(isQuiet(night, at, 'Asia/Kolkata')).toBe(true);
  });

  it('stand where they are when summer time begins and ends', () => {
    // 29 March 2026: 2:00 becomes 3:00 in Berlin; 25 October: 3:00 becomes 2:00.
    for (const day of ['2026-03-29', '2026-10-25']) {
      const utc = (time: string, offset: string): number => Date.parse(`${day}T${time}:00${offset}`);
      const after = day.startsWith('2026-03') ? '+02:00' : '+01:00';
      expect(isQuiet(night, utc('07:59', after), 'Europe/Berlin')).toBe(true);
      expect(isQuiet(night, utc('08:00', after), 'Europe/Berlin')).toBe(false);
    }
    const early = { hours: { from: '02:00', to: '03:00' }, days: [] };
    // The hour that comes twice is quiet twice, the one that is left out never.
    expect(isQuiet(early, Date.parse('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toBe(true);
    expect(isQuiet(early, Date.parse('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe(true);
    expect(isQuiet(early, Date.parse('2026-03-29T00:59:00Z'), 'Europe/Berlin')).toBe(false);
    expect(isQuiet(early, Date.parse('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe(false);
  });

  it('take in whole days, by the person’s own weekday', () => {
    const sunday = { hours: null, days: ['sunday' as const] };
    const at = Date.parse('2026-11-22T23:30:00Z');
    expect(isQuiet(sunday, at, 'UTC')).toBe(true);
    expect(isQuiet(sunday, at, 'Europe/Berlin')).toBe(false);
  });

  it('of the person and of the organization all hold', () => {
    const mine = { hours: { from: '12:00', to: '14:00' }, days: [], mostPerDay: null };
    expect(shown([nudge(1)], { limits: [mine, night] })).toEqual([]);
    expect(shown([nudge(1)], { now: Date.parse('2026-11-24T20:00:00Z'), limits: [mine, night] })).toEqual([]);
    expect(shown([nudge(1)], { now: Date.parse('2026-11-24T15:00:00Z'), limits: [mine, night] })).toEqual([1]);
  });
});

describe('the number that a day allows', () => {
  const today = [nudge(1, { shown: NOW - 3_600_000 }), nudge(2, { shown: NOW - 60_000, word: 'done' })];

  it('counts what was shown today, answered or not, and lets the oldest of the new come first', () => {
    const kept = [...today, nudge(3), nudge(4), nudge(5)];
    expect(nudgesNow(kept, viewer({ limits: [atMost(3)] })).waiting).toBe(2);
    expect(shown(kept, { limits: [atMost(3)] })).toEqual([3, 1]);
    expect(shown(kept, { limits: [atMost(2)] })).toEqual([1]);
    expect(shown(kept, { limits: [atMost(9)] })).toEqual([5, 4, 3, 1]);
  });

  it('is the lower of two', () => {
    expect(shown([...today, nudge(3), nudge(4)], { limits: [atMost(9), atMost(3)] })).toEqual([3, 1]);
    expect(shown([...today, nudge(3)], { limits: [atMost(0), atMost(3)] })).toEqual([1]);
  });

  it('begins anew at the person’s own midnight', () => {
    const kept = [nudge(1, { shown: Date.parse('2026-11-24T22:30:00Z') }), nudge(2)];
    const now = Date.parse('2026-11-24T23:30:00Z');
    expect(shown(kept, { now, limits: [atMost(1)], timeZone: 'Europe/Berlin' })).toEqual([2, 1]);
    expect(shown(kept, { now, limits: [atMost(1)], timeZone: 'UTC' })).toEqual([1]);
  });

  it('is not used up by a day that this computer’s clock was ahead, or behind', () => {
    for (const off of [DAY, -DAY]) {
      expect(shown([nudge(1, { shown: NOW + off }), nudge(2)], { limits: [atMost(1)] })).toEqual([2, 1]);
    }
  });
});

describe('what becomes of a nudge', () => {
  const answer = (word: 'seen' | 'done' | 'dismissed', person = ME) => ({ nudge: idOf(1), person, word, at: NOW });

  it('is one last word of each person, in whatever order they come and however often', () => {
    const orders = [
      [answer('seen'), answer('done')],
      [answer('done'), answer('seen')],
      [answer('done'), answer('done'), answer('seen'), answer('seen')],
    ];
    for (const order of orders) expect(order.reduce(withAnswer, nudge(1)).answers).toEqual([answer('done')]);
    // Said in two browsers: the later one.
    const later = { ...answer('dismissed'), at: NOW + 1 };
    for (const order of [
      [answer('done'), later],
      [later, answer('done')],
    ]) {
      expect(order.reduce(withAnswer, nudge(1)).answers).toEqual([later]);
    }
    const both = [answer('seen'), answer('dismissed', MARA)].reduce(withAnswer, nudge(1));
    expect(both.answers).toEqual([answer('seen'), answer('dismissed', MARA)]);
  });
});

describe('a nudge as it comes', () => {
  const { came: _came, ...sent } = nudge(1);

  it('is taken as it was sent', () => {
    expect(NudgeSchema.parse(sent)).toEqual(sent);
  });

  it.each([
    ['no words and no tip', { line: ' ' }],
    ['too long a line', { line: 'x'.repeat(501) }],
    ['too long a reason', { why: 'x'.repeat(301) }],
    ['a hat that sends none', { hat: 'rep' }],
    ['an author that is no person', { author: 'local' }],
    ['a target of another kind', { to: { kind: 'team' } }],
    ['a time that is none', { until: 'tomorrow' }],
  ])('is refused with %s', (_what, change) => {
    expect(NudgeSchema.safeParse({ ...sent, ...change }).success).toBe(false);
  });

  it('may be a tip without a word', () => {
    expect(NudgeToSend.safeParse({ ...sent, line: '', tip: 'ask-who-signs' }).success).toBe(true);
  });
});
