import { fieldOf, fieldsThatDiffer, sameKeys } from './changes';
import type { Edit, EditFacts, Fields, ItemChange, Place, Weight } from './edit';
import { fieldWeight } from './field-weight';
import { type Item, type ItemKey, type Items, itemsOf, kindOfKey, PLAYBOOK_KEY, VISION_KEY } from './items';
import type { Playbook } from './schema';
import { parentsIn, siblings, siblingsIn } from './siblings';

/** The edit that makes one playbook of another; without changes where they say the same. */
export function editBetween(before: Playbook, after: Playbook, facts: EditFacts): Edit {
  return editOf(itemChanges(itemsOf(before), itemsOf(after)), facts);
}

/** An edit out of changes that were worked out before. */
export function editOf(changes: readonly ItemChange[], { what, ...facts }: EditFacts): Edit {
  return { ...facts, what: what ?? weightOf(changes), changes };
}

/** What the fields say of changes: meaning if an item came or went, or any field of meaning differs. */
export function weightOf(changes: readonly ItemChange[]): Weight {
  const isMeaning = ({ key, before, after }: ItemChange): boolean => {
    const kind = kindOfKey(key);
    if (before === null || after === null || kind === undefined) return true;
    return namesIn(before, after).some(
      (name) => fieldWeight(kind, name, fieldOf(before, name), fieldOf(after, name)) === 'meaning',
    );
  };
  return changes.some(isMeaning) ? 'meaning' : 'wording';
}

/** The names of all fields that a change is about. */
export function namesIn(before: Fields, after: Fields): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

/**
 * What to do to the items of one playbook, one after the other, to get those of another. What both have is found by
 * identity first, so that an edit in ten thousand tips costs little more than looking at each once.
 */
export function itemChanges(before: Items, after: Items): ItemChange[] {
  const standing = siblingsIn(before);
  const parents = parentsIn(before);
  const places = new Map<ItemKey, Pick<ItemChange, 'from' | 'to'>>();
  const changes: ItemChange[] = [];

  const arrange = (parent: Item): void => {
    const former = before.get(parent.key);
    if (former && sameKeys(former.inside, parent.inside)) return;
    for (const kind of new Set(parent.inside.map((key) => kindOfKey(key) ?? ''))) {
      const now = siblings(after, parent.key, kind);
      const stays = longestRun(siblings(before, parent.key, kind), now);
      let previous: ItemKey | null = null;
      for (const key of now) {
        if (!stays.has(key)) {
          const from: Place | undefined = parents(key) === undefined ? undefined : standing.remove(key);
          const to = standing.insert(key, parent.key, previous);
          places.set(key, from ? { from, to } : { to });
        }
        previous = key;
      }
    }
  };
  const visit = (key: ItemKey): void => {
    const item = after.get(key);
    if (!item) return;
    const change = changeOf(before.get(key), item, places.get(key));
    if (change) changes.push(change);
    arrange(item);
    for (const inner of item.inside) visit(inner);
  };
  visit(PLAYBOOK_KEY);
  visit(VISION_KEY);
  for (const item of [...before.values()].reverse()) {
    if (after.has(item.key)) continue;
    changes.push({ key: item.key, before: { ...item.fields }, after: null, from: standing.remove(item.key) });
  }
  return changes;
}

function changeOf(
  former: Item | undefined,
  item: Item,
  places: Pick<ItemChange, 'from' | 'to'> | undefined,
): ItemChange | undefined {
  if (!former) return { key: item.key, before: null, after: { ...item.fields }, ...places };
  const fields = fieldsThatDiffer(former, item);
  if (fields.length === 0 && !places) return undefined;
  const said = (side: 'before' | 'after'): Fields =>
    Object.fromEntries(fields.flatMap((field) => (field[side] === undefined ? [] : [[field.name, field[side]]])));
  return { key: item.key, before: said('before'), after: said('after'), ...places };
}

/** The most of what is in both lists that stands in the same order in both: what need not be moved. */
function longestRun(before: readonly ItemKey[], after: readonly ItemKey[]): ReadonlySet<ItemKey> {
  const places = new Map(before.map((key, index) => [key, index]));
  const kept = after.flatMap((key) => {
    const place = places.get(key);
    return place === undefined ? [] : [{ key, place }];
  });
  // Patience sorting: `tails[n]` ends the run of n + 1 that ends earliest.
  const tails: number[] = [];
  const links: number[] = [];
  for (const [index, { place }] of kept.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[tails[middle] ?? 0]?.place ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    links[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const run = new Set<ItemKey>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = links[index] ?? -1) {
    const one = kept[index];
    if (one) run.add(one.key);
  }
  return run;
}
