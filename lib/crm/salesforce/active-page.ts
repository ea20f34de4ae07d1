import { flatAncestors, openRoots, queryRoots } from '../dom/flat';
import { isShown } from '../dom/visible';
import type { Identity } from '../record';
import { isInFront, isInModal } from './region';
import {
  FIELD_HOOK,
  GENERATED_LAYOUT,
  GENERATED_TAG,
  PAGE_WINDOW,
  PRIMARY_FIELD,
  RECORD_PAGE,
  WORKSPACE,
} from './selectors';

/**
 * The record page in front among those that Lightning keeps in the DOM (crm.md §2.6), or null: none, or several that
 * cannot be told apart. Its root element where there is one, else the window it is in.
 */
export function findActivePage(identity: Pick<Identity, 'object'>, document: Document): Element | null {
  // Nearly always in the light tree; shadow roots are walked only when it is not.
  return search(identity, [document]) ?? search(identity, openRoots(document));
}

function search(identity: Pick<Identity, 'object'>, roots: ParentNode[]): Element | null {
  for (const selector of RECORD_PAGE) {
    const pages = outermost(queryRoots(roots, selector).filter((page) => isInFront(page) && !isInModal(page)));
    if (pages.length > 0) return choose(pages, identity.object);
  }
  // Pages without a known root: the innermost window in front, if a record is in it.
  const windows = queryRoots(roots, PAGE_WINDOW);
  // A workspace counts only without windows, else it would bring the cached pages of the inactive ones with it.
  const frames = windows.length > 0 ? windows : queryRoots(roots, WORKSPACE);
  const pages = innermost(frames.filter((frame) => isInFront(frame) && !isInModal(frame))).filter(holdsRecord);
  return pages.length > 0 ? choose(pages, identity.object) : null;
}

/** `display: none` pages go first, then those of another object; two that are left stay undecided. */
function choose(pages: Element[], object: string | null): Element | null {
  if (pages.length === 1) return pages[0] ?? null;
  const shown = pages.filter(isShown);
  const left = shown.length > 0 ? shown : pages;
  const same = left.filter((page) => object !== null && objectsIn(page).has(object.toLowerCase()));
  const decided = same.length > 0 ? same : left;
  return decided.length === 1 ? (decided[0] ?? null) : null;
}

function objectsIn(page: Element): Set<string> {
  const found = new Set<string>();
  for (const layout of queryRoots(openRoots(page), `${GENERATED_LAYOUT}, ${FIELD_HOOK}`)) {
    const named = layout.getAttribute('data-target-selection-name')?.split('.')[1];
    const object = GENERATED_TAG.exec(layout.localName)?.[2] ?? named?.toLowerCase();
    if (object) found.add(object);
  }
  return found;
}

const holdsRecord = (window: Element): boolean =>
  openRoots(window).some((root) => root.querySelector(`${PRIMARY_FIELD}, ${FIELD_HOOK}`) !== null);

function outermost(elements: Element[]): Element[] {
  const all = new Set(elements);
  return elements.filter((element) => ![...flatAncestors(element)].slice(1).some((around) => all.has(around)));
}

function innermost(elements: Element[]): Element[] {
  const around = new Set(elements.flatMap((element) => [...flatAncestors(element)].slice(1)));
  return elements.filter((element) => !around.has(element));
}
