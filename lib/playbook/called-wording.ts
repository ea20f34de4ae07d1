import { differencesBetween } from './changes';
import type { Edit, Weight } from './edit';
import { namesIn } from './edit-between';
import type { Playbook } from './schema';
import type { VisionChange } from './vision-change';

/**
 * What differs in the vision and its goals and was called wording, after everything else that was done to it: needs no
 * redirect. `edits`: the draft's, without those that were taken back.
 */
export function calledWording(before: Playbook, after: Playbook, edits: readonly Edit[]): VisionChange[] {
  if (before.vision === after.vision) return [];
  const last = new Map<string, Weight>();
  for (const { what, changes } of edits) {
    for (const change of changes) {
      if (!change.before || !change.after) continue;
      for (const name of namesIn(change.before, change.after)) last.set(`${change.key} ${name}`, what);
    }
  }
  const visionAlone = (playbook: Playbook): Playbook => ({ ...playbook, processes: [], metrics: [], tips: [] });
  return differencesBetween(visionAlone(before), visionAlone(after)).flatMap(({ key, kind, id, title, fields }) => {
    if (kind !== 'vision' && kind !== 'goal') return [];
    const called = fields.filter(
      ({ weight, name }) => weight === 'meaning' && last.get(`${key} ${name}`) === 'wording',
    );
    return called.length > 0 ? [{ key, kind, id, title, fields: called.map(({ name }) => name) }] : [];
  });
}
