/** The public face of `lib/crm`: two functions that need nothing but a page, and the shapes they answer in. */
export type { ReadOptions } from './adapter';
export { identify } from './identify';
export { read } from './read';
export * from './record';
