import { explainCondition, say } from '../../../lib/coaching/explain';
import type { Translate } from '../../../lib/i18n/translate';
import type { Condition } from '../../../lib/playbook/condition';
import type { Playbook, Tip } from '../../../lib/playbook/schema';

/** Where each tip is printed: once, at the first step (in the playbook's order) or else metric that it serves. */
export interface Places {
  ofStep: ReadonlyMap<string, readonly Tip[]>;
  ofMetric: ReadonlyMap<string, readonly Tip[]>;
  /** Tips that serve nothing that the playbook has. */
  unserved: readonly Tip[];
  retired: readonly Tip[];
  /** Titles of tips that serve this step too and are printed elsewhere. */
  alsoAtStep(step: string): readonly string[];
  /** Titles by ids; an id that points nowhere stands for itself. */
  goals(ids: readonly string[]): string[];
  metrics(ids: readonly string[]): string[];
  tip(id: string): string;
  /** A condition as one sentence. */
  words(condition: Condition, t: Translate): string;
}

export function placesOf(playbook: Playbook): Places {
  const stages = playbook.processes.flatMap((process) => process.stages);
  const steps = stages.flatMap((stage) => stage.steps);
  const order = new Map(steps.map(({ id }, index) => [id, index]));
  const known = new Set(playbook.metrics.map(({ id }) => id));
  const ofStep = new Map<string, Tip[]>();
  const ofMetric = new Map<string, Tip[]>();
  const also = new Map<string, string[]>();
  const unserved: Tip[] = [];
  const retired = playbook.tips.filter((tip) => tip.retired !== undefined);
  for (const tip of playbook.tips) {
    if (tip.retired !== undefined) continue;
    const [first, ...others] = tip.steps
      .filter((id) => order.has(id))
      .sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    for (const step of others) put(also, step, tip.title);
    const metric = tip.metrics.find((id) => known.has(id));
    if (first !== undefined) put(ofStep, first, tip);
    else if (metric !== undefined) put(ofMetric, metric, tip);
    else unserved.push(tip);
  }
  const goalTitles = new Map(playbook.vision.goals.map(({ id, title }) => [id, title]));
  const metricTitles = new Map(playbook.metrics.map(({ id, title }) => [id, title]));
  const tipTitles = new Map(playbook.tips.map(({ id, title }) => [id, title]));
  const stageTitles = new Map(stages.map(({ id, title }) => [id, title]));
  return {
    ofStep,
    ofMetric,
    unserved,
    retired,
    alsoAtStep: (step) => also.get(step) ?? [],
    goals: (ids) => ids.map((id) => goalTitles.get(id) ?? id),
    metrics: (ids) => ids.map((id) => metricTitles.get(id) ?? id),
    tip: (id) => tipTitles.get(id) ?? id,
    words: (condition, t) => say(explainCondition(condition, stageTitles), t),
  };
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
