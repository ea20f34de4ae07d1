import type { Condition } from '../../../../lib/playbook/condition';
import type { Playbook, Process, Stage, Step } from '../../../../lib/playbook/schema';

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

/** What the preview shows: where a record stands, and what has to be so that the thing in question comes to the front. */
export interface PreviewScene {
  place: PreviewPlace;
  /** Steps that count as done, as they come before the one in question. */
  done: readonly Step[];
  /** Conditions that the record should meet. */
  wishes: readonly Condition[];
}

/** A scene in one stage, with nothing in question. */
export function plainScene(place: PreviewPlace): PreviewScene {
  return { place, done: [], wishes: place.process.when ? [place.process.when] : [] };
}

/**
 * The scene in which what the page's address is at comes into view: a step's own stage, that of the first step that a tip
 * serves, or of the first step that moves a metric or serves a goal; else the first stage. Null without any stage.
 */
export function sceneInView(playbook: Playbook, section: string, at: string | null): PreviewScene | null {
  const places = placesOf(playbook);
  const atStep = (has: (step: Step) => boolean): PreviewScene | undefined => {
    for (const place of places) {
      const index = place.stage.steps.findIndex(has);
      if (index < 0) continue;
      const done = place.stage.steps.slice(0, index);
      const { wishes } = plainScene(place);
      return { place, done, wishes: [...wishes, ...done.flatMap(({ doneWhen }) => doneWhen ?? [])] };
    }
    return undefined;
  };
  const found = (): PreviewScene | undefined => {
    if (at === null) return undefined;
    switch (section) {
      case 'tips': {
        const tip = playbook.tips.find(({ id }) => id === at);
        if (!tip) return undefined;
        const scene =
          atStep(({ id }) => tip.steps.includes(id)) ??
          atStep(({ metrics }) => metrics.some((id) => tip.metrics.includes(id)));
        return scene && (tip.when ? { ...scene, wishes: [...scene.wishes, tip.when] } : scene);
      }
      case 'metrics':
        return atStep(({ metrics }) => metrics.includes(at));
      case 'vision':
        return atStep(({ goals }) => goals.includes(at));
      case 'process': {
        if (!at.includes('/')) return atStep(({ id }) => id === at);
        const place = places.find(({ id }) => (at.endsWith('/') ? id.startsWith(at) : id === at));
        return place && plainScene(place);
      }
      default:
        return undefined;
    }
  };
  const [first] = places;
  return found() ?? (first ? plainScene(first) : null);
}
