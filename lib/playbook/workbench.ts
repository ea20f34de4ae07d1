import { fieldOf, sameKeys, sameValue } from './changes';
import type { Edit, Fields, ItemChange, Place } from './edit';
import { namesIn } from './edit-between';
import { ITEM_KINDS, type Item, type ItemKey, type Items, kindOfKey } from './items';
import { parentsIn } from './siblings';

/** Items that edits are done to, one after the other. The items that it was made of stay as they are. */
export interface Workbench {
  /**
   * Does an edit, all of it or nothing. Answers the keys of the items that are not as the edit found them, in a field or
   * place that it changes; none: it was done. What it changes and finds as it wants it already is no conflict.
   */
  apply(edit: Pick<Edit, 'changes'>): ItemKey[];
  /** The items as they are now. Those that no edit touched are the same objects. */
  items(): Items;
}

export function workbench(start: Items): Workbench {
  const touched = new Map<ItemKey, Item | null>();
  const lists = new Map<ItemKey, ItemKey[]>();
  const moved = new Map<ItemKey, ItemKey>();
  const parentAtStart = parentsIn(start);
  /** How to take back what the edit under way has done so far. */
  let takeBack: (() => void)[] = [];

  const get = (key: ItemKey): Item | undefined => {
    const item = touched.get(key);
    return item === undefined ? start.get(key) : (item ?? undefined);
  };
  const parentOf = (key: ItemKey): ItemKey | undefined =>
    get(key) ? (moved.get(key) ?? parentAtStart(key)) : undefined;
  const put = (key: ItemKey, item: Item | null): void => {
    const [was, had] = [touched.get(key), touched.has(key)];
    touched.set(key, item);
    takeBack.push(() => (had ? touched.set(key, was ?? null) : touched.delete(key)));
  };
  const listOf = (parent: ItemKey): ItemKey[] => {
    const known = lists.get(parent);
    if (known) return known;
    const made = [...(get(parent)?.inside ?? [])];
    lists.set(parent, made);
    return made;
  };
  const takeOut = (key: ItemKey): void => {
    const list = listOf(parentOf(key) ?? '');
    const index = indexIn(list, key);
    if (index < 0) return;
    list.splice(index, 1);
    takeBack.push(() => list.splice(index, 0, key));
  };
  const putIn = (key: ItemKey, place: Place): void => {
    const list = listOf(place.parent);
    const index = indexFor(list, key, place);
    list.splice(index, 0, key);
    const former = moved.get(key);
    moved.set(key, place.parent);
    takeBack.push(() => {
      list.splice(index, 1);
      if (former === undefined) moved.delete(key);
      else moved.set(key, former);
    });
  };

  /** Whether the change could be done. */
  const change = (one: ItemChange): boolean => {
    const { key, before, after, from, to } = one;
    const item = get(key);
    if (before === null)
      return after !== null && to !== undefined && (item ? sameValue(item.fields, after) : add(key, after, to));
    if (after === null) return !item || remove(item, before);
    if (!item || !place(key, from, to)) return false;
    const fields = mergedFields(item.fields, before, after);
    if (fields && fields !== item.fields) put(key, withFields(item, fields));
    return fields !== null;
  };
  const add = (key: ItemKey, fields: Fields, to: Place): boolean => {
    if (!get(to.parent)) return false;
    put(key, newItem(key, fields));
    putIn(key, to);
    return true;
  };
  const remove = (item: Item, before: Fields): boolean => {
    if (!sameValue(item.fields, before) || listOf(item.key).length > 0) return false;
    takeOut(item.key);
    put(item.key, null);
    return true;
  };
  const place = (key: ItemKey, from: Place | undefined, to: Place | undefined): boolean => {
    if (!from || !to) return true;
    const parent = parentOf(key);
    if ((parent !== from.parent && parent !== to.parent) || !get(to.parent)) return false;
    takeOut(key);
    putIn(key, to);
    return true;
  };

  return {
    apply({ changes }) {
      takeBack = [];
      const conflicts = new Set(changes.filter((one) => !change(one)).map(({ key }) => key));
      if (conflicts.size > 0) for (const step of takeBack.reverse()) step();
      return [...conflicts];
    },
    items() {
      const items = new Map(start);
      for (const [key, item] of touched) {
        if (item) items.set(key, item);
        else items.delete(key);
      }
      for (const [key, list] of lists) {
        const item = items.get(key);
        if (item && !sameKeys(item.inside, list)) items.set(key, { ...item, inside: [...list] });
      }
      return items;
    },
  };
}

/** Where each list was last looked at: things are most often put in and taken out one beside the other. */
const lastLook = new WeakMap<readonly ItemKey[], number>();

/** `indexOf`, quick beside the place of the last look. */
function indexIn(list: readonly ItemKey[], key: ItemKey): number {
  const near = lastLook.get(list) ?? list.length - 1;
  const index = [near, near + 1, near - 1].find((one) => list[one] === key) ?? list.indexOf(key);
  if (index >= 0) lastLook.set(list, index);
  return index;
}

/** After the sibling that it stood behind, else before the one it stood in front of, else at the end of its kind. */
function indexFor(list: readonly ItemKey[], key: ItemKey, { previous, next }: Place): number {
  const behind = previous === null ? -1 : indexIn(list, previous);
  if (behind >= 0) return behind + 1;
  const before = next === null ? -1 : indexIn(list, next);
  if (before >= 0) return before;
  const rank = rankOf(key);
  const found = list.findIndex((other) => (previous === null ? rankOf(other) >= rank : rankOf(other) > rank));
  return found < 0 ? list.length : found;
}

const rankOf = (key: ItemKey): number => ITEM_KINDS.findIndex((kind) => key.startsWith(`${kind} `));

/** Null where a field is neither as it was before nor as it should be after; the same object where nothing is to do. */
function mergedFields(now: Fields, before: Fields, after: Fields): Fields | null {
  const names = namesIn(before, after).filter((name) => !sameValue(fieldOf(now, name), fieldOf(after, name)));
  if (names.length === 0) return now;
  if (names.some((name) => !sameValue(fieldOf(now, name), fieldOf(before, name)))) return null;
  return laidOver(now, after, names);
}

/** The fields with these ones as the other says; one that the other lacks is taken away. */
export function laidOver(fields: Fields, other: Fields, names: readonly string[]): Fields {
  const laid = new Map(Object.entries(fields));
  for (const name of names) {
    const value = fieldOf(other, name);
    if (value === undefined) laid.delete(name);
    else laid.set(name, value);
  }
  return Object.fromEntries(laid);
}

/**
 * An item with other fields. What a page writes is typed by its forms, and the whole playbook is parsed by its schema before
 * it is published; here it is only carried.
 */
export function withFields(item: Item, fields: Fields): Item {
  return { ...item, id: item.kind === 'playbook' ? String(fields.id) : item.id, fields } as Item;
}

function newItem(key: ItemKey, fields: Fields): Item {
  const kind = kindOfKey(key);
  if (kind === undefined) throw new Error(`${key} is no key`);
  return { key, kind, id: String(fields.id), fields, inside: [] } as unknown as Item;
}
