import type { DemoRecord } from '../../data.ts';
import { config } from './config.ts';
import { auraPath } from './path-aura.ts';
import { lwcPath } from './path-lwc.ts';
import { type Step, stepsOf } from './steps.ts';

/** The path of a record: what is chosen on it is not the record's stage until somebody says so. */
export interface Path {
  element: HTMLElement;
  /** Looks at a step, as a click on it does. Throws when there is none of that API value. */
  select(api: string): void;
  /** Shows the record's stage as it is now, and looks at it. */
  update(): void;
}

/** What a rendering of the path gets to know. */
export interface PathView {
  steps: readonly Step[];
  /** API value of the step that is looked at. */
  active: string;
}

export interface PathRendering {
  element: HTMLElement;
  show(view: PathView): void;
}

export interface PathActions {
  select(api: string): void;
  /** The button: makes the step that is looked at the stage, or ends the current one. */
  mark(): void;
}

/** The path, or null for an object without one. `onMark` gets the API value that the button asks for. */
export function path(record: DemoRecord, onMark: (api: string) => void): Path | null {
  if (stepsOf(record).length === 0) return null;
  let active = currentOf(record);
  const rendering: PathRendering = (config.options.path === 'aura' ? auraPath : lwcPath)({
    select: (api) => self.select(api),
    mark() {
      const steps = stepsOf(record);
      const current = steps.findIndex((step) => step.state === 'current');
      const looking = steps.find((step) => step.api === active);
      const target = looking?.state === 'current' ? steps[current + 1] : looking;
      if (target) onMark(target.api);
    },
  });
  const show = (): void => rendering.show({ steps: stepsOf(record), active });
  const self: Path = {
    element: rendering.element,
    select(api) {
      if (!stepsOf(record).some((step) => step.api === api)) throw new Error(`The path has no step "${api}"`);
      active = api;
      show();
    },
    update() {
      active = currentOf(record);
      show();
    },
  };
  show();
  return self;
}

const currentOf = (record: DemoRecord): string =>
  stepsOf(record).find((step) => step.state === 'current')?.api ?? stepsOf(record)[0]?.api ?? '';
