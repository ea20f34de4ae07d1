import type { makeMarkedFields } from './marked-fields';

/**
 * Where the panel's second script leaves what makes the marks. In the world that content scripts of one extension share, and
 * that the page cannot reach; a symbol, because an element of the page whose id is the name would be found under a string.
 */
export const MARKER_MAKER = Symbol.for('sightline-field-marks');

export const markerWorld: typeof globalThis & { [MARKER_MAKER]?: typeof makeMarkedFields } = globalThis;
