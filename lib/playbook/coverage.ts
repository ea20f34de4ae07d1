import { type ItemKey, itemKey, stageKey } from './items';
import type { Playbook, Stage } from './schema';

/** What a stage needs for a whole line of sight; the columns of the grid. */
export const COVERED = ['goal', 'step', 'metric', 'tip'] as const;
export type Covered = (typeof COVERED)[number];

/** One cell: how many there are, and what is missing. */
export interface Cell {
  what: Covered;
  /** Different goals served, steps, different metrics moved, different tips that serve its steps. */
  count: number;
  /**
   * `whole`: nothing is missing. `thin`: some of the stage's steps lack it. `bare`: there is none at all. Tips that only serve
   * metrics which the stage moves make it thin, not bare.
   */
  state: 'whole' | 'thin' | 'bare';
  /** What lacks it, in order, each to be mended there: steps, or the stage itself where it has none. */
  holes: readonly Hole[];
}

export interface Hole {
  /** What has to get a goal, metric or tip; for a missing step, the stage that has to get it. */
  key: ItemKey;
  kind: 'step' | 'stage';
  id: string;
  title: string;
}

export interface CoverageRow {
  key: ItemKey;
  id: string;
  title: string;
  cells: { [what in Covered]: Cell };
}

export interface ProcessCoverage {
  id: string;
  title: string;
  rows: readonly CoverageRow[];
}

/** Stage by stage, what the line of sight has and lacks. Ids that lead nowhere count for nothing. Linear. */
export function coverage(playbook: Playbook): ProcessCoverage[] {
  const goals = new Set(playbook.vision.goals.map(({ id }) => id));
  const metrics = new Set(playbook.metrics.map(({ id }) => id));
  const tips = tipsServing(playbook);
  return playbook.processes.map(({ id, title, stages }) => ({
    id,
    title,
    rows: stages.map((stage) => rowOf(id, stage, { goals, metrics, tips })),
  }));
}

interface Known {
  goals: ReadonlySet<string>;
  metrics: ReadonlySet<string>;
  tips: ReturnType<typeof tipsServing>;
}

/** Which tips, by their place in the list, serve each step; and which metrics have one. Retired tips serve nothing. */
function tipsServing({ tips }: Playbook): { steps: ReadonlyMap<string, readonly number[]>; metrics: Set<string> } {
  const steps = new Map<string, number[]>();
  const metrics = new Set<string>();
  for (const [index, tip] of tips.entries()) {
    if (tip.retired) continue;
    for (const metric of tip.metrics) metrics.add(metric);
    for (const step of tip.steps) {
      const served = steps.get(step);
      if (served) served.push(index);
      else steps.set(step, [index]);
    }
  }
  return { steps, metrics };
}

function rowOf(process: string, stage: Stage, known: Known): CoverageRow {
  const { id, title, steps } = stage;
  const key = stageKey(process, id);
  const itself: Hole = { key, kind: 'stage', id, title };
  const without = (has: (step: Stage['steps'][number]) => boolean): Hole[] =>
    steps
      .filter((step) => !has(step))
      .map((step) => ({ key: itemKey('step', step.id), kind: 'step', id: step.id, title: step.title }));
  const cell = (what: Covered, count: number, holes: readonly Hole[], thin = false): Cell => {
    const lacks = steps.length === 0 ? [itself] : holes;
    const state = count === 0 && !thin ? 'bare' : lacks.length > 0 ? 'thin' : 'whole';
    return { what, count, state, holes: lacks };
  };
  const served = different(steps.flatMap((step) => step.goals.filter((goal) => known.goals.has(goal))));
  const moved = different(steps.flatMap((step) => step.metrics.filter((metric) => known.metrics.has(metric))));
  const coached = different(steps.flatMap((step) => [...(known.tips.steps.get(step.id) ?? [])]));
  const throughMetrics = steps.some((step) => step.metrics.some((metric) => known.tips.metrics.has(metric)));
  return {
    key,
    id,
    title,
    cells: {
      goal: cell(
        'goal',
        served,
        without((step) => step.goals.some((goal) => known.goals.has(goal))),
      ),
      step: cell('step', steps.length, []),
      metric: cell(
        'metric',
        moved,
        without((step) => step.metrics.some((metric) => known.metrics.has(metric))),
      ),
      tip: cell(
        'tip',
        coached,
        without((step) => known.tips.steps.has(step.id)),
        throughMetrics,
      ),
    },
  };
}

const different = (things: readonly (string | number)[]): number => new Set(things).size;
