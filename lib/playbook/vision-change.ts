import type { ItemKey } from './items';

/** One change of the vision's meaning. */
export interface VisionChange {
  key: ItemKey;
  kind: 'vision' | 'goal';
  id: string;
  title: string;
  /** What was changed, as the format spells it; `added` and `removed` for a goal as a whole. */
  fields: string[];
}
