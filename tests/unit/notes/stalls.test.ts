import { describe, expect, it } from 'vitest';
import type { NotedRecord } from '../../../lib/notes/event';
import { type StageSighting, stallsOf } from '../../../lib/notes/stalls';

const DAY = 86_400_000;
const NOW = 100 * DAY;

const record = (key: string): NotedRecord => ({
  key,
  crm: 'hubspot',
  org: '1',
  object: '0-3',
  kind: 'deal',
  id: key,
  name: `Deal ${key}`,
  url: 'https://app.hubspot.com/',
});
const thread = (key: string | null, daysAgo: number, stage: string | null, step: string | null = null) => ({
  record: key === null ? null : record(key),
  beganAt: NOW - daysAgo * DAY,
  snapshot: { stage, step, release: 1, goal: null, metric: null, tip: null, fields: [] },
});
const seen = (sightings: { [key: string]: StageSighting[] } = {}) => new Map(Object.entries(sightings));
const nothingEnds = (): boolean => false;
const said = (...parts: Parameters<typeof stallsOf>) =>
  stallsOf(...parts).map(({ record: { key }, stage, step, since }) => [key, stage, step, (NOW - since) / DAY]);

describe('where records stall', () => {
  it('counts from the first sighting in the stage that was seen last, in notes and by the panel', () => {
    const threads = [thread('a', 30, 'Qualify'), thread('a', 20, 'Offer', 'send-offer'), thread('a', 5, 'Offer')];
    expect(said(threads, seen(), nothingEnds, { days: 7, now: NOW })).toEqual([['a', 'Offer', 'send-offer', 20]]);
    const earlier = seen({ a: [{ at: NOW - 25 * DAY, label: 'Offer' }] });
    expect(said(threads, earlier, nothingEnds, { days: 7, now: NOW })).toEqual([['a', 'Offer', 'send-offer', 25]]);
  });

  it('counts anew when the record came back into a stage', () => {
    const back = seen({
      a: [
        { at: NOW - 12 * DAY, label: 'Qualify' },
        { at: NOW - 9 * DAY, label: 'Offer' },
      ],
    });
    expect(said([thread('a', 40, 'Offer')], back, nothingEnds, { days: 7, now: NOW })).toEqual([
      ['a', 'Offer', null, 9],
    ]);
  });

  it('names the step that was next in this stage, not one of an earlier stage', () => {
    const threads = [thread('a', 30, 'Qualify', 'ask'), thread('a', 20, 'Offer')];
    expect(said(threads, seen(), nothingEnds, { days: 7, now: NOW })).toEqual([['a', 'Offer', null, 20]]);
  });

  it('lists the longest first, and leaves out what moved of late, what is over, and what has no record or stage', () => {
    const threads = [
      thread('young', 6.9, 'Offer'),
      thread('mid', 7, 'Offer'),
      thread('old', 50, 'Offer'),
      thread('won', 60, 'Closed won'),
      thread('bare', 60, null),
      thread(null, 60, 'Offer'),
    ];
    const isOver = (_: NotedRecord, stage: string): boolean => stage === 'Closed won';
    expect(said(threads, seen(), isOver, { days: 7, now: NOW }).map(([key]) => key)).toEqual(['old', 'mid']);
  });
});
