import type { Lent } from './lend';
import type { More } from './parts';

/** Where the panel's two scripts meet: what the first lends, and what the second has brought. */
export interface Counter {
  lent: Lent;
  more: More | null;
  /** Has the panel take what was brought without being asked for. */
  want?: () => void;
}

/** A symbol, because an element of the page whose id is the name would be found under a string. */
export const COUNTER = Symbol.for('sightline-more');

/**
 * The world that content scripts of one extension share, and that the page cannot reach. A later panel in the same page
 * opens its own counter: what is brought then belongs to its Preact.
 */
export const world: typeof globalThis & { [COUNTER]?: Counter } = globalThis;
