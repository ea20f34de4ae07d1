import type { Gap, GapCode, Severity } from './alignment/gap';
import { type ItemKey, itemKey, stageKey, VISION_KEY } from './items';
import type { Playbook, Step, Tip } from './schema';

/** Tips of a group that are named; the others are counted. */
export const NAMED_TIPS = 5;

/** Where an item is out of line: the worst of its gaps first, and how many there are. */
export interface Faults {
  worst: Severity | null;
  codes: readonly GapCode[];
}

/** All tips, not retired, that serve one step or metric: one mark on the map, however many they are. */
export interface TipGroup {
  count: number;
  /** Those with the highest priority, at most `NAMED_TIPS`. */
  named: readonly { id: string; title: string }[];
  /** How many of them have an error or a warning, and the first one that has, to open. */
  faulty: number;
  firstFaulty: string | null;
  worst: Severity | null;
}

interface Node {
  key: ItemKey;
  id: string;
  title: string;
  faults: Faults;
}

export interface SightGoal extends Node {
  /** How many steps and metrics serve it. None: the line of sight ends nowhere near it. */
  servedBy: number;
}

/** A step or metric: the middle of the line. */
export interface SightLink extends Node {
  kind: 'step' | 'metric';
  /** Ids of goals that it serves and that there are. None: its line is missing. */
  goals: readonly string[];
  /** Ids that name no goal, and for a step no metric: broken lines. */
  broken: readonly string[];
  /** Metrics that a step moves, of those that there are. */
  metrics: readonly string[];
  tips: TipGroup;
}

export interface SightStage extends Node {
  steps: readonly SightLink[];
}

export interface SightProcess extends Node {
  stages: readonly SightStage[];
}

/** The line of sight as it is: goals ← steps and metrics ← tips. */
export interface SightMap {
  vision: Faults;
  goals: readonly SightGoal[];
  processes: readonly SightProcess[];
  metrics: readonly SightLink[];
  /** Tips that serve no step and no metric that there is: they hang in the air. */
  loose: TipGroup;
}

/** Works out the map of a playbook; `gaps` as its alignment check gives them. Linear in both. */
export function sightMap(playbook: Playbook, gaps: readonly Gap[]): SightMap {
  const faultsOf = faultsByKey(gaps);
  const goalIds = new Set(playbook.vision.goals.map(({ id }) => id));
  const metricIds = new Set(playbook.metrics.map(({ id }) => id));
  const groups = new TipGroups(faultsOf);
  const served = new Map<string, number>();
  const serve = (goals: readonly string[]): void => {
    for (const goal of goals) served.set(goal, (served.get(goal) ?? 0) + 1);
  };

  const linkOf = (step: Step): SightLink => {
    const goals = known(step.goals, goalIds);
    serve(goals);
    const key = itemKey('step', step.id);
    return {
      ...{ kind: 'step', key, id: step.id, title: step.title, faults: faultsOf(key), goals },
      broken: [...unknown(step.goals, goalIds), ...unknown(step.metrics, metricIds)],
      metrics: known(step.metrics, metricIds),
      tips: groups.of(key),
    };
  };
  const processes = playbook.processes.map((process): SightProcess => {
    const key = itemKey('process', process.id);
    const stages = process.stages.map((stage): SightStage => {
      const inside = stageKey(process.id, stage.id);
      const steps = stage.steps.map(linkOf);
      return { key: inside, id: stage.id, title: stage.title, faults: faultsOf(inside), steps };
    });
    return { key, id: process.id, title: process.title, faults: faultsOf(key), stages };
  });
  const metrics = playbook.metrics.map((metric): SightLink => {
    const goals = known(metric.goals, goalIds);
    serve(goals);
    const key = itemKey('metric', metric.id);
    return {
      ...{ kind: 'metric', key, id: metric.id, title: metric.title, faults: faultsOf(key), goals },
      broken: unknown(metric.goals, goalIds),
      metrics: [],
      tips: groups.of(key),
    };
  });
  for (const tip of playbook.tips) if (!tip.retired) groups.add(tip);
  const goals = playbook.vision.goals.map(({ id, title }): SightGoal => {
    const key = itemKey('goal', id);
    return { key, id, title, faults: faultsOf(key), servedBy: served.get(id) ?? 0 };
  });
  return { vision: faultsOf(VISION_KEY), goals, processes, metrics, loose: groups.loose };
}

const known = (ids: readonly string[], all: ReadonlySet<string>): string[] => [
  ...new Set(ids.filter((id) => all.has(id))),
];
const unknown = (ids: readonly string[], all: ReadonlySet<string>): string[] => ids.filter((id) => !all.has(id));

const NONE: Faults = { worst: null, codes: [] };

/** The key of the item that a gap is about. */
export function gapKey({ item, within }: Pick<Gap, 'item' | 'within'>): ItemKey {
  if (item.kind === 'vision') return VISION_KEY;
  if (item.kind === 'stage') return stageKey(within?.process ?? '', item.id);
  return itemKey(item.kind, item.id);
}

/** Gaps come worst first, so the first of each item is its worst. */
function faultsByKey(gaps: readonly Gap[]): (key: ItemKey) => Faults {
  const found = new Map<ItemKey, { worst: Severity; codes: GapCode[] }>();
  for (const gap of gaps) {
    const key = gapKey(gap);
    const faults = found.get(key);
    if (faults) faults.codes.push(gap.code);
    else found.set(key, { worst: gap.severity, codes: [gap.code] });
  }
  return (key) => found.get(key) ?? NONE;
}

type OpenGroup = { -readonly [member in keyof Omit<TipGroup, 'named'>]: TipGroup[member] } & { named: OpenName[] };
interface OpenName {
  id: string;
  title: string;
  priority: number;
}

/** Counts tips into the groups of what they serve, one tip after the other. */
class TipGroups {
  readonly loose = emptyGroup();
  private readonly groups = new Map<ItemKey, OpenGroup>();
  private readonly faultsOf: (key: ItemKey) => Faults;

  constructor(faultsOf: (key: ItemKey) => Faults) {
    this.faultsOf = faultsOf;
  }

  /** The group of a step or metric, which fills as tips are added. */
  of(key: ItemKey): OpenGroup {
    const group = this.groups.get(key) ?? emptyGroup();
    this.groups.set(key, group);
    return group;
  }

  add(tip: Tip): void {
    const keys = new Set([
      ...tip.steps.map((id) => itemKey('step', id)),
      ...tip.metrics.map((id) => itemKey('metric', id)),
    ]);
    const faults = this.faultsOf(itemKey('tip', tip.id));
    let hangs = false;
    for (const key of keys) {
      const group = this.groups.get(key);
      if (!group) continue;
      hangs = true;
      count(group, tip, faults);
    }
    if (!hangs) count(this.loose, tip, faults);
  }
}

const emptyGroup = (): OpenGroup => ({ count: 0, named: [], faulty: 0, firstFaulty: null, worst: null });

const RANK: { [severity in Severity]: number } = { error: 3, warning: 2, notice: 1 };

function count(group: OpenGroup, { id, title, priority }: Tip, { worst }: Faults): void {
  group.count += 1;
  const at = group.named.findIndex((other) => other.priority < priority);
  if (at >= 0) group.named.splice(at, 0, { id, title, priority });
  else if (group.named.length < NAMED_TIPS) group.named.push({ id, title, priority });
  if (group.named.length > NAMED_TIPS) group.named.pop();
  if (worst === null) return;
  if (group.worst === null || RANK[worst] > RANK[group.worst]) group.worst = worst;
  if (worst === 'notice') return;
  group.faulty += 1;
  group.firstFaulty ??= id;
}
