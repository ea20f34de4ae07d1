import type { RecordKind } from '../crm/record';
import { type CutRelease, openBundles, type TipShelf, wholeRelease } from '../playbook/cut-release';
import type { Goal, Metric, Process, Release, Stage, Step, Tip } from '../playbook/schema';
import { type CompiledCondition, compileCondition, type RulePool } from './condition';
import { foldText } from './fold-text';
import type { RuleTest } from './operators';

/** Made when it first comes in view: most tips of a large playbook belong to stages that do not. */
export interface CompiledTip {
  tip: Tip;
  condition: CompiledCondition;
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
  /** Tips that serve these places and are not retired, each once, by the first of the links, which come nearest first.
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
  return compile(release, shelve(release.playbook.tips));
}

/** The same from a release that is cut up: only the tips that come in view are ever parsed. */
export function compileCutRelease(cut: CutRelease): CompiledRelease {
  const shelf = openBundles(cut.bundles);
  return compile(wholeRelease(cut, shelf), shelf);
}

/** Does not touch `release.playbook.tips`. */
function compile(release: Release, tips: Pick<TipShelf, 'ofStep' | 'ofMetric'>): CompiledRelease {
  const { playbook } = release;
  const rules: RulePool = new Map();
  const compiled = new Map<Tip, CompiledTip>();
  const places = new Map<string, readonly CandidateGroup[]>();
  const compiledOnce = (tip: Tip): CompiledTip => {
    const known = compiled.get(tip);
    if (known) return known;
    const made = { tip, condition: compileCondition(tip.when, rules) };
    compiled.set(tip, made);
    return made;
  };
  return {
    release,
    byKind: groupByKind(playbook.processes.map((process) => compileProcess(process, rules))),
    goals: byId(playbook.vision.goals),
    metrics: byId(playbook.metrics),
    stageTitles: new Map(playbook.processes.flatMap(({ stages }) => stages.map(({ id, title }) => [id, title]))),
    candidates(place, links) {
      const known = places.get(place);
      if (known) return known;
      const found = gather(tips, links(), compiledOnce);
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

function shelve(tips: readonly Tip[]): Pick<TipShelf, 'ofStep' | 'ofMetric'> {
  const byStep = new Map<string, Tip[]>();
  const byMetric = new Map<string, Tip[]>();
  for (const tip of byId(tips).values()) {
    for (const step of tip.steps) push(byStep, step, tip);
    for (const metric of tip.metrics) push(byMetric, metric, tip);
  }
  return { ofStep: (step) => byStep.get(step) ?? [], ofMetric: (metric) => byMetric.get(metric) ?? [] };
}

function gather(
  tips: Pick<TipShelf, 'ofStep' | 'ofMetric'>,
  links: readonly Link[],
  compiled: (tip: Tip) => CompiledTip,
): CandidateGroup[] {
  const seen = new Set<Tip>();
  const groups = new Map<RuleTest | null, Candidate[]>();
  for (const link of links) {
    const [list, serves] =
      'step' in link
        ? [tips.ofStep(link.step), { step: link.step }]
        : [tips.ofMetric(link.metric), { metric: link.metric }];
    for (const tip of list) {
      if (tip.retired || seen.has(tip)) continue;
      seen.add(tip);
      const made = compiled(tip);
      const { condition } = made;
      push(groups, condition.guard, { tip: made, condition, level: link.level, serves });
    }
  }
  return [...groups].map(([guard, candidates]) => ({ guard, candidates }));
}
