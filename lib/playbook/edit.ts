import type { ItemKey, ItemKind, ListedKind } from './items';

/** What an act in the options page counts as. A person may wear all three. */
export const HATS = ['leader', 'manager', 'coach'] as const;
export type Hat = (typeof HATS)[number];

/** `wording`: says the same in other words. `meaning`: says something else. */
export type Weight = 'meaning' | 'wording';

/** Fields by the names that the format gives them, unknown ones too. A name that is not there: the item lacks the field. */
export interface Fields {
  readonly [name: string]: unknown;
}

/** Where an item stands: inside which other one, and between which two of its own kind. Null: at that end of the list. */
export interface Place {
  readonly parent: ItemKey;
  readonly previous: ItemKey | null;
  readonly next: ItemKey | null;
}

/** What one edit does to one item. */
export interface ItemChange {
  readonly key: ItemKey;
  /** The fields that differ as they were, every field of an item that is removed; null where the item is new. */
  readonly before: Fields | null;
  /** The same fields as they are now, every field of an item that is new; null where it is removed. */
  readonly after: Fields | null;
  /** Where it stood, if it was moved or removed. */
  readonly from?: Place;
  /** Where it stands now, if it is new or was moved. */
  readonly to?: Place;
}

/** What a person did at once. Everything is kept that undoing it, or doing it again on a changed playbook, needs. */
export interface Edit {
  /** UUID, made by the page. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** When the typing began that ended at `at`; absent where it is one edit alone. */
  readonly began?: number;
  readonly hat: Hat;
  /** UUID of the open options page it was made in: typing in two of them is never one act. */
  readonly page: string;
  /** What the person called it, else what the fields say (`field-weight.ts`). */
  readonly what: Weight;
  /** In the order in which they are to be done; each place is meant as it is at its turn. */
  readonly changes: readonly ItemChange[];
}

/** What an edit is made with; the changes follow from the playbooks. */
export type EditFacts = Omit<Edit, 'changes' | 'what' | 'began'> & {
  /** What the person calls it. Without it the fields decide: wording if nothing that changed is of meaning. */
  what?: Weight;
};

const HAT_OF: { [kind in ItemKind]: Hat } = {
  playbook: 'leader',
  vision: 'leader',
  goal: 'leader',
  redirect: 'leader',
  process: 'manager',
  stage: 'manager',
  step: 'manager',
  metric: 'manager',
  tip: 'coach',
};

/** The hat under which items of a kind are edited. */
export function hatOf(kind: ItemKind): Hat {
  return HAT_OF[kind];
}

/** The kind of item that holds those of this one. */
export const PARENT_KIND: { [kind in ListedKind]: ItemKind } = {
  goal: 'vision',
  redirect: 'vision',
  process: 'playbook',
  stage: 'process',
  step: 'stage',
  metric: 'playbook',
  tip: 'playbook',
};
