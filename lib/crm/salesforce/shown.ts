import type { Value } from '../record';

/** The record that a lookup links to. */
export interface Link {
  name: string;
  object?: string;
  id?: string;
}

/** What one field shows, before its text is parsed. */
export type Shown =
  /** Nothing to be read yet, or in a shape that is not known. */
  | { unreadable: true }
  | {
      /** White space folded; '' is an empty field. */
      raw: string;
      /** What the element itself says about the kind; null leaves it to the field's API name and the text's shape. */
      kind: Value['kind'] | 'formatted-number' | 'formatted-date-time' | null;
      link?: Link;
      /** Created or last modified by: the moment beside the person. */
      moment?: string;
    };

export const UNREADABLE: Shown = { unreadable: true };
