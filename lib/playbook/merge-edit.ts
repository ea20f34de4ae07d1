import { fieldOf, sameValue } from './changes';
import type { Fields } from './edit';
import { namesIn } from './edit-between';
import type { MergeConflict } from './merge-conflict';
import { laidOver } from './workbench';

/**
 * The fields of a third version of an item in conflict: what only one side changed is as that side has it, and what both
 * changed as `picked` says, field by field (undefined takes the field away), else as in `mine`. Null where one side removed
 * the item: then there is nothing to put together.
 */
export function thirdVersion(
  { base, mine, theirs }: Pick<MergeConflict, 'base' | 'mine' | 'theirs'>,
  picked: ReadonlyMap<string, unknown>,
): Fields | null {
  if (!mine || !theirs) return null;
  const [was, one, other]: Fields[] = [base?.fields ?? {}, mine.fields, theirs.fields];
  if (!was || !one || !other) return null;
  const fromTheirs = namesIn(one, other).filter(
    (name) => sameValue(fieldOf(was, name), fieldOf(one, name)) && !sameValue(fieldOf(was, name), fieldOf(other, name)),
  );
  return laidOver(laidOver(one, other, fromTheirs), Object.fromEntries(picked), [...picked.keys()]);
}
