import type { Metric, Playbook, Step, Tip } from './schema';

/** How many tips serve each step and metric, without those that were retired. */
export interface TipCounts {
  byStep: ReadonlyMap<string, number>;
  byMetric: ReadonlyMap<string, number>;
}

/** Counted once for a list of tips: every edit elsewhere leaves the list the same. */
const counted = new WeakMap<readonly Tip[], TipCounts>();

export function tipCounts({ tips }: Pick<Playbook, 'tips'>): TipCounts {
  const known = counted.get(tips);
  if (known) return known;
  const [byStep, byMetric] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, ids: readonly string[]): void => {
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const tip of tips) {
    if (tip.retired) continue;
    count(byStep, tip.steps);
    count(byMetric, tip.metrics);
  }
  const counts = { byStep, byMetric };
  counted.set(tips, counts);
  return counts;
}

/** The steps and metrics that serve a goal, in the order of the playbook. */
export function servingGoal(playbook: Playbook, goal: string): { steps: Step[]; metrics: Metric[] } {
  const steps = playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  return {
    steps: steps.filter(({ goals }) => goals.includes(goal)),
    metrics: playbook.metrics.filter(({ goals }) => goals.includes(goal)),
  };
}
