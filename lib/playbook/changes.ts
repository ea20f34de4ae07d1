import { canonicalJson } from './digest';
import { type FieldWeight, fieldWeight } from './field-weight';
import { ITEM_KINDS, type Item, type ItemKey, type ItemKind, type Items, itemsOf, titleOf } from './items';
import type { Playbook } from './schema';

export { ITEM_KINDS } from './items';
export type ChangedKind = ItemKind;

export interface ChangedItem {
  id: string;
  title: string;
  /**
   * Names of the fields that differ, as the format spells them, unknown ones too. Made up here: `place` (a step that
   * moved to another stage) and `order` (what is inside stands in another order).
   */
  fields: string[];
}

/** One kind's differences; every item of either document is counted once. */
export interface KindChanges {
  kind: ChangedKind;
  added: { id: string; title: string }[];
  changed: ChangedItem[];
  removed: { id: string; title: string }[];
  same: number;
}

/** One field that differs. A value that is not there is undefined; `place` and `order` hold keys of items. */
export interface FieldDifference {
  name: string;
  weight: FieldWeight;
  before: unknown;
  after: unknown;
}

/** One item that differs, for words: "1 step reworded". */
export interface ItemDifference {
  key: ItemKey;
  kind: ItemKind;
  id: string;
  title: string;
  /**
   * The weightiest that happened to it: new or gone, then `meaning`, then `place`, then `wording`, then `upkeep`.
   */
  what: 'added' | 'removed' | FieldWeight;
  /** Empty for items that are new or gone. */
  fields: FieldDifference[];
}

/**
 * What `after` would change in `before`, item by item: matched by id (stages by process and id), compared by content, so
 * that the order of keys or white space in a file is no change. Kinds that neither document has are left out.
 */
export function changesBetween(before: Playbook, after: Playbook): KindChanges[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const kinds = new Map<ChangedKind, KindChanges>();
  const of = (kind: ChangedKind): KindChanges => {
    const known = kinds.get(kind) ?? { kind, added: [], changed: [], removed: [], same: 0 };
    kinds.set(kind, known);
    return known;
  };
  for (const { kind } of now.values()) of(kind).same += 1;
  for (const { kind, id, title, what, fields } of differencesOf(old, now)) {
    if (what === 'removed') of(kind).removed.push({ id, title });
    else of(kind).same -= 1;
    if (what === 'added') of(kind).added.push({ id, title });
    else if (what !== 'removed') of(kind).changed.push({ id, title, fields: fields.map(({ name }) => name) });
  }
  return ITEM_KINDS.flatMap((kind) => kinds.get(kind) ?? []);
}

/** The same with the values of every field that differs, and what kind of change each is; in the order of the documents. */
export function differencesBetween(before: Playbook, after: Playbook): ItemDifference[] {
  return differencesOf(itemsOf(before), itemsOf(after));
}

/** As `differencesBetween`, of playbooks that are items already. */
export function differencesOf(old: Items, now: Items): ItemDifference[] {
  const [from, to] = [stagesOfSteps(old), stagesOfSteps(now)];
  const found: ItemDifference[] = [];
  for (const item of old.values()) if (!now.has(item.key)) found.push({ ...nameOf(item), what: 'removed', fields: [] });
  for (const item of now.values()) {
    const former = old.get(item.key);
    if (!former) {
      found.push({ ...nameOf(item), what: 'added', fields: [] });
      continue;
    }
    const fields = [
      ...fieldsThatDiffer(former, item),
      ...placeThatDiffers(item.key, from, to),
      ...orderThatDiffers(former, item),
    ];
    if (fields.length > 0) found.push({ ...nameOf(item), what: weightiest(fields), fields });
  }
  return found;
}

/** Whether both documents say the same. */
export function isUnchanged(changes: readonly KindChanges[]): boolean {
  return changes.every(({ added, changed, removed }) => added.length + changed.length + removed.length === 0);
}

/** How many items of a kind were touched in which way, for one line of words. */
export interface KindSummary {
  kind: ItemKind;
  counts: { [what in ItemDifference['what']]: number };
}

/** Kinds in which nothing differs are there too, with zeros: "vision unchanged". */
export function summaryOf(differences: readonly ItemDifference[]): KindSummary[] {
  const none = { added: 0, removed: 0, meaning: 0, place: 0, wording: 0, upkeep: 0 };
  const kinds = ITEM_KINDS.map((kind) => ({ kind, counts: { ...none } }));
  for (const { kind, what } of differences) {
    const summary = kinds.find((one) => one.kind === kind);
    if (summary) summary.counts[what] += 1;
  }
  return kinds;
}

/** How many items of each kind a playbook holds. */
export function countsOf(playbook: Playbook): { [kind in Exclude<ChangedKind, 'playbook' | 'vision'>]: number } {
  const stages = playbook.processes.flatMap((process) => process.stages);
  return {
    goal: playbook.vision.goals.length,
    redirect: playbook.vision.redirects.length,
    process: playbook.processes.length,
    stage: stages.length,
    step: stages.reduce((sum, stage) => sum + stage.steps.length, 0),
    metric: playbook.metrics.length,
    tip: playbook.tips.length,
  };
}

const nameOf = (item: Item) => ({ key: item.key, kind: item.kind, id: item.id, title: titleOf(item) });

/** The fields in which two versions of an item differ, by content; what is inside is not looked at. */
export function fieldsThatDiffer(before: Item, after: Item): FieldDifference[] {
  if (before.fields === after.fields) return [];
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  return [...names].flatMap((name) => {
    const [was, is] = [fieldOf(before.fields, name), fieldOf(after.fields, name)];
    if (sameValue(was, is)) return [];
    return [{ name, weight: fieldWeight(after.kind, name, was, is), before: was, after: is }];
  });
}

/** What a field holds; undefined where the object itself has none of that name. */
export function fieldOf(fields: { readonly [name: string]: unknown }, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Whether two lists of keys are the same, in the same order. */
export function sameKeys(one: readonly ItemKey[], other: readonly ItemKey[]): boolean {
  return one === other || (one.length === other.length && one.every((key, index) => key === other[index]));
}

/** Whether two values of a field say the same. A field that is not there is not the same as one that is null. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);
}

/** The stage of every step. */
function stagesOfSteps(items: Items): ReadonlyMap<ItemKey, ItemKey> {
  const stages = new Map<ItemKey, ItemKey>();
  for (const item of items.values()) {
    if (item.kind === 'stage') for (const step of item.inside) stages.set(step, item.key);
  }
  return stages;
}

function placeThatDiffers(
  key: ItemKey,
  from: ReadonlyMap<ItemKey, ItemKey>,
  to: ReadonlyMap<ItemKey, ItemKey>,
): FieldDifference[] {
  const [before, after] = [from.get(key), to.get(key)];
  return before === after ? [] : [{ name: 'place', weight: 'place', before, after }];
}

/** Only what is inside both counts: what was added or removed is told as such. */
function orderThatDiffers({ inside: before }: Item, { inside: after }: Item): FieldDifference[] {
  if (sameKeys(before, after)) return [];
  const now = new Set(after);
  const old = new Set(before);
  const [kept, stands] = [before.filter((key) => now.has(key)), after.filter((key) => old.has(key))];
  if (sameKeys(kept, stands)) return [];
  return [{ name: 'order', weight: 'place', before: kept, after: stands }];
}

function weightiest(fields: readonly FieldDifference[]): FieldWeight {
  const order: FieldWeight[] = ['meaning', 'place', 'wording', 'upkeep'];
  return order.find((weight) => fields.some((field) => field.weight === weight)) ?? 'upkeep';
}
