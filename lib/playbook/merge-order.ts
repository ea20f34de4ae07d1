import { sameKeys } from './changes';
import type { ItemKey } from './items';

/** The same list in the playbook that two began from, and in what each made of it. */
export interface ThreeLists {
  base: readonly ItemKey[];
  mine: readonly ItemKey[];
  theirs: readonly ItemKey[];
}

/**
 * One order for the items of a list. What all three have keeps the order of the side that changed it; what one side added
 * stands behind what it stood behind there. `members`: what the list is to hold; one that no side has comes last. Where both
 * sides turned the order, each another way, `prefer` decides and `clash` says so. With the sides exchanged (and `prefer`
 * with them) the answer is the same.
 */
export function mergedOrder(
  { base, mine, theirs }: ThreeLists,
  members: ReadonlySet<ItemKey>,
  prefer: 'mine' | 'theirs',
): { order: ItemKey[]; clash: boolean } {
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)];
  const common = new Set(base.filter((key) => members.has(key) && inMine.has(key) && inTheirs.has(key)));
  const orderIn = (list: readonly ItemKey[]): ItemKey[] => list.filter((key) => common.has(key));
  const [was, one, other] = [orderIn(base), orderIn(mine), orderIn(theirs)];
  const [oneTurned, otherTurned] = [!sameKeys(was, one), !sameKeys(was, other)];
  const clash = oneTurned && otherTurned && !sameKeys(one, other);
  const spine = oneTurned && (!otherTurned || prefer === 'mine') ? one : otherTurned ? other : was;
  const runs = [runsBetween(mine, common, members), runsBetween(theirs, common, members)];
  const order = new Set<ItemKey>();
  for (const anchor of [null, ...spine]) {
    if (anchor !== null) order.add(anchor);
    const here = runs.flatMap((side) => {
      const run = side.get(anchor);
      return run ? [run] : [];
    });
    // Which side is whose must not matter.
    here.sort((first, second) => (first.join() < second.join() ? -1 : 1));
    for (const key of here.flat()) order.add(key);
  }
  for (const key of members) order.add(key);
  return { order: [...order], clash };
}

/** What a side has besides the common ones, by the common one that it stands behind (null: at the front). */
function runsBetween(
  list: readonly ItemKey[],
  common: ReadonlySet<ItemKey>,
  members: ReadonlySet<ItemKey>,
): Map<ItemKey | null, ItemKey[]> {
  const runs = new Map<ItemKey | null, ItemKey[]>();
  let anchor: ItemKey | null = null;
  for (const key of list) {
    if (common.has(key)) anchor = key;
    else if (members.has(key)) {
      const run = runs.get(anchor);
      if (run) run.push(key);
      else runs.set(anchor, [key]);
    }
  }
  return runs;
}
