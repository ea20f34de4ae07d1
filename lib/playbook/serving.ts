import type { Metric, Playbook, Step, Tip } from './schema';

/** The tips that serve each step and metric, without those that were retired. */
export interface ServingTips {
  ofStep(id: string): readonly Tip[];
  ofMetric(id: string): readonly Tip[];
}

/** Gathered once for a list of tips: every edit elsewhere leaves the list the same. */
const gathered = new WeakMap<readonly Tip[], ServingTips>();
const NONE: readonly Tip[] = [];

export function servingTips({ tips }: Pick<Playbook, 'tips'>): ServingTips {
  const known = gathered.get(tips);
  if (known) return known;
  const [bySteps, byMetrics] = [new Map<string, Tip[]>(), new Map<string, Tip[]>()];
  const put = (lists: Map<string, Tip[]>, ids: readonly string[], tip: Tip): void => {
    for (const id of ids) {
      const list = lists.get(id);
      if (list) list.push(tip);
      else lists.set(id, [tip]);
    }
  };
  for (const tip of tips) {
    if (tip.retired) continue;
    put(bySteps, tip.steps, tip);
    put(byMetrics, tip.metrics, tip);
  }
  const serving = {
    ofStep: (id: string) => bySteps.get(id) ?? NONE,
    ofMetric: (id: string) => byMetrics.get(id) ?? NONE,
  };
  gathered.set(tips, serving);
  return serving;
}

/** The steps and metrics that serve a goal, in the order of the playbook. */
export function servingGoal(playbook: Playbook, goal: string): { steps: Step[]; metrics: Metric[] } {
  const steps = playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  return {
    steps: steps.filter(({ goals }) => goals.includes(goal)),
    metrics: playbook.metrics.filter(({ goals }) => goals.includes(goal)),
  };
}
