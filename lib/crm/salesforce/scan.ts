import { openRoots, queryRoots } from '../dom/flat';
import { isShown } from '../dom/visible';
import { namesOf, readField, type SeenField } from './field';
import { ownRegion } from './region';
import {
  FIELD_HOOK,
  GENERATED_LAYOUT,
  GENERATED_TAG,
  HEADER_TITLE,
  HIGHLIGHT_ITEM,
  OBJECT_NAMES,
  PATH_STEP,
  PRIMARY_FIELD,
} from './selectors';

/** Everything of interest on a record page, found in one pass and not yet judged. */
export interface Scan {
  hooks: Element[];
  primary: Element[];
  titles: Element[];
  highlights: Element[];
  steps: Element[];
  /** Objects by the generated layouts' tags, lower case. */
  layouts: { object: string; part: string; mode: string }[];
  /** Exact API names of objects that the page's buttons and sections tell. */
  objectNames: Set<string>;
}

const ALL = [FIELD_HOOK, OBJECT_NAMES, GENERATED_LAYOUT, PRIMARY_FIELD, HEADER_TITLE, HIGHLIGHT_ITEM, PATH_STEP].join(
  ', ',
);

/** Looks through a record page, or an edit modal, once. */
export function scan(page: Element): Scan {
  const found: Scan = {
    hooks: [],
    primary: [],
    titles: [],
    highlights: [],
    steps: [],
    layouts: [],
    objectNames: new Set(),
  };
  const isOwn = ownRegion(page);
  for (const element of queryRoots(openRoots(page), ALL)) if (isOwn(element)) sort(element, found);
  return found;
}

function sort(element: Element, found: Scan): void {
  if (element.matches(FIELD_HOOK)) found.hooks.push(element);
  else if (element.matches(GENERATED_LAYOUT)) {
    const [, part, object, mode] = GENERATED_TAG.exec(element.localName) ?? [];
    if (part && object && mode) found.layouts.push({ part, object, mode });
  } else if (element.matches(PRIMARY_FIELD)) found.primary.push(element);
  else if (element.matches(HEADER_TITLE)) found.titles.push(element);
  else if (element.matches(HIGHLIGHT_ITEM)) found.highlights.push(element);
  else if (element.matches(PATH_STEP)) found.steps.push(element);
  const carrier = element.getAttribute('data-target-selection-name') ?? element.getAttribute('data-target-reveals');
  const object = /^sfdc:(?:RecordField|StandardButton)\.([A-Za-z]\w*)\./.exec(carrier ?? '')?.[1];
  if (object) found.objectNames.add(object);
}

/** The page's fields of one object, by API name; a field shown twice gives the better of the two, or neither. */
export function readFields(found: Scan, object: string): Map<string, SeenField> {
  const byName = new Map<string, SeenField[]>();
  for (const hook of found.hooks) {
    const names = namesOf(hook);
    if (names?.object.toLowerCase() !== object.toLowerCase()) continue;
    const field = readField(hook, names.object, names.api);
    byName.set(field.api, [...(byName.get(field.api) ?? []), field]);
  }
  const fields = new Map<string, SeenField>();
  for (const [api, seen] of byName) {
    const best = betterOf(seen);
    if (best) fields.set(api, best);
  }
  return fields;
}

/** Being edited before shown, shown before hidden, filled before empty; two texts that differ are no answer. */
function betterOf(seen: SeenField[]): SeenField | undefined {
  if (seen.length < 2) return seen[0];
  const narrow = (left: SeenField[], better: (field: SeenField) => boolean): SeenField[] => {
    const some = left.filter(better);
    return some.length > 0 ? some : left;
  };
  let left = narrow(seen, (field) => !('unreadable' in field.shown));
  left = narrow(left, (field) => field.via === 'input');
  left = narrow(left, (field) => isShown(field.hook));
  left = narrow(left, (field) => 'raw' in field.shown && field.shown.raw !== '');
  const [first] = left;
  const texts = new Set(left.map((field) => ('raw' in field.shown ? field.shown.raw : '')));
  return first && texts.size > 1 ? { ...first, shown: { unreadable: true } } : first;
}
