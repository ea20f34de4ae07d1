import { CARD, FOREIGN, INPUT_PREFIX, PREVIEW_LOCATION, TAB_CONTENT } from './selectors';

/** The two attributes in which HubSpot puts its hooks; an element may have either, or both with different words. */
const HOOKS = ['data-test-id', 'data-selenium-test'] as const;

/** Whether one of the element's hooks is exactly `word`. */
export function hasHook(element: Element, word: string): boolean {
  return HOOKS.some((name) => element.getAttribute(name) === word);
}

/** Whether one of the element's hooks is among `words`. */
export function hasAnyHook(element: Element, words: ReadonlySet<string>): boolean {
  return HOOKS.some((name) => {
    const hook = element.getAttribute(name);
    return hook !== null && words.has(hook);
  });
}

/**
 * What follows `prefix` in one of the element's hooks, or null. Cut off by length: property names may hold hyphens, as
 * in `property-input-label-foo` (crm.md §3.6). A rest that cannot be a name (empty, with white space) counts as none.
 */
export function afterPrefix(element: Element, prefix: string): string | null {
  for (const name of HOOKS) {
    const hook = element.getAttribute(name);
    if (hook?.startsWith(prefix)) {
      const rest = hook.slice(prefix.length);
      if (rest !== '' && !/\s/.test(rest)) return rest;
    }
  }
  return null;
}

/** The property that an element is the value of, by its `property-input-` hook. */
export function inputProperty(element: Element): string | null {
  return afterPrefix(element, INPUT_PREFIX);
}

/** Whether nothing inside this element can be the record's own. */
function isForeign(element: Element): boolean {
  if (hasAnyHook(element, FOREIGN)) return true;
  if (element.getAttribute('data-crm-location') === PREVIEW_LOCATION) return true;
  const role = element.getAttribute('role');
  if (role === 'dialog' || role === 'alertdialog' || element.getAttribute('aria-modal') === 'true') return true;
  if (element.localName === 'nav' || element.localName === 'dialog') return true;
  const testId = element.getAttribute('data-test-id');
  if (testId === null || !TAB_CONTENT.test(testId)) return false;
  return element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true';
}

/** Whether an element inside one of the record's cards begins something else: another card, a timeline, a preview. */
export function startsForeign(element: Element): boolean {
  return element.matches(CARD) || element.hasAttribute('data-card-id') || isForeign(element);
}

/**
 * Whether a card or a block of the page is the record's own by where it stands: in no other card, in nothing foreign,
 * and not hidden (inactive tabs and pages that were left stay in the DOM). `allowed` names a hook that does not count
 * as foreign here.
 */
export function isOwn(element: Element, allowed?: ReadonlySet<string>): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (startsForeign(at) && !(allowed && hasAnyHook(at, allowed))) return false;
  }
  return element.checkVisibility({ visibilityProperty: true });
}
