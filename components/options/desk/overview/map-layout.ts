import type { Faults, SightGoal, SightLink, SightMap, SightProcess } from '../../../../lib/playbook/sight-map';

/** Heights in CSS pixels; overview.css has the same. A row is high enough for two lines. */
export const ROW = 52;
/** Width of the gap in which the lines run. */
export const GAP = 112;
/** From one goal to the next, at least. */
const SPACE = ROW + 12;
/** A picture with more rows than this begins with its groups folded, so that its goals are in sight. */
const UNFOLDED = 14;

/** The steps of a stage, or all metrics: one row while it is folded. */
export interface MapGroup {
  key: string;
  title: string;
  /** Null for the metrics. */
  stage: { process: string; id: string } | null;
  links: readonly SightLink[];
  /** The worst of the stage's own and its steps' faults. */
  faults: Pick<Faults, 'worst' | 'codes'>;
  /** Served by any of them. */
  goals: readonly string[];
  broken: readonly string[];
}

export type MapRow =
  | { kind: 'group'; key: string; group: MapGroup; open: boolean; y: number }
  | { kind: 'link'; key: string; link: SightLink; y: number };

export interface MapLine {
  goal: string;
  row: string;
  /** From the middle of the goal to the middle of the row, in pixels. */
  from: number;
  to: number;
}

/** A row that lines come to, and whether they are missing or broken. */
export interface MapEnd {
  key: string;
  middle: number;
  goals: readonly string[];
  broken: readonly string[];
}

export interface MapLayout {
  rows: readonly MapRow[];
  goals: readonly { goal: SightGoal; y: number }[];
  lines: readonly MapLine[];
  ends: readonly MapEnd[];
  height: number;
}

/** What the picture of one process (null: none) is made of: its stages, then all metrics. */
export function mapGroups(map: SightMap, process: SightProcess | null, metricsTitle: string): MapGroup[] {
  const group = (
    links: readonly SightLink[],
    own: Pick<MapGroup, 'key' | 'title' | 'stage'>,
    faults: Faults,
  ): MapGroup => ({
    ...own,
    links,
    faults: { worst: worstOf([faults, ...links.map((link) => link.faults)]), codes: [] },
    goals: [...new Set(links.flatMap(({ goals }) => goals))],
    broken: links.flatMap(({ broken }) => broken),
  });
  const stages = (process?.stages ?? []).map(({ key, id, title, steps, faults }) =>
    group(steps, { key, title, stage: { process: process?.id ?? '', id } }, faults),
  );
  if (map.metrics.length === 0) return stages;
  return [
    ...stages,
    group(map.metrics, { key: 'metrics', title: metricsTitle, stage: null }, { worst: null, codes: [] }),
  ];
}

/** The groups that are open before a person has opened or folded any. */
export function openAtFirst(groups: readonly MapGroup[]): ReadonlySet<string> {
  const rows = groups.reduce((sum, { links }) => sum + links.length, groups.length);
  return new Set(rows <= UNFOLDED ? groups.map(({ key }) => key) : []);
}

/** Where everything stands: rows from top to bottom, goals where what serves them is, and a line for each that does. */
export function mapLayout(
  goals: readonly SightGoal[],
  groups: readonly MapGroup[],
  open: ReadonlySet<string>,
): MapLayout {
  const rows: MapRow[] = [];
  const ends: MapEnd[] = [];
  for (const group of groups) {
    const { key } = group;
    const y = rows.length * ROW;
    rows.push({ kind: 'group', key, group, open: open.has(key), y });
    if (!open.has(key)) ends.push({ key, middle: y + ROW / 2, goals: group.goals, broken: group.broken });
    else {
      for (const link of group.links) {
        const top = rows.length * ROW;
        rows.push({ kind: 'link', key: link.key, link, y: top });
        ends.push({ key: link.key, middle: top + ROW / 2, goals: link.goals, broken: link.broken });
      }
    }
  }
  const height = Math.max(rows.length * ROW, goals.length * SPACE);
  const placed = placedGoals(goals, ends, height);
  const places = new Map(placed.map(({ goal, y }) => [goal.id, y + ROW / 2]));
  const lines = ends.flatMap((end) =>
    end.goals.flatMap((goal): MapLine[] => {
      const from = places.get(goal);
      return from === undefined ? [] : [{ goal, row: end.key, from, to: end.middle }];
    }),
  );
  return { rows, goals: placed, lines, ends, height };
}

const ORDER = ['error', 'warning', 'notice'] as const;

function worstOf(faults: readonly Pick<Faults, 'worst'>[]): Faults['worst'] {
  return ORDER.find((severity) => faults.some(({ worst }) => worst === severity)) ?? null;
}

/** Each goal at the middle of what serves it, as far as there is room, so that lines are short and cross little. */
function placedGoals(goals: readonly SightGoal[], ends: readonly MapEnd[], height: number): MapLayout['goals'] {
  const served = new Map<string, { sum: number; count: number }>();
  for (const { goals: ids, middle } of ends) {
    for (const goal of ids) {
      const { sum, count } = served.get(goal) ?? { sum: 0, count: 0 };
      served.set(goal, { sum: sum + middle - ROW / 2, count: count + 1 });
    }
  }
  const wished = goals.map((goal, index) => {
    const { sum, count } = served.get(goal.id) ?? { sum: 0, count: 0 };
    return { goal, y: count > 0 ? Math.round(sum / count) : Math.round((height / goals.length) * index) };
  });
  wished.sort((one, other) => one.y - other.y);
  // From above each as low as the one before it needs, then from below each as high as there is room.
  let least = 0;
  for (const one of wished) {
    one.y = Math.max(one.y, least);
    least = one.y + SPACE;
  }
  let most = height - ROW;
  for (const one of wished.reverse()) {
    one.y = Math.min(one.y, most);
    most = one.y - SPACE;
  }
  return wished.reverse();
}
