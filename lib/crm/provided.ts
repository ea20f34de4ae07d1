import type { Adapter } from './adapter';

/**
 * How a CRM's own script hands its adapter to the panel's script in the same page: through the global of the world that
 * content scripts of one extension share, and that the page cannot reach. A symbol, because an element of the page whose
 * id is the name would be found under a string.
 */
const PLACE = Symbol.for('sightline-adapter');

const world: typeof globalThis & { [PLACE]?: Adapter } = globalThis;

export function provideAdapter(adapter: Adapter): void {
  world[PLACE] = adapter;
}

/** The adapter of this page's CRM; null when its script did not run here. */
export function providedAdapter(): Adapter | null {
  return world[PLACE] ?? null;
}
