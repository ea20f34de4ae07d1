import { fieldsThatDiffer } from './changes';
import type { ItemKey, Items } from './items';
import { parentsIn } from './siblings';

export interface Removal {
  /** The outermost item that one side removed and in which the other changed something. */
  key: ItemKey;
  /** The side that still has it. */
  keptBy: 'mine' | 'theirs';
  /** Everything in it that the removing side no longer has, itself too. */
  all: ItemKey[];
}

/**
 * What one side removed: with or without a change by the other side inside it. `touched` ones need a choice; the others are
 * gone.
 */
export function removals(base: Items, mine: Items, theirs: Items): { touched: Removal[]; gone: ReadonlySet<ItemKey> } {
  const found = [...removedBy(mine, base, theirs, 'theirs'), ...removedBy(theirs, base, mine, 'mine')];
  const touched = found.filter((one) => one.touched);
  return { touched, gone: new Set(found.flatMap((one) => (one.touched ? [] : one.all))) };
}

function removedBy(remover: Items, base: Items, keeper: Items, keptBy: Removal['keptBy']) {
  const removed = (key: ItemKey): boolean => base.has(key) && keeper.has(key) && !remover.has(key);
  const [parentNow, parentThen] = [parentsIn(keeper), parentsIn(base)];
  const found: (Removal & { touched: boolean })[] = [];
  for (const item of base.values()) {
    const parent = parentNow(item.key);
    if (!removed(item.key) || (parent !== undefined && removed(parent))) continue;
    const all: ItemKey[] = [];
    let touched = false;
    const visit = (key: ItemKey): void => {
      const [now, then] = [keeper.get(key), base.get(key)];
      if (!now) return;
      if (remover.has(key)) {
        // It lives on elsewhere; if the keeper put it here, that is what it did to this place.
        if (parentNow(key) !== parentThen(key)) touched = true;
        return;
      }
      all.push(key);
      if (!then || parentNow(key) !== parentThen(key) || fieldsThatDiffer(then, now).length > 0) touched = true;
      for (const inner of now.inside) visit(inner);
    };
    visit(item.key);
    found.push({ key: item.key, keptBy, all, touched });
  }
  return found;
}
