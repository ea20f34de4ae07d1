import type { Release, Tip } from './schema';

/** Tips as JSON, a list of `[place in the playbook, tip]`. */
interface TipBundle {
  /** Steps and metrics that any of these tips serve. */
  steps: string[];
  metrics: string[];
  json: string;
}

/**
 * A release cut up so that a background that was just started reads little of it: all but the tips as it is, and the tips as
 * texts of which only those are parsed that serve what is in view. Made from a release that has passed its schema.
 */
export interface CutRelease {
  /** With no tip in its list. */
  release: Release;
  bundles: TipBundle[];
}

export function cutRelease(release: Release): CutRelease {
  const { playbook } = release;
  const bundles = new Map<string, [number, Tip][]>();
  for (const entry of playbook.tips.entries()) {
    const [step = ''] = entry[1].steps;
    const [metric = ''] = entry[1].metrics;
    // Tips that serve the same first things are in view together; a metric's are few of a step's.
    const key = `${step} ${metric}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(entry);
    else bundles.set(key, [entry]);
  }
  return {
    release: { ...release, playbook: { ...playbook, tips: [] } },
    bundles: [...bundles.values()].map((entries) => ({
      steps: [...new Set(entries.flatMap(([, { steps }]) => steps))],
      metrics: [...new Set(entries.flatMap(([, { metrics }]) => metrics))],
      json: JSON.stringify(entries),
    })),
  };
}

/** The tips that serve a step or metric, in any order, and all of them in the playbook's. */
export interface TipShelf {
  ofStep(step: string): readonly Tip[];
  ofMetric(metric: string): readonly Tip[];
  all(): Tip[];
}

/** Parses a bundle when it is first asked for. */
export function openBundles(bundles: readonly TipBundle[]): TipShelf {
  const opened = new Map<TipBundle, [number, Tip][]>();
  const open = (bundle: TipBundle): [number, Tip][] => {
    const known = opened.get(bundle);
    if (known) return known;
    const entries: [number, Tip][] = JSON.parse(bundle.json);
    opened.set(bundle, entries);
    return entries;
  };
  const serving = (list: 'steps' | 'metrics', id: string): Tip[] =>
    bundles
      .filter((bundle) => bundle[list].includes(id))
      .flatMap(open)
      .flatMap(([, tip]) => (tip[list].includes(id) ? [tip] : []));
  return {
    ofStep: (step) => serving('steps', step),
    ofMetric: (metric) => serving('metrics', metric),
    all: () =>
      bundles
        .flatMap(open)
        .sort(([one], [other]) => one - other)
        .map(([, tip]) => tip),
  };
}

/** The whole release again. Its tips are parsed only when somebody asks for them. */
export function wholeRelease({ release }: CutRelease, shelf: TipShelf): Release {
  let tips: Tip[] | undefined;
  const playbook = {
    ...release.playbook,
    get tips() {
      tips ??= shelf.all();
      return tips;
    },
  };
  return { ...release, playbook };
}
