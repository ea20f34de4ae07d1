import { describe, expect, it } from 'vitest';
import { mapGroups, mapLayout, openAtFirst, ROW } from '../../../components/options/desk/overview/map-layout';
import { alignment } from '../../../lib/playbook/alignment';
import { sightMap } from '../../../lib/playbook/sight-map';
import { playbookOf } from '../../bench/playbook';
import { sample } from '../playbook/sample';

const groupsOf = (playbook = playbookOf(0)) => {
  const map = sightMap(playbook, alignment(playbook, '2026-11-24'));
  return { map, groups: mapGroups(map, map.processes[0] ?? null, 'Metrics') };
};

describe('the picture of the line of sight', () => {
  it('begins folded where it would be too long, and open where it is short', () => {
    const { groups } = groupsOf();
    expect(openAtFirst(groups).size).toBe(0);
    const short = groupsOf(sample()).groups;
    expect([...openAtFirst(short)]).toEqual(short.map(({ key }) => key));
  });

  it('draws the lines of everything in a folded group from its one row', () => {
    const { map, groups } = groupsOf();
    const [first] = groups;
    if (!first) throw new Error('no group');
    const folded = mapLayout(map.goals, groups, new Set());
    expect(folded.rows).toHaveLength(groups.length);
    expect(new Set(folded.lines.flatMap(({ row, goal }) => (row === first.key ? [goal] : [])))).toEqual(
      new Set(first.links.flatMap(({ goals }) => goals)),
    );
    const open = mapLayout(map.goals, groups, new Set([first.key]));
    expect(open.rows).toHaveLength(groups.length + first.links.length);
    expect(open.lines.some(({ row }) => row === first.key)).toBe(false);
  });

  it.each([0, 1])('lays no goal over another one, and none outside of the picture (%i)', (all) => {
    const { map, groups } = groupsOf();
    const { goals, height } = mapLayout(map.goals, groups, new Set(all ? groups.map(({ key }) => key) : []));
    const tops = goals.map(({ y }) => y).sort((one, other) => one - other);
    expect(goals.map(({ goal }) => goal.id).sort()).toEqual(map.goals.map(({ id }) => id).sort());
    for (const [index, top] of tops.entries()) {
      expect(top).toBeGreaterThanOrEqual(index === 0 ? 0 : (tops[index - 1] ?? 0) + ROW);
      expect(top + ROW).toBeLessThanOrEqual(height);
    }
  });

  it('keeps goals that only the last row serves inside of the picture, beside each other', () => {
    const playbook = playbookOf(0);
    const served = playbook.vision.goals.map(({ id }) => id);
    for (const metric of playbook.metrics) metric.goals = [];
    for (const { stages } of playbook.processes)
      for (const { steps } of stages) for (const step of steps) step.goals = [];
    const last = playbook.metrics.at(-1);
    if (last) last.goals = served;
    const { map, groups } = groupsOf(playbook);
    const { goals, height, lines } = mapLayout(map.goals, groups, new Set(groups.map(({ key }) => key)));
    expect(lines).toHaveLength(served.length);
    expect(Math.max(...goals.map(({ y }) => y)) + ROW).toBeLessThanOrEqual(height);
    expect(new Set(goals.map(({ y }) => y)).size).toBe(served.length);
  });

  it('shows the worst of what is folded', () => {
    const playbook = playbookOf(0);
    const step = playbook.processes[0]?.stages[1]?.steps[0];
    if (!step) throw new Error('no step');
    step.goals = ['gone'];
    const { groups } = groupsOf(playbook);
    expect(groups[1]).toMatchObject({ faults: { worst: 'error' }, broken: ['gone'] });
    expect(groups[0]?.faults.worst).toBeNull();
  });
});
