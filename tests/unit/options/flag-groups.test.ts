import { describe, expect, it } from 'vitest';
import {
  type FlagFilter,
  flagsBehind,
  groupFlags,
  WAITING_FLAGS,
  waitingByItem,
} from '../../../components/options/desk/flags/flag-groups';
import type { ThreadView } from '../../../lib/notes/thread';
import { itemsOf } from '../../../lib/playbook/items';
import { sample } from '../playbook/sample';

const playbook = sample();
const items = itemsOf(playbook);
const [tip] = playbook.tips;
const step = playbook.processes[0]?.stages.flatMap(({ steps }) => steps)[0];
if (!tip || !step) throw new Error('the sample has a tip and a step');

const flag = (id: string, beganAt: number, more: Partial<ThreadView> = {}): ThreadView => ({
  id,
  record: null,
  tie: { kind: 'tip', id: tip.id },
  flag: 'missing',
  visibility: 'private',
  state: 'open',
  snapshot: { stage: null, release: 1, goal: null, step: null, metric: null, tip: null, fields: [] },
  notes: [],
  clock: 1,
  beganAt,
  lastAt: beganAt,
  lastAuthor: 'a',
  changedIn: null,
  tags: [],
  mentions: [],
  checklist: [],
  ...more,
});
const ALL: FlagFilter = { layer: '', word: '', standing: 'all' };
const onStep = { tie: { kind: 'step', id: step.id } } as const;
const said = (threads: ThreadView[], filter: FlagFilter) =>
  groupFlags(threads, items, filter).map(({ key, flags }) => [key, flags.map(({ id }) => id)]);

describe('flags by item', () => {
  it('stand with the item that was flagged last first, and the newest first in each; words are counted', () => {
    const threads = [
      flag('a', 1),
      flag('b', 9, { flag: 'worked' }),
      flag('c', 5, onStep),
      flag('d', 7, { flag: 'not-true-here' }),
    ];
    expect(said(threads, ALL)).toEqual([
      [`tip ${tip.id}`, ['b', 'd', 'a']],
      [`step ${step.id}`, ['c']],
    ]);
    expect(groupFlags(threads, items, ALL)[0]).toMatchObject({
      title: tip.title,
      counts: { worked: 1, missing: 1, 'not-true-here': 1 },
    });
  });

  it('are narrowed by layer, word and state; at first to what is not resolved', () => {
    const threads = [
      flag('open', 4),
      flag('answered', 3, { state: 'answered', flag: 'worked' }),
      flag('again', 2, { state: 'reopened', ...onStep }),
      flag('done', 1, { state: 'resolved' }),
    ];
    const ids = (filter: FlagFilter) =>
      groupFlags(threads, items, filter).flatMap(({ flags }) => flags.map(({ id }) => id));
    expect(ids(WAITING_FLAGS)).toEqual(['open', 'answered', 'again']);
    expect(ids(ALL)).toEqual(['open', 'answered', 'done', 'again']);
    expect(ids({ ...ALL, standing: 'resolved' })).toEqual(['done']);
    expect(ids({ ...ALL, layer: 'step' })).toEqual(['again']);
    expect(ids({ ...ALL, word: 'worked' })).toEqual(['answered']);
  });

  it('leave out notes that are no flags, and keep those on an item that is gone, without a title', () => {
    const threads = [flag('note', 2, { flag: null }), flag('gone', 1, { tie: { kind: 'tip', id: 'gone' } })];
    expect(groupFlags(threads, items, ALL).map(({ key, title }) => [key, title])).toEqual([['tip gone', null]]);
  });
});

describe('numbers of flags', () => {
  it('on an item are of those that wait', () => {
    const threads = [flag('a', 1), flag('b', 2, { state: 'answered' }), flag('c', 3, { state: 'resolved' })];
    expect([...waitingByItem(threads)]).toEqual([[`tip ${tip.id}`, 2]]);
  });

  it('behind a release are of those credited since the other, whichever way round one compares', () => {
    const threads = [flag('a', 1, { changedIn: 2 }), flag('b', 1, { changedIn: 3 }), flag('c', 1)];
    expect([...flagsBehind(threads, [2, 3], [])]).toEqual([[`tip ${tip.id}`, 1]]);
    expect([...flagsBehind(threads, [3, 1], [])]).toEqual([[`tip ${tip.id}`, 2]]);
    expect([...flagsBehind(threads, [3, 4], [])]).toEqual([]);
  });
});
