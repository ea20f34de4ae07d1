import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, NO_PROGRESS } from '../../../lib/coaching/advice';
import type { CoachingEvent } from '../../../lib/coaching/events';
import { observedStage } from '../../../lib/coaching/facts';
import { foldProgress } from '../../../lib/coaching/progress';
import { blank, choice, record, text } from './sample';

const HERE = 'salesforce:acme:Opportunity:1';
const THERE = 'salesforce:acme:Opportunity:2';

let made = 0;
const act = (at: number, item: string, on: string | null = HERE) =>
  ({ id: `e${made++}`, at, author: 'Ada', hat: 'rep', record: on, item, release: 1 }) as const;
const seen = (at: number, label: string, changed = false, api?: string): CoachingEvent => ({
  ...act(at, 'stage'),
  type: 'stage-observed',
  label,
  changed,
  ...(api === undefined ? {} : { api }),
});
const fold = (...events: CoachingEvent[]) => foldProgress(events, HERE);

test('an empty log is no progress', () => {
  expect(fold()).toEqual({ ...NO_PROGRESS, elsewhere: {} });
});

test('the last tick of a step counts, and only on its own record', () => {
  const progress = fold(
    { ...act(2, 'call'), type: 'tick', done: false },
    { ...act(1, 'call'), type: 'tick', done: true },
    { ...act(3, 'call', THERE), type: 'tick', done: true },
  );
  expect(progress.ticks).toEqual({ call: { done: false, at: 2 } });
});

test('an event that arrives again, even with a later time, counts once and where it was first', () => {
  const done: CoachingEvent = { ...act(1, 'call'), type: 'tick', done: true };
  const undone: CoachingEvent = { ...act(2, 'call'), type: 'tick', done: false };
  expect(fold(done, undone, { ...done, at: 3 }).ticks).toEqual({ call: { done: false, at: 2 } });
});

test('answers are those of this record; what was said on others is counted by its last word', () => {
  const progress = fold(
    { ...act(1, 'a'), type: 'answer', answer: 'tried' },
    { ...act(2, 'a'), type: 'answer', answer: 'helped' },
    { ...act(1, 'a', THERE), type: 'answer', answer: 'helped' },
    { ...act(2, 'a', THERE), type: 'answer', answer: 'not-here' },
    { ...act(2, 'a', 'third'), type: 'answer', answer: 'helped' },
    { ...act(3, 'b'), type: 'answer', answer: 'tried' },
    { ...act(4, 'b'), type: 'answer', answer: null },
  );
  expect(progress.answers).toEqual({ a: 'helped' });
  expect(progress.elsewhere).toEqual({ a: { helped: 1, notHere: 1 } });
});

test('a snooze until a time holds everywhere, one for the record only there, and either can be taken back', () => {
  const snooze = (at: number, item: string, until: number | 'record' | null, on = HERE): CoachingEvent => ({
    ...act(at, item, on),
    type: 'snooze',
    until,
  });
  expect(fold(snooze(1, 'a', 99, THERE), snooze(1, 'b', 'record'), snooze(1, 'c', 'record', THERE)).snoozed).toEqual({
    a: 99,
    b: 'record',
  });
  expect(fold(snooze(1, 'a', 99, THERE), snooze(2, 'a', null)).snoozed).toEqual({});
  expect(fold(snooze(1, 'b', 'record'), snooze(2, 'b', null)).snoozed).toEqual({});
  expect(fold(snooze(1, 'b', 'record'), snooze(2, 'b', null, THERE)).snoozed).toEqual({ b: 'record' });
});

test('showing a tip counts records, not times, and knows when it was here', () => {
  const progress = fold(
    { ...act(1, 'a'), type: 'shown' },
    { ...act(2, 'a'), type: 'shown' },
    { ...act(3, 'a', THERE), type: 'shown' },
    { ...act(4, 'b', THERE), type: 'shown' },
  );
  expect(progress.shown).toEqual({ a: { at: 3, records: 2, here: 2 }, b: { at: 4, records: 1 } });
});

test('acknowledged redirects are remembered once each', () => {
  const read = (item: string): CoachingEvent => ({ ...act(1, item, null), type: 'acknowledged' });
  expect(fold(read('y'), read('x'), read('y')).acknowledged).toEqual(['x', 'y']);
});

describe('the stage since when', () => {
  test('is the start of the last unbroken run, and exact if the change into it was seen', () => {
    expect(fold(seen(1, 'A'), seen(5, 'B', true), seen(9, 'B')).stageSince).toEqual({ label: 'B', at: 5, exact: true });
    expect(fold(seen(1, 'B'), seen(5, 'A'), seen(9, 'B')).stageSince).toEqual({ label: 'B', at: 9, exact: false });
    expect(fold(seen(1, 'B'), seen(5, ' b ')).stageSince).toMatchObject({ at: 1, exact: false });
  });
  test('goes by API value where both have one', () => {
    const told = fold(seen(1, 'Negotiation', false, 'Nego'), seen(5, 'Verhandlung', false, 'Nego')).stageSince;
    expect(told).toEqual({ label: 'Verhandlung', api: 'Nego', at: 1, exact: false });
    expect(fold(seen(1, 'Same', false, 'X'), seen(5, 'Same', false, 'Y')).stageSince?.at).toBe(5);
  });
});

test('what to log of a stage is its text, its API value and the field it stands in', () => {
  expect(observedStage(record([choice('stage', 'Verhandlung', 'Nego')]))).toEqual({
    item: 'stage',
    label: 'Verhandlung',
    api: 'Nego',
  });
  expect(observedStage(record([text('status', 'New')], { kind: 'lead' }))).toEqual({ item: 'status', label: 'New' });
  expect(observedStage(record([blank('stage', 'empty')]))).toBeNull();
});

const common = {
  at: fc.nat(20),
  author: fc.constant('Ada'),
  hat: fc.constant('rep' as const),
  record: fc.constantFrom(HERE, THERE, null),
  item: fc.constantFrom('a', 'b', '__proto__', 'constructor'),
  release: fc.constant(1),
};
const event = fc.oneof(
  fc.record({ ...common, type: fc.constant('tick' as const), done: fc.boolean() }),
  fc.record({
    ...common,
    type: fc.constant('answer' as const),
    answer: fc.constantFrom<Answer | null>('tried', 'helped', 'not-here', null),
  }),
  fc.record({
    ...common,
    type: fc.constant('snooze' as const),
    until: fc.constantFrom<number | 'record' | null>(5, 50, 'record', null),
  }),
  fc.record({ ...common, type: fc.constant('shown' as const) }),
  fc.record({
    ...common,
    type: fc.constant('stage-observed' as const),
    label: fc.constantFrom('A', 'B'),
    changed: fc.boolean(),
  }),
  fc.record({ ...common, type: fc.constant('acknowledged' as const) }),
);
const log: fc.Arbitrary<CoachingEvent[]> = fc
  .array(event, { maxLength: 30 })
  .map((events) => events.map((one, index) => ({ ...one, id: `id-${(index * 7) % 31}` })));

test('the same events give the same progress in any order and however often they arrive', () => {
  fc.assert(
    fc.property(
      log.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2, maxLength: events.length * 2 }),
        ),
      ),
      ([events, again]) => {
        expect(foldProgress(again, HERE)).toEqual(foldProgress(events, HERE));
      },
    ),
    { numRuns: 500 },
  );
}, 60_000);
