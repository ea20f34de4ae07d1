import { type Edit, type EditFacts, HATS, type Hat, hatOf, type ItemChange } from './edit';
import { editOf } from './edit-between';
import { kindOfKey } from './items';

/**
 * Changes as edits, one for each hat that they belong to. Items of different hats never stand in one list, so the edits give the
 * same in any order. `facts` makes what each edit is made with.
 */
export function editsByHat(changes: readonly ItemChange[], facts: (hat: Hat) => Omit<EditFacts, 'hat'>): Edit[] {
  return HATS.flatMap((hat) => {
    const own = changes.filter(({ key }) => hatOf(kindOfKey(key) ?? 'playbook') === hat);
    return own.length > 0 ? [editOf(own, { ...facts(hat), hat })] : [];
  });
}
