import { itemChanges } from '../../../lib/playbook/edit-between';
import { itemsOf } from '../../../lib/playbook/items';
import type { Playbook } from '../../../lib/playbook/schema';

/** How many bytes the edit that makes one playbook of another takes: what changes, before and after. */
export function editBytes(before: Playbook, after: Playbook): number {
  return new Blob([JSON.stringify(itemChanges(itemsOf(before), itemsOf(after)))]).size;
}
