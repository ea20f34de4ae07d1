import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alignment } from '../../../lib/playbook/alignment';
import { parsePlaybook } from '../../../lib/playbook/parse';
import type { Playbook, Tip } from '../../../lib/playbook/schema';
import { NAMED_TIPS, type SightLink, type SightMap, sightMap } from '../../../lib/playbook/sight-map';
import { STARTERS } from '../../../lib/playbook/starter';
import { playbookOf } from '../../bench/playbook';
import { sample } from './sample';

const TODAY = '2026-11-24';
const mapOf = (playbook: Playbook): SightMap => sightMap(playbook, alignment(playbook, TODAY));
const linksOf = ({ processes, metrics }: SightMap): SightLink[] => [
  ...processes.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps)),
  ...metrics,
];
const link = (map: SightMap, key: string): SightLink => {
  const found = linksOf(map).find((one) => one.key === key);
  if (!found) throw new Error(`no ${key} on the map`);
  return found;
};

function starter(id: string): Playbook {
  const text = readFileSync(new URL(`../../../public/starters/${id}.json`, import.meta.url), 'utf8');
  const parsed = parsePlaybook(JSON.parse(text));
  if ('refused' in parsed) throw new Error(id);
  return parsed.playbook;
}

const tip = (id: string, change: Partial<Tip>): Tip => ({
  ...{ id, title: id, body: 'Ask.', steps: [], metrics: [], priority: 3, resources: [] },
  ...{ owner: 'Coach', confirmedOn: '2026-11-01' },
  ...change,
});

describe('the map of the line of sight', () => {
  it.each(STARTERS)('draws an unbroken line from every goal to every step and metric of the starter %s', (id) => {
    const map = mapOf(starter(id));
    expect(map.goals.length).toBeGreaterThan(0);
    expect(map.goals.every(({ servedBy }) => servedBy > 0)).toBe(true);
    expect(linksOf(map).every(({ goals, broken }) => goals.length > 0 && broken.length === 0)).toBe(true);
    expect(map.loose.count).toBe(0);
  });

  it('counts each tip once in the group of everything that it serves, and names those with the highest priority', () => {
    const playbook = sample();
    playbook.tips = [
      tip('low', { steps: ['find-cost'], priority: 1 }),
      ...[1, 2, 3, 4, 5].map((number) => tip(`tip-${number}`, { steps: ['find-cost'] })),
      tip('high', { steps: ['find-cost', 'find-cost'], metrics: ['days-in-stage'], priority: 5 }),
    ];
    const map = mapOf(playbook);
    const { count, named } = link(map, 'step find-cost').tips;
    expect(count).toBe(7);
    expect(named.map(({ id }) => id)).toEqual(['high', 'tip-1', 'tip-2', 'tip-3', 'tip-4']);
    expect(link(map, 'metric days-in-stage').tips.count).toBe(1);
  });

  it('leaves retired tips out', () => {
    const playbook = sample();
    playbook.tips = [tip('old', { steps: ['find-cost'], retired: { on: '2026-11-01' } })];
    expect(link(mapOf(playbook), 'step find-cost').tips.count).toBe(0);
  });

  it('shows a line that leads nowhere as broken, and one that is not there as missing', () => {
    const playbook = sample();
    const [first, second] = playbook.processes.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps));
    if (!first || !second) throw new Error('the sample lost its steps');
    first.goals = ['twenty-plants', 'gone'];
    first.metrics = ['lost'];
    second.goals = [];
    const map = mapOf(playbook);
    expect(link(map, `step ${first.id}`)).toMatchObject({
      goals: ['twenty-plants'],
      broken: ['gone', 'lost'],
      faults: { worst: 'error' },
    });
    const missing = link(map, `step ${second.id}`);
    expect(missing).toMatchObject({ goals: [], broken: [], faults: { worst: 'warning' } });
    expect(missing.faults.codes).toContain('step-without-goal');
  });

  it('gathers the tips that serve nothing, and marks groups with tips that are out of line', () => {
    const playbook = sample();
    playbook.tips = [
      tip('nowhere', { steps: ['gone'] }),
      tip('fine', { steps: ['find-cost'] }),
      tip('late', { steps: ['find-cost'], validUntil: '2020-01-01' }),
      tip('alone', { steps: ['find-cost'], confirmedOn: '2020-01-01' }),
    ];
    const map = mapOf(playbook);
    expect(map.loose).toMatchObject({ count: 1, faulty: 1, firstFaulty: 'nowhere', worst: 'error' });
    expect(link(map, 'step find-cost').tips).toMatchObject({
      count: 3,
      faulty: 1,
      firstFaulty: 'late',
      worst: 'warning',
    });
  });

  it('shows a goal that nothing serves, and a vision whose horizon is past', () => {
    const playbook = sample();
    playbook.vision.goals.push({ id: 'lonely', title: 'Lonely', why: 'No one comes.', owner: 'Leader' });
    playbook.vision.horizon = '2020-01-01';
    const map = mapOf(playbook);
    expect(map.goals.at(-1)).toMatchObject({ servedBy: 0, faults: { worst: 'warning', codes: ['goal-unserved'] } });
    expect(map.vision.codes).toEqual(['date-past']);
  });

  it('keeps ten thousand tips to as many groups as there are steps and metrics, and to a few names each', () => {
    const playbook = playbookOf(10_000);
    const map = mapOf(playbook);
    const served = playbook.tips.reduce((sum, { steps, metrics }) => sum + steps.length + metrics.length, 0);
    expect(linksOf(map).reduce((sum, { tips }) => sum + tips.count, 0)).toBe(served);
    expect(Math.max(...linksOf(map).map(({ tips }) => tips.named.length))).toBe(NAMED_TIPS);
    expect(JSON.stringify(map).length).toBeLessThan(40_000);
  });
});
