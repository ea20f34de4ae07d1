import { fieldOf, sameValue } from './changes';
import type { Fields } from './edit';
import { namesIn } from './edit-between';
import { playbookOf } from './from-items';
import { ITEM_KINDS, type Item, type ItemKey, type Items, itemsOf, kindOfKey, titleOf } from './items';
import type { MergeChoice, MergeChoices, MergeConflict } from './merge-conflict';
import { mergedOrder } from './merge-order';
import { removals } from './merge-removals';
import type { Playbook } from './schema';
import { parentsIn, siblings } from './siblings';
import { laidOver, withFields } from './workbench';

export interface Merged<T> {
  /** Where a conflict has no choice, as in `mine`; an item that only one side removed is still there. */
  merged: T;
  /** Those that have no choice yet, in the order of the documents. */
  conflicts: MergeConflict[];
}

/**
 * One playbook out of two that began as the same: item by item, and in an item field by field. What only one side changed,
 * added, moved or removed is taken over; what both changed in the same way is no conflict. `choices` settles conflicts by
 * item.
 */
export function merge(base: Playbook, mine: Playbook, theirs: Playbook, choices?: MergeChoices): Merged<Playbook> {
  const { merged, conflicts } = mergeItems(itemsOf(base), itemsOf(mine), itemsOf(theirs), choices);
  return { merged: playbookOf(merged), conflicts };
}

/** The same of playbooks that are items already. */
export function mergeItems(
  base: Items,
  mine: Items,
  theirs: Items,
  choices: MergeChoices = new Map<ItemKey, MergeChoice>(),
): Merged<Items> {
  const clashes = new Map<ItemKey, Set<string>>();
  const clash = (key: ItemKey, ...fields: string[]): void => {
    clashes.set(key, new Set([...(clashes.get(key) ?? []), ...fields]));
  };
  const prefers = (key: ItemKey): 'mine' | 'theirs' => (choices.get(key) === 'theirs' ? 'theirs' : 'mine');

  const { touched, gone } = removals(base, mine, theirs);
  const removed = new Set(gone);
  for (const { key, keptBy, all } of touched) {
    clash(key);
    const choice = choices.get(key);
    const dropped = keptBy === 'mine' ? choice === 'theirs' : choice === 'mine';
    if (dropped) for (const one of all) removed.add(one);
  }

  const parents = { base: parentsIn(base), mine: parentsIn(mine), theirs: parentsIn(theirs) };
  keepHomes(removed, [mine, theirs], [parents.mine, parents.theirs]);

  const present = new Map<ItemKey, Item>();
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    if (removed.has(key)) continue;
    const [was, one, other] = [base.get(key), mine.get(key), theirs.get(key)];
    const item = one ?? other;
    if (!item) continue;
    const { fields, conflicts } = mergedFields(was?.fields, one?.fields, other?.fields, prefers(key));
    if (conflicts.length > 0) clash(key, ...conflicts);
    const choice = choices.get(key);
    const made = typeof choice === 'object' && clashes.has(key) ? choice.edited : fields;
    present.set(key, made === item.fields ? item : withFields(item, made));
  }

  const members = new Map<ItemKey, Set<ItemKey>>();
  for (const key of present.keys()) {
    const [was, one, other] = [parents.base(key), parents.mine(key), parents.theirs(key)];
    const both = one !== undefined && other !== undefined && one !== other && one !== was && other !== was;
    if (both) clash(key, 'place');
    const chosen =
      one === undefined || (one === was && other !== undefined) || (both && prefers(key) === 'theirs') ? other : one;
    // What stood in something that was removed goes back to where the other side has it.
    const parent = [chosen, one, other, was].find((place) => place !== undefined && present.has(place));
    if (parent === undefined) continue;
    const list = members.get(parent) ?? new Set();
    members.set(parent, list.add(key));
  }

  const merged = new Map<ItemKey, Item>();
  for (const [key, item] of present) {
    const held = members.get(key) ?? new Set<ItemKey>();
    const inside = ITEM_KINDS.flatMap((kind) => {
      const own = new Set([...held].filter((inner) => kindOfKey(inner) === kind));
      if (own.size === 0) return [];
      const lists = {
        base: siblings(base, key, kind),
        mine: siblings(mine, key, kind),
        theirs: siblings(theirs, key, kind),
      };
      const { order, clash: turned } = mergedOrder(lists, own, prefers(key));
      if (turned) clash(key, 'order');
      return order;
    });
    merged.set(key, { ...item, inside });
  }

  const conflicts = [...clashes].flatMap(([key, fields]): MergeConflict[] => {
    const [was = null, one = null, other = null] = [base.get(key), mine.get(key), theirs.get(key)];
    const item = one ?? other;
    if (!item || choices.has(key)) return [];
    return [{ key, kind: item.kind, title: titleOf(item), base: was, mine: one, theirs: other, fields: [...fields] }];
  });
  return { merged, conflicts };
}

/**
 * What one side moved out of something that it removed, into something that is removed too, would stand nowhere: then what
 * it stood in is kept after all.
 */
function keepHomes(
  removed: Set<ItemKey>,
  sides: readonly Items[],
  parents: readonly ((key: ItemKey) => ItemKey | undefined)[],
): void {
  const keep = (key: ItemKey): void => {
    const homes = parents.flatMap((parentOf) => parentOf(key) ?? []);
    const [home] = homes;
    if (home === undefined) return;
    if (homes.every((one) => removed.has(one))) {
      removed.delete(home);
      keep(home);
    }
  };
  for (const items of sides) for (const key of items.keys()) if (!removed.has(key)) keep(key);
}

/** Three versions of an item's fields as one; those that both changed, each in its own way, are as `prefer` says. */
function mergedFields(
  base: Fields = {},
  mine: Fields | undefined,
  theirs: Fields | undefined,
  prefer: 'mine' | 'theirs',
): { fields: Fields; conflicts: string[] } {
  if (!mine || !theirs || mine === theirs) return { fields: mine ?? theirs ?? {}, conflicts: [] };
  const conflicts: string[] = [];
  const taken = namesIn(mine, theirs).filter((name) => {
    const [was, one, other] = [fieldOf(base, name), fieldOf(mine, name), fieldOf(theirs, name)];
    if (sameValue(one, other) || sameValue(was, other)) return false;
    if (sameValue(was, one)) return true;
    if (name === 'format') return minorOf(other) > minorOf(one);
    conflicts.push(name);
    return prefer === 'theirs';
  });
  return { fields: taken.length === 0 ? mine : laidOver(mine, theirs, taken), conflicts };
}

/** Minor versions only add, so the higher one holds for both. */
const minorOf = (format: unknown): number =>
  typeof format === 'object' && format !== null && 'minor' in format ? Number(format.minor) : 0;
