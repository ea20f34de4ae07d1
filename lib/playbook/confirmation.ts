import { fieldsThatDiffer } from './changes';
import type { Weight } from './edit';
import { tipItem } from './items';
import type { Playbook, Tip } from './schema';

/**
 * The playbook after an edit, in which no tip counts as confirmed that now means something else. `what`: what the person
 * calls the edit; without it the fields decide. A confirmation that the edit itself gives or takes stands, and so does that
 * of a tip that is retired.
 */
export function settleConfirmations(before: Playbook, after: Playbook, what?: Weight): Playbook {
  if (before.tips === after.tips || what === 'wording') return after;
  const known = new Set(before.tips);
  const touched = new Set(after.tips.filter((tip) => tip.confirmedOn !== undefined && !tip.retired && !known.has(tip)));
  if (touched.size === 0) return after;
  const former = new Map(before.tips.map((tip) => [tip.id, tip]));
  const settle = (tip: Tip): Tip => {
    const was = touched.has(tip) ? former.get(tip.id) : undefined;
    if (!was || was.confirmedOn !== tip.confirmedOn || !meansOther(was, tip, what)) return tip;
    const { confirmedOn: _former, ...rest } = tip;
    return rest;
  };
  return { ...after, tips: after.tips.map(settle) };
}

function meansOther(before: Tip, after: Tip, what: Weight | undefined): boolean {
  const weights = fieldsThatDiffer(tipItem(before), tipItem(after)).map(({ weight }) => weight);
  return weights.includes('meaning') || (what === 'meaning' && weights.includes('wording'));
}
