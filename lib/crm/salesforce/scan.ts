import { openRoots, queryRoots } from '../dom/flat';
import { isShown } from '../dom/visible';
import { namesOf, readField, type SeenField } from './field';
import { ownRegion } from './region';
import {
  CONTAINER,
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

/** Looks through a record page, or an edit modal, once. */
export function scan(page: Element): Scan {
  const roots = rootsOf(page);
  const isOwn = ownRegion(page);
  const all = (...selectors: string[]): Element[] =>
    selectors.flatMap((selector) => queryRoots(roots, selector)).filter(isOwn);
  const hooks = all(FIELD_HOOK);
  return {
    hooks,
    primary: all(PRIMARY_FIELD),
    titles: all(...HEADER_TITLE),
    highlights: all(...HIGHLIGHT_ITEM),
    steps: all(PATH_STEP),
    layouts: all(GENERATED_LAYOUT).flatMap((layout) => {
      const [, part, object, mode] = GENERATED_TAG.exec(layout.localName) ?? [];
      return part && object && mode ? [{ part, object, mode }] : [];
    }),
    objectNames: new Set([...hooks, ...all(...OBJECT_NAMES)].flatMap(objectNamedBy)),
  };
}

function objectNamedBy(carrier: Element): string[] {
  const text = carrier.getAttribute('data-target-selection-name') ?? carrier.getAttribute('data-target-reveals');
  const object = /^sfdc:(?:RecordField|StandardButton)\.([A-Za-z]\w*)\./.exec(text ?? '')?.[1];
  return object ? [object] : [];
}

/**
 * The page and the shadow roots in it. Looking at every element is most of the work of a reading on a large page, so a page
 * whose fields lie in the light tree, and none of whose own components has a root, counts as flat.
 */
export function rootsOf(page: Element): ParentNode[] {
  const flat =
    page.querySelector(FIELD_HOOK) !== null &&
    page.shadowRoot === null &&
    !CONTAINER.some((tag) => [...page.getElementsByTagName(tag)].some((part) => part.shadowRoot !== null));
  return flat ? [page] : openRoots(page);
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
