import { describe, expect, it } from 'vitest';
import { alignment } from '../../../lib/playbook/alignment';
import { COVERED, type CoverageRow, coverage } from '../../../lib/playbook/coverage';
import type { Playbook } from '../../../lib/playbook/schema';
import { playbookOf } from '../../bench/playbook';
import { sample } from './sample';

const rows = (playbook: Playbook): CoverageRow[] => coverage(playbook).flatMap((process) => process.rows);

function firstRow(playbook: Playbook): CoverageRow {
  const [row] = rows(playbook);
  if (!row) throw new Error('no row');
  return row;
}

function firstStage(playbook: Playbook) {
  const stage = playbook.processes[0]?.stages[0];
  const step = stage?.steps[0];
  if (!stage || !step) throw new Error('the sample lost its first stage');
  return { stage, step };
}

describe('coverage', () => {
  it('has no hole in a playbook that is in line', () => {
    const playbook = sample();
    expect(rows(playbook).flatMap(({ cells }) => COVERED.map((what) => cells[what].state))).not.toContain('bare');
    expect(firstRow(playbook).cells.goal).toEqual({ what: 'goal', count: 1, state: 'whole', holes: [] });
  });

  it('names the steps to mend where only some of a stage lack something', () => {
    const playbook = sample();
    const { stage, step } = firstStage(playbook);
    stage.steps.push({ ...step, id: 'aimless', title: 'Aimless', goals: ['gone'], metrics: [] });
    const { goal, metric, tip } = firstRow(playbook).cells;
    const hole = { key: 'step aimless', kind: 'step', id: 'aimless', title: 'Aimless' };
    expect(goal).toMatchObject({ count: 1, state: 'thin', holes: [hole] });
    expect(metric).toMatchObject({ count: 1, state: 'thin', holes: [hole] });
    expect(tip).toMatchObject({ state: 'thin', holes: [hole] });
  });

  it('is bare in every column of a stage without steps, to be mended at the stage', () => {
    const playbook = sample();
    const { stage } = firstStage(playbook);
    stage.steps = [];
    const { cells, key } = firstRow(playbook);
    for (const what of COVERED) {
      expect(cells[what]).toMatchObject({ count: 0, state: 'bare', holes: [{ key, kind: 'stage', id: stage.id }] });
    }
  });

  it('counts a tip once for a stage, no retired one, and one of a metric as thin', () => {
    const playbook = sample();
    const { stage, step } = firstStage(playbook);
    stage.steps.push({ ...step, id: 'second' });
    const [tip] = playbook.tips;
    if (!tip) throw new Error('no tip');
    playbook.tips = [{ ...tip, steps: [step.id, 'second'], metrics: [] }];
    expect(firstRow(playbook).cells.tip).toMatchObject({ count: 1, state: 'whole' });
    playbook.tips = [{ ...tip, steps: [step.id], metrics: [], retired: { on: '2026-11-01' } }];
    expect(firstRow(playbook).cells.tip).toMatchObject({ count: 0, state: 'bare' });
    playbook.tips = [{ ...tip, steps: [], metrics: step.metrics }];
    expect(firstRow(playbook).cells.tip).toMatchObject({
      count: 0,
      state: 'thin',
      holes: [{ id: step.id }, { id: 'second' }],
    });
  });

  it('is bare for tips exactly where the alignment check finds a stage without a tip', () => {
    const playbook = playbookOf(0);
    playbook.tips = playbook.tips.slice(0, 6);
    const found = alignment(playbook, '2026-11-24').filter(({ code }) => code === 'stage-without-tip');
    const bare = rows(playbook).filter(({ cells }) => cells.step.count > 0 && cells.tip.state === 'bare');
    expect(bare.map(({ id }) => id)).toEqual(found.map(({ item }) => item.id));
    expect(bare.length).toBeGreaterThan(0);
  });

  it('counts every tip of ten thousand', () => {
    const playbook = playbookOf(10_000);
    const stageOf = new Map(
      playbook.processes.flatMap(({ id, stages }) =>
        stages.flatMap((stage) => stage.steps.map((step): [string, string] => [step.id, `${id}/${stage.id}`])),
      ),
    );
    const expected = playbook.tips.reduce(
      (sum, { steps }) => sum + new Set(steps.map((id) => stageOf.get(id))).size,
      0,
    );
    expect(rows(playbook).reduce((sum, { cells }) => sum + cells.tip.count, 0)).toBe(expected);
  });
});
