import type { RecordKind } from '../crm/record';
import type { Goal, Metric, Process, Release, Stage, Step, Tip } from '../playbook/schema';
import { type CompiledCondition, compileCondition, type RulePool } from './condition';
import { foldText } from './fold-text';
import type { RuleTest } from './operators';

export interface CompiledTip {
  tip: Tip;
  /** Compiled when first asked for: most tips of a large playbook belong to stages that are not in view. */
  condition(): CompiledCondition;
}
export interface CompiledStep {
  step: Step;
  /** Null: ticked by hand. */
  doneWhen: CompiledCondition | null;
}
export interface CompiledStage {
  stage: Stage;
  steps: readonly CompiledStep[];
}
export interface CompiledProcess {
  process: Process;
  /** Null: all records of its kinds. */
  when: CompiledCondition | null;
  stages: readonly CompiledStage[];
  /** Stage id → place. */
  order: ReadonlyMap<string, number>;
  /** CRM id → folded CRM stage name → place. Where two stages claim a name the first has it. */
  places: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** One stage that maps to no CRM stage: it applies whatever the record's stage. */
  stageless: boolean;
}

/** What a tip has to do with what is in view; lower comes first. */
export const SERVES = { step: 0, stage: 1, stepMetric: 2, metric: 3 } as const;
export type Serves = (typeof SERVES)[keyof typeof SERVES];

/** A tip that may be shown in some place, with the link by which it got there. */
export interface Candidate {
  tip: CompiledTip;
  condition: CompiledCondition;
  level: Serves;
  serves: { step: string } | { metric: string };
}

/** Candidates whose conditions all rest on one rule: where that is no, so are they. */
export interface CandidateGroup {
  guard: RuleTest | null;
  candidates: readonly Candidate[];
}

/** A release made ready for `advise`: every look-up by id, name and place is one step. */
export interface CompiledRelease {
  release: Release;
  byKind: ReadonlyMap<RecordKind, readonly CompiledProcess[]>;
  goals: ReadonlyMap<string, Goal>;
  metrics: ReadonlyMap<string, Metric>;
  stageTitles: ReadonlyMap<string, string>;
  /** Tips that serve these places, each once, by the first of the links, which come nearest first.
   * `place` names the combination; it is made once per name. */
  candidates(place: string, links: () => readonly Link[]): readonly CandidateGroup[];
}

/** One step or metric in view, and how near it is. */
export type Link = { level: Serves; step: string } | { level: Serves; metric: string };

/**
 * Builds the indexes of a release; call it once per release and keep the result. Ids that point nowhere are ignored and
 * of items with the same id the first counts, since the alignment check is what reports them.
 */
export function compileRelease(release: Release): CompiledRelease {
  const { playbook } = release;
  const rules: RulePool = new Map();
  const tips = indexTips(playbook.tips, rules);
  const places = new Map<string, readonly CandidateGroup[]>();
  return {
    release,
    byKind: groupByKind(playbook.processes.map((process) => compileProcess(process, rules))),
    goals: byId(playbook.vision.goals),
    metrics: byId(playbook.metrics),
    stageTitles: new Map(playbook.processes.flatMap(({ stages }) => stages.map(({ id, title }) => [id, title]))),
    candidates(place, links) {
      const known = places.get(place);
      if (known) return known;
      const found = gather(tips, links());
      places.set(place, found);
      return found;
    },
  };
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(item.id)) map.set(item.id, item);
  return map;
}

/** Appends to the list under `key`. */
function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function groupByKind(processes: readonly CompiledProcess[]): Map<RecordKind, CompiledProcess[]> {
  const lists = new Map<RecordKind, CompiledProcess[]>();
  for (const process of processes) for (const kind of new Set(process.process.kinds)) push(lists, kind, process);
  return lists;
}

function compileProcess(process: Process, rules: RulePool): CompiledProcess {
  const stages = process.stages.map((stage) => ({
    stage,
    steps: stage.steps.map((step) => ({
      step,
      doneWhen: step.doneWhen === undefined ? null : compileCondition(step.doneWhen, rules),
    })),
  }));
  const places = new Map<string, Map<string, number>>();
  for (const [index, stage] of process.stages.entries()) {
    for (const [crm, names] of Object.entries(stage.crmStages)) {
      const known = places.get(crm) ?? new Map<string, number>();
      places.set(crm, known);
      for (const name of names.map(foldText)) if (!known.has(name)) known.set(name, index);
    }
  }
  return {
    process,
    when: process.when === undefined ? null : compileCondition(process.when, rules),
    stages,
    order: new Map(process.stages.map(({ id }, index) => [id, index])),
    places,
    stageless: process.stages.length === 1 && [...places.values()].every(({ size }) => size === 0),
  };
}

interface TipIndex {
  byStep: Map<string, CompiledTip[]>;
  byMetric: Map<string, CompiledTip[]>;
}

function indexTips(tips: readonly Tip[], rules: RulePool): TipIndex {
  const index: TipIndex = { byStep: new Map(), byMetric: new Map() };
  for (const tip of byId(tips).values()) {
    const compiled = compileTip(tip, rules);
    for (const step of tip.steps) push(index.byStep, step, compiled);
    for (const metric of tip.metrics) push(index.byMetric, metric, compiled);
  }
  return index;
}

function compileTip(tip: Tip, rules: RulePool): CompiledTip {
  let condition: CompiledCondition | undefined;
  return {
    tip,
    condition() {
      condition ??= compileCondition(tip.when, rules);
      return condition;
    },
  };
}

function gather(tips: TipIndex, links: readonly Link[]): CandidateGroup[] {
  const seen = new Set<CompiledTip>();
  const groups = new Map<RuleTest | null, Candidate[]>();
  for (const link of links) {
    const [list, serves] =
      'step' in link
        ? [tips.byStep.get(link.step), { step: link.step }]
        : [tips.byMetric.get(link.metric), { metric: link.metric }];
    for (const tip of list ?? []) {
      if (seen.has(tip)) continue;
      seen.add(tip);
      const condition = tip.condition();
      push(groups, condition.guard, { tip, condition, level: link.level, serves });
    }
  }
  return [...groups].map(([guard, candidates]) => ({ guard, candidates }));
}
