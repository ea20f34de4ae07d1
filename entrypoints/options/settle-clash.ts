import { fieldOf } from '../../lib/playbook/changes';
import type { Fields, ItemChange } from '../../lib/playbook/edit';
import { namesIn } from '../../lib/playbook/edit-between';
import type { Items } from '../../lib/playbook/items';

/**
 * The changes of an edit that no longer fits, so that they fit the items as they are now: what a field holds is replaced
 * whatever it is, an item that is gone comes back as far as the edit knows it. What cannot be done any more is left out.
 */
export function againOn(items: Items, changes: readonly ItemChange[]): ItemChange[] {
  return changes.flatMap((change): ItemChange[] => {
    const { key, before, after } = change;
    const item = items.get(key);
    if (!item) return before === null ? [change] : [];
    if (after === null) return item.inside.length > 0 ? [] : [{ ...change, before: { ...item.fields } }];
    if (before === null) return [{ key, before: only(item.fields, namesIn(item.fields, after)), after }];
    const fields = { key, before: only(item.fields, namesIn(before, after)), after };
    return [change.from && change.to ? { ...fields, from: change.from, to: change.to } : fields];
  });
}

const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(
    names.flatMap((name) => (fieldOf(fields, name) === undefined ? [] : [[name, fieldOf(fields, name)]])),
  );
