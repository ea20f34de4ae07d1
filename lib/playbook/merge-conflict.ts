import type { Fields } from './edit';
import type { Item, ItemKey, ItemKind } from './items';

/** One item that two people changed in ways that do not go together. */
export interface MergeConflict {
  key: ItemKey;
  kind: ItemKind;
  /** As in the draft, or where it is gone there, as in the other. */
  title: string;
  /** The item in the playbook that both began from; null where both made it. */
  base: Item | null;
  /** The item in the draft; null where it was removed there. */
  mine: Item | null;
  /** The item in the release that came in; null where it was removed there. */
  theirs: Item | null;
  /** Fields that both changed, each in its own way; `place` and `order` as in `changesBetween`. Empty: removed by one of them. */
  fields: string[];
}

/** What a person chose for one conflict; `edited`: the fields of a third version of their own. */
export type MergeChoice = 'mine' | 'theirs' | { edited: Fields };
export type MergeChoices = ReadonlyMap<ItemKey, MergeChoice>;
