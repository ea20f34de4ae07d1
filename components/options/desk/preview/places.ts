import type { Playbook, Process, Stage } from '../../../../lib/playbook/schema';

/** A stage that a made-up record can stand in. */
export interface PreviewPlace {
  /** `deals/qualify`. */
  id: string;
  process: Process;
  stage: Stage;
}

export function placesOf({ processes }: Playbook): PreviewPlace[] {
  return processes.flatMap((process) =>
    process.stages.map((stage) => ({ id: `${process.id}/${stage.id}`, process, stage })),
  );
}

/**
 * The stage in which what the page's address is at comes into view: a step's own, that of the first step that a tip serves,
 * or of the first step that moves a metric; else the first one. Null without any stage.
 */
export function placeInView(playbook: Playbook, section: string, at: string | null): PreviewPlace | null {
  const places = placesOf(playbook);
  const holding = (has: (step: Stage['steps'][number]) => boolean): PreviewPlace | undefined =>
    places.find(({ stage }) => stage.steps.some(has));
  const found = (): PreviewPlace | undefined => {
    if (at === null) return undefined;
    switch (section) {
      case 'tips': {
        const tip = playbook.tips.find(({ id }) => id === at);
        return (
          tip &&
          (holding(({ id }) => tip.steps.includes(id)) ??
            holding(({ metrics }) => metrics.some((id) => tip.metrics.includes(id))))
        );
      }
      case 'metrics':
        return holding(({ metrics }) => metrics.includes(at));
      case 'vision':
        return holding(({ goals }) => goals.includes(at));
      case 'process':
        if (!at.includes('/')) return holding(({ id }) => id === at);
        return places.find(({ id }) => (at.endsWith('/') ? id.startsWith(at) : id === at));
      default:
        return undefined;
    }
  };
  return found() ?? places[0] ?? null;
}
