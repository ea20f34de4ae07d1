import type { SightGoal, SightLink, SightMap, SightProcess } from '../../../../lib/playbook/sight-map';

/** Heights in CSS pixels; overview.css has the same. A row is high enough for two lines. */
export const ROW = 60;
export const HEAD = 40;
/** Width of the gap in which the lines run. */
export const GAP = 112;

export type MapRow =
  | { kind: 'head'; key: string; title: string; stage?: { process: string; id: string }; y: number }
  | { kind: 'link'; key: string; link: SightLink; y: number };

export interface MapLine {
  goal: string;
  link: string;
  /** From the middle of the goal to the middle of the row, in pixels. */
  from: number;
  to: number;
}

export interface MapLayout {
  rows: readonly MapRow[];
  goals: readonly { goal: SightGoal; y: number }[];
  lines: readonly MapLine[];
  height: number;
}

/**
 * Where everything stands in the picture of one process (null: none) with all metrics: rows from top to bottom, goals spread
 * over the same height, and a line from each goal to each row that serves it.
 */
export function mapLayout(map: SightMap, process: SightProcess | null, metricsTitle: string): MapLayout {
  const rows: MapRow[] = [];
  let y = 0;
  const head = (key: string, title: string, stage?: { process: string; id: string }): void => {
    rows.push({ kind: 'head', key, title, ...(stage ? { stage } : {}), y });
    y += HEAD;
  };
  const add = (links: readonly SightLink[]): void => {
    for (const link of links) {
      rows.push({ kind: 'link', key: link.key, link, y });
      y += ROW;
    }
  };
  for (const stage of process?.stages ?? []) {
    head(stage.key, stage.title, { process: process?.id ?? '', id: stage.id });
    add(stage.steps);
  }
  if (map.metrics.length > 0) {
    head('metrics', metricsTitle);
    add(map.metrics);
  }
  const height = Math.max(y, map.goals.length * (ROW + 12));
  const share = height / Math.max(1, map.goals.length);
  const goals = map.goals.map((goal, index) => ({ goal, y: Math.round(share * (index + 0.5) - ROW / 2) }));
  const places = new Map(goals.map(({ goal, y: top }) => [goal.id, top + ROW / 2]));
  const lines = rows.flatMap((row) =>
    row.kind === 'head'
      ? []
      : row.link.goals.flatMap((goal): MapLine[] => {
          const from = places.get(goal);
          return from === undefined ? [] : [{ goal, link: row.key, from, to: row.y + ROW / 2 }];
        }),
  );
  return { rows, goals, lines, height };
}
