import { differencesOf, fieldOf, type ItemDifference, sameValue } from './changes';
import { canonicalJson } from './digest';
import type { Edit, ItemChange } from './edit';
import { namesIn } from './edit-between';
import { type Item, type Items, visionItems } from './items';
import type { Playbook, Redirect, Vision } from './schema';
import type { VisionChange } from './vision-change';
import { laidOver } from './workbench';

/**
 * The vision is a fixed point: once published, it changes its meaning only through a redirect. Answers the changes of meaning
 * that lack one; none where the draft has a new redirect that changes the course, since one may explain several. A change of
 * text is one of meaning unless every edit of that text was called wording; a goal that came or went always is. `edits`: the
 * draft's, without those that were taken back.
 */
export function needsRedirect(before: Playbook, after: Playbook, edits: readonly Edit[]): VisionChange[] {
  if (before.vision === after.vision || newRedirects(before, after).some(({ outcome }) => outcome === 'changed'))
    return [];
  const wordings = wordingEdits(edits);
  return visionDifferences(before.vision, after.vision).flatMap(({ key, kind, id, title, what, fields }) => {
    if (kind !== 'vision' && kind !== 'goal') return [];
    const meant = fields.filter(({ weight, name }) => weight === 'meaning' && !wordings(key, name));
    const whole = what === 'added' || what === 'removed' ? [what] : [];
    const names = [...whole, ...meant.map(({ name }) => name)];
    return names.length > 0 ? [{ key, kind, id, title, fields: names }] : [];
  });
}

/** Redirects of a draft that the release it started from does not have. */
export function newRedirects(before: Playbook, after: Playbook): Redirect[] {
  const known = new Set(before.vision.redirects.map(({ id }) => id));
  return after.vision.redirects.filter(({ id }) => !known.has(id));
}

/** What a redirect keeps of the vision as it was. */
export function visionSnapshot({ statement, answers, horizon, goals }: Vision): NonNullable<Redirect['visionBefore']> {
  return {
    statement,
    answers,
    horizon,
    goals: goals.map(({ id, title, measure, due }) => ({
      id,
      title,
      ...(measure ? { unit: measure.unit, target: measure.target } : {}),
      ...(due === undefined ? {} : { due }),
    })),
  };
}

/**
 * Whether this is still the vision of one of the playbooks that come with Sightline. It is nobody's own yet, so the first own
 * one takes its place without a redirect.
 */
export function isBorrowedVision(vision: Vision, starters: readonly Vision[]): boolean {
  const said = ({ statement, answers }: Vision): string => canonicalJson({ statement, answers });
  return starters.some((starter) => said(starter) === said(vision));
}

/** What differs between two visions, of vision, goals and redirects. */
export function visionDifferences(before: Vision, after: Vision): ItemDifference[] {
  const items = (vision: Vision): Items => new Map(visionItems(vision).map((item) => [item.key, item]));
  return differencesOf(items(before), items(after));
}

/**
 * Since which release the vision and its goals say what the newest one says, in whatever order of goals and wherever these
 * stand on their way. `releases`: the newest first; undefined where there is none.
 */
export function visionSince<R extends { vision: Vision }>(releases: readonly R[]): R | undefined {
  const [newest] = releases;
  if (!newest) return undefined;
  const says = ({ kind, what }: ItemDifference): boolean =>
    kind !== 'redirect' && what !== 'upkeep' && what !== 'place';
  const differs = (one: R): boolean => visionDifferences(one.vision, newest.vision).some(says);
  const other = releases.findIndex(differs);
  return releases[(other < 0 ? releases.length : other) - 1];
}

/**
 * Whether a field was edited, and every edit of it was called wording. An edit that leaves the field as it is says what those
 * before it were (`callWording`).
 */
function wordingEdits(edits: readonly Edit[]): (key: string, field: string) => boolean {
  const all = edits.flatMap(({ what, changes }) => changes.map((change) => ({ what, change })));
  return (key, field) => {
    let wording: boolean | undefined;
    for (const { what, change } of all) {
      const touch = change.key === key ? touchOf(change, field) : null;
      if (touch === 'says' && what === 'wording') wording = true;
      else if (touch !== null) wording = wording !== false && what === 'wording';
    }
    return wording === true;
  };
}

function touchOf({ before, after }: ItemChange, field: string): 'says' | 'changes' | null {
  if (!before || !after) return 'changes';
  if (!namesIn(before, after).includes(field)) return null;
  return sameValue(fieldOf(before, field), fieldOf(after, field)) ? 'says' : 'changes';
}

/** The changes of an edit that calls what was done to these fields so far wording; the fields stay as they are. */
export function callWording(item: Item, fields: readonly string[]): ItemChange[] {
  const said = laidOver({}, item.fields, fields);
  return [{ key: item.key, before: said, after: said }];
}
