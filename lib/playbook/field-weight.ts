import { canonicalJson } from './digest';
import type { ItemKind } from './items';

/**
 * What a change of a field is. `wording`: text that may say the same in other words. `meaning`: what the item asks, aims
 * at, or applies to. `upkeep`: who looks after it and how it stands today, which changes nothing of what it says. `place`:
 * where it stands, and in what order what is inside stands.
 */
export type FieldWeight = 'wording' | 'meaning' | 'upkeep' | 'place';

/** Text for people, in any item but the vision and its goals. */
const WORDING: ReadonlySet<string> = new Set([
  'title',
  'about',
  'why',
  'how',
  'body',
  'purpose',
  'definition',
  'resources',
]);
const UPKEEP: ReadonlySet<string> = new Set(['owner', 'confirmedOn', 'history', 'format', 'language']);
const PLACE: ReadonlySet<string> = new Set(['place', 'order']);
/** The parts of a goal's measure and of a team metric's source that say how it stands today. */
const TODAY: { [field: string]: ReadonlySet<string> } = {
  measure: new Set(['current', 'asOf']),
  source: new Set(['current', 'asOf']),
};

/**
 * What changing this field of this kind of item is, unless the person says otherwise. The vision and its goals are fixed
 * points: every change of their text is one of meaning until the leader calls it wording. A redirect is a record of what
 * happened; its text is text. A field that this version does not know counts as meaning.
 */
export function fieldWeight(kind: ItemKind, field: string, before: unknown, after: unknown): FieldWeight {
  if (PLACE.has(field)) return 'place';
  if (UPKEEP.has(field)) return 'upkeep';
  const today = TODAY[field];
  if (today) return onlyParts(before, after, today) ? 'upkeep' : 'meaning';
  if (kind === 'vision' || kind === 'goal') return 'meaning';
  if (kind === 'redirect') return field === 'cause' || field === 'outcome' || field === 'date' ? 'meaning' : 'wording';
  return WORDING.has(field) ? 'wording' : 'meaning';
}

/** Whether two objects differ in nothing but these members. */
function onlyParts(before: unknown, after: unknown, parts: ReadonlySet<string>): boolean {
  const rest = (value: unknown): string | null =>
    typeof value === 'object' && value !== null
      ? canonicalJson(Object.fromEntries(Object.entries(value).filter(([name]) => !parts.has(name))))
      : null;
  const one = rest(before);
  return one !== null && one === rest(after);
}
