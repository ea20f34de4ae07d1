import type { Edit, ItemChange } from './edit';
import { namesIn } from './edit-between';
import type { ItemKey, Items } from './items';
import { laidOver, workbench } from './workbench';

/** Longest pause in milliseconds between two edits of one field that are still one act: typing. */
export const TYPING_PAUSE = 1_500;

/** The items after an edit, or the keys of the items that are not as the edit found them; then nothing is done. */
export function applyEdit(items: Items, edit: Pick<Edit, 'changes'>): { items: Items } | { conflicts: ItemKey[] } {
  const bench = workbench(items);
  const conflicts = bench.apply(edit);
  return conflicts.length > 0 ? { conflicts } : { items: bench.items() };
}

/** A draft: the items after all these edits. An edit that does not fit is left out and named. */
export function draftOf<E extends Pick<Edit, 'changes'>>(
  base: Items,
  edits: readonly E[],
): { items: Items; unfit: { edit: E; keys: ItemKey[] }[] } {
  if (edits.length === 0) return { items: base, unfit: [] };
  const bench = workbench(base);
  const unfit = edits.flatMap((edit) => {
    const keys = bench.apply(edit);
    return keys.length > 0 ? [{ edit, keys }] : [];
  });
  return { items: bench.items(), unfit };
}

/** The changes that take an edit back. */
export function invertEdit({ changes }: Pick<Edit, 'changes'>): Pick<Edit, 'changes'> {
  return {
    changes: [...changes].reverse().map(({ key, before, after, from, to }) => ({
      key,
      before: after,
      after: before,
      ...(to ? { from: to } : {}),
      ...(from ? { to: from } : {}),
    })),
  };
}

/**
 * Two edits as one act, where a person went on typing in the same field: it has the id and time of the later one. Null where
 * they are two acts.
 */
export function continued<E extends Edit>(first: E, next: Edit): E | null {
  const [one, other] = [onlyFields(first), onlyFields(next)];
  const pause = (next.began ?? next.at) - first.at;
  if (!one || !other || one.key !== other.key || pause < 0 || pause > TYPING_PAUSE) return null;
  if (first.page !== next.page || first.hat !== next.hat || first.what !== next.what) return null;
  const names = namesIn(other.before, other.after);
  const known = new Set(namesIn(one.before, one.after));
  if (names.some((name) => !known.has(name))) return null;
  const change: ItemChange = { key: one.key, before: one.before, after: laidOver(one.after, other.after, names) };
  return { ...first, id: next.id, at: next.at, began: first.began ?? first.at, changes: [change] };
}

/** The change of an edit that changes fields of one item and nothing else. */
function onlyFields({ changes }: Edit) {
  const [change, ...more] = changes;
  if (!change || more.length > 0 || change.from || change.to) return undefined;
  const { key, before, after } = change;
  return before && after ? { key, before, after } : undefined;
}
