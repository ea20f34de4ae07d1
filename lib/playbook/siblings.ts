import type { Place } from './edit';
import { type ItemKey, type Items, kindOfKey } from './items';

interface Node {
  parent: ItemKey;
  previous: ItemKey | null;
  next: ItemKey | null;
}

/**
 * Where items stand while they are moved one after the other: lists of siblings in which a look-up, an insertion and a
 * removal each take one step, however long the list is. Only lists that are asked for are made.
 */
export function siblingsIn(items: Items) {
  const nodes = new Map<ItemKey, Node>();
  const firsts = new Map<string, ItemKey | null>();
  const parents = parentsIn(items);
  const list = (parent: ItemKey, kind: string): string => `${kind} in ${parent}`;

  const open = (parent: ItemKey, kind: string): void => {
    if (firsts.has(list(parent, kind))) return;
    const keys = siblings(items, parent, kind);
    firsts.set(list(parent, kind), keys[0] ?? null);
    for (const [index, key] of keys.entries()) {
      nodes.set(key, { parent, previous: keys[index - 1] ?? null, next: keys[index + 1] ?? null });
    }
  };
  const kindOf = (key: ItemKey): string => kindOfKey(key) ?? '';
  const nodeOf = (key: ItemKey): Node => {
    const parent = parents(key);
    if (!nodes.has(key) && parent !== undefined) open(parent, kindOf(key));
    const node = nodes.get(key);
    if (!node) throw new Error(`${key} stands nowhere`);
    return node;
  };
  const link = (parent: ItemKey, kind: string, previous: ItemKey | null, next: ItemKey | null): void => {
    if (previous === null) firsts.set(list(parent, kind), next);
    else nodeOf(previous).next = next;
    if (next !== null) nodeOf(next).previous = previous;
  };

  return {
    /** Takes an item out; answers where it stood. Throws for one that stands nowhere. */
    remove(key: ItemKey): Place {
      const { parent, previous, next } = nodeOf(key);
      link(parent, kindOf(key), previous, next);
      nodes.delete(key);
      return { parent, previous, next };
    },
    /** Puts an item that stands nowhere after one of its kind (null: first); answers where it stands. */
    insert(key: ItemKey, parent: ItemKey, previous: ItemKey | null): Place {
      open(parent, kindOf(key));
      const next = previous === null ? (firsts.get(list(parent, kindOf(key))) ?? null) : nodeOf(previous).next;
      nodes.set(key, { parent, previous, next });
      if (previous === null) firsts.set(list(parent, kindOf(key)), key);
      else nodeOf(previous).next = key;
      if (next !== null) nodeOf(next).previous = key;
      return { parent, previous, next };
    },
  };
}

/** Keys of one kind inside an item, in order; none where the item is not there. */
export function siblings(items: Items, parent: ItemKey, kind: string): readonly ItemKey[] {
  const inside = items.get(parent)?.inside ?? [];
  const prefix = `${kind} `;
  return inside.every((key) => key.startsWith(prefix)) ? inside : inside.filter((key) => key.startsWith(prefix));
}

/** What each item stands in; undefined for the playbook and the vision, and for what is not there. */
export function parentsIn(items: Items): (key: ItemKey) => ItemKey | undefined {
  let stages: Map<ItemKey, ItemKey> | undefined;
  const stageOf = (step: ItemKey): ItemKey | undefined => {
    stages ??= new Map(
      [...items.values()].flatMap((item) =>
        item.kind === 'stage' ? item.inside.map((key): [ItemKey, ItemKey] => [key, item.key]) : [],
      ),
    );
    return stages.get(step);
  };
  return (key) => {
    if (!items.has(key)) return undefined;
    switch (kindOfKey(key)) {
      case 'goal':
      case 'redirect':
        return 'vision';
      case 'process':
      case 'metric':
      case 'tip':
        return 'playbook';
      case 'stage':
        return processKeyOf(key);
      case 'step':
        return stageOf(key);
      default:
        return undefined;
    }
  };
}

/** `stage deals/qualify` → `process deals`. */
const processKeyOf = (stage: ItemKey): ItemKey => `process ${stage.slice('stage '.length).split('/', 1)[0] ?? ''}`;
