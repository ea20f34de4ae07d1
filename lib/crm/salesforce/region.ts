import { flatAncestors, flatParent } from '../dom/flat';
import {
  CONSOLE_PANEL,
  FIELD_HOOK,
  FOREIGN,
  FOREIGN_TAG,
  GENERATED_LAYOUT,
  MODAL,
  PAGE_WINDOW,
  TAB_PANEL,
  WORKSPACE,
} from './selectors';

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') || /display:\s*none/.test(element.getAttribute('style') ?? '');

/**
 * Whether every window, workspace and tab around this element is the one in front (crm.md §2.6 rules 2 and 3). Classes and
 * attributes only: a window takes its class before its style.
 */
export function isInFront(element: Element): boolean {
  for (const at of flatAncestors(element)) {
    if (isHidden(at)) return false;
    const active = at.classList.contains('active');
    if (!active && (at.matches(PAGE_WINDOW) || at.matches(CONSOLE_PANEL) || at.matches(WORKSPACE))) return false;
    if (at.matches(TAB_PANEL) && (at.classList.contains('slds-hide') || at.getAttribute('aria-hidden') === 'true'))
      return false;
  }
  return true;
}

/** Whether this element lies over the page. */
export function isInModal(element: Element): boolean {
  for (const at of flatAncestors(element)) if (at.matches(MODAL)) return true;
  return false;
}

/**
 * Tells which elements below `scope` belong to the record shown there: not in a region of other records or of people's
 * words, not in a hidden layout, not in a modal (but `scope` may be one), not inside another field. Remembers what it has
 * seen, so asking for every field costs one walk up the tree, not sixty.
 */
export function ownRegion(scope: Element): (element: Element) => boolean {
  const border = scope.matches(MODAL) ? FOREIGN : `${FOREIGN}, ${MODAL}`;
  const known = new Map<Element, boolean>([[scope, true]]);
  const isOwn = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const parent = flatParent(element);
    const own = parent !== null && !parent.matches(FIELD_HOOK) && !isBorder(element, border) && isOwn(parent);
    known.set(element, own);
    return own;
  };
  return isOwn;
}

function isBorder(element: Element, border: string): boolean {
  return (
    FOREIGN_TAG.test(element.localName) ||
    element.matches(border) ||
    (element.matches(GENERATED_LAYOUT) && isHidden(element))
  );
}
