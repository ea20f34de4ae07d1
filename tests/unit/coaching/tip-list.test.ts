import { describe, expect, test } from 'vitest';
import type { CoachingEvent } from '../../../lib/coaching/events';
import { tipCounter } from '../../../lib/coaching/tip-evidence';
import { EVERY_TIP, findTips, gapsByTip, listTips, NOBODY, type TipFilter } from '../../../lib/coaching/tip-list';
import { readyTips } from '../../../lib/coaching/tip-search';
import { alignment } from '../../../lib/playbook/alignment';
import type { Playbook } from '../../../lib/playbook/schema';
import { playbookOf } from '../../bench/playbook';
import { process, release, stage, step, tip } from './sample';

const metric = (id: string, goals: string[]) => ({
  id,
  title: id,
  definition: 'd',
  unit: 'days',
  direction: 'down' as const,
  goals,
  source: { kind: 'team' as const },
});
const { playbook } = release({
  vision: { goals: [{ id: 'grow', title: 'Grow', why: 'w' }] },
  processes: [
    process('sales', [
      stage('open', [step('ask', { goals: ['grow'], metrics: ['speed'] })]),
      stage('close', [step('sign')]),
    ]),
  ],
  metrics: [metric('speed', []), metric('wins', ['grow'])],
  tips: [
    tip('one', { title: 'Ask for names', steps: ['ask'], owner: 'Ada', confirmedOn: '2026-11-20', priority: 2 }),
    tip('two', {
      title: 'Read the Größe',
      body: 'Names matter.',
      steps: ['sign'],
      confirmedOn: '2026-01-01',
      priority: 5,
    }),
    tip('three', { title: 'Bring a plan', metrics: ['wins'], owner: ' Ada ' }),
    tip('four', {
      title: 'Old news',
      metrics: ['speed'],
      validUntil: '2026-01-01',
      confirmedOn: '2026-11-01',
      owner: 'Bo',
    }),
    tip('five', { title: 'Gone', steps: ['ask'], retired: { on: '2026-06-01', reason: 'Outdated' } }),
  ],
});

let clock = 0;
const act = (type: 'shown' | 'answer', item: string, record: string, answer?: 'helped' | 'not-here' | null) =>
  ({ id: `e${++clock}`, at: clock, author: 'me', hat: 'rep', record, item, release: 1, type, answer }) as CoachingEvent;
const counter = tipCounter();
counter.add([
  act('shown', 'one', 'r1'),
  act('shown', 'one', 'r1'),
  act('shown', 'one', 'r2'),
  act('shown', 'two', 'r1'),
]);
counter.add([
  act('answer', 'one', 'r1', 'helped'),
  act('answer', 'two', 'r1', 'helped'),
  act('answer', 'two', 'r1', 'not-here'),
]);
counter.add([act('answer', 'three', 'r1', 'helped'), act('answer', 'three', 'r1', null)]);
const evidence = counter.counted();

const list = (filter: Partial<TipFilter>, of: Playbook = playbook): string[] =>
  listTips(
    { ...EVERY_TIP, ...filter },
    { playbook: of, gaps: gapsByTip(alignment(of, '2026-11-24')), evidence, locale: 'en' },
  ).map(({ id }) => id);

describe('what people saw and said of tips', () => {
  test('counts showings and records, and of answers the last on each record', () => {
    expect(evidence.get('one')).toEqual({ shown: 3, records: 2, tried: 0, helped: 1, notHere: 0 });
    expect(evidence.get('two')).toMatchObject({ shown: 1, helped: 0, notHere: 1 });
    expect(evidence.get('three')).toMatchObject({ shown: 0, helped: 0 });
  });

  test('is the same whatever the order of the events', () => {
    const events = [act('answer', 'x', 'r', 'helped'), act('answer', 'x', 'r', null), act('shown', 'x', 'r')];
    const other = tipCounter();
    other.add([...events].reverse());
    const same = tipCounter();
    same.add(events);
    expect(other.counted()).toEqual(same.counted());
  });
});

describe('the list of tips', () => {
  test.each<[Partial<TipFilter>, string[]]>([
    [{}, ['one', 'two', 'three', 'four']],
    [{ standing: 'retired' }, ['five']],
    [{ standing: 'all' }, ['one', 'two', 'three', 'four', 'five']],
    [{ standing: 'stale' }, ['two', 'three', 'four']],
    [{ step: 'ask' }, ['one']],
    [{ stage: 'sales/open' }, ['one', 'four']],
    [{ stage: 'sales/open', through: 'step' }, ['one']],
    [{ goal: 'grow', through: 'step' }, ['one']],
    [{ query: 'naems' }, ['one', 'two']],
    [{ query: 'mater naems' }, ['two']],
    [{ query: 'Grosse' }, ['two']],
    [{ query: 'naems', step: 'ask' }, ['one']],
    [{ query: 'nxxxs' }, []],
    [{ query: 'pln' }, []],
    [{ metric: 'wins' }, ['three']],
    [{ goal: 'grow' }, ['one', 'three']],
    [{ owner: 'Ada' }, ['one', 'three']],
    [{ owner: NOBODY }, ['two']],
    [{ gap: 'unconfirmed' }, ['two', 'three']],
    [{ gap: 'some' }, ['two', 'three', 'four']],
    [{ evidence: 'seen' }, ['one', 'two']],
    [{ evidence: 'unseen' }, ['three', 'four']],
    [{ evidence: 'helped' }, ['one']],
    [{ evidence: 'not-here' }, ['two']],
    [{ query: 'NAMES' }, ['one', 'two']],
    [{ query: 'GRÖSSE' }, ['two']],
    [{ query: 'names nowhere' }, []],
    [{ query: 'größe read' }, ['two']],
    [{ query: 'matter', sort: 'priority' }, ['two']],
    [{ sort: 'title' }, ['one', 'three', 'four', 'two']],
    [{ sort: 'priority' }, ['two', 'three', 'four', 'one']],
    [{ sort: 'confirmed' }, ['three', 'two', 'four', 'one']],
    [{ sort: 'shown' }, ['one', 'two', 'three', 'four']],
    [{ sort: 'helped' }, ['one', 'two', 'three', 'four']],
    [{ query: 'names', step: 'sign', owner: NOBODY }, ['two']],
  ])('%j', (filter, ids) => {
    expect(list(filter)).toEqual(ids);
  });

  test('says where the words are only nearly there, and forgives nothing where they are', () => {
    const sources = { playbook, gaps: gapsByTip([]), evidence, locale: 'en' };
    const find = (query: string) => {
      const { tips, near } = findTips({ ...EVERY_TIP, query }, sources);
      return [near, ...tips.map(({ id }) => id)];
    };
    expect(find('names')).toEqual([false, 'one', 'two']);
    expect(find('bring')).toEqual([false, 'three']);
    expect(find('brnig')).toEqual([true, 'three']);
    expect(find('nothing at all')).toEqual([false]);
  });

  test('finds a misspelt word among 10,000 tips without looking at every text again', () => {
    const big = playbookOf(10_000);
    const sources = { playbook: big, gaps: gapsByTip([]), evidence: new Map(), locale: 'en' };
    let next: number | null = 0;
    while (next !== null) next = readyTips(big.tips, next, 500);
    const { tips, near } = findTips({ ...EVERY_TIP, query: 'anwser downn 77' }, sources);
    expect(near).toBe(true);
    expect(tips.length).toBeGreaterThan(100);
    expect(tips.every(({ title, body }) => `${title}${body}`.includes('77'))).toBe(true);
  });

  test('reads and folds the text of each tip once, however often it is searched', () => {
    const big = playbookOf(10_000);
    let read = 0;
    const tips = big.tips.map((one) =>
      Object.defineProperty({ ...one }, 'body', {
        get() {
          read += 1;
          return one.body;
        },
      }),
    );
    let next: number | null = 0;
    while (next !== null) next = readyTips(tips, next, 1_000);
    expect(read).toBe(tips.length);
    const sources = { playbook: { ...big, tips }, gaps: gapsByTip([]), evidence: new Map(), locale: 'en' };
    for (const query of ['who', 'answer start', 'buying (77']) {
      expect(listTips({ ...EVERY_TIP, query }, sources).length).toBeGreaterThan(0);
    }
    expect(read).toBe(tips.length);
  });
});
