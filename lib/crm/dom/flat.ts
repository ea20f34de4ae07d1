/**
 * The flattened tree, as a person sees it: shadow roots opened and slots filled. Salesforce pages come in two makes
 * (crm.md §6). Synthetic shadow is one flat tree to a content script, in which `<slot>` is a plain element; native
 * shadow hides everything below a host, and a field's value is a slotted child of another element.
 * Closed roots stay closed: no page of either CRM uses them.
 */

export const isElement = (node: Node | null): node is Element => node?.nodeType === 1;
// A slot of a shadow tree; told by name, so that documents of another realm work too.
const isSlot = (element: Element): element is HTMLSlotElement =>
  element.localName === 'slot' && 'assignedNodes' in element;

/** Children of a node in the flattened tree. A slot that is not in a shadow tree, or has nothing assigned, gives its own. */
export function flatChildren(node: Node): Iterable<Node> {
  if (!isElement(node)) return node.childNodes;
  if (isSlot(node)) {
    const assigned = node.assignedNodes({ flatten: true });
    return assigned.length > 0 ? assigned : node.childNodes;
  }
  return node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes;
}

/** The element around this one in the flattened tree: its slot, its shadow host or its parent. */
export function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  if (isElement(parent)) return parent;
  return parent !== null && 'host' in parent && isElement(parent.host as Node) ? (parent as ShadowRoot).host : null;
}

/** The element itself and everything around it, innermost first. */
export function* flatAncestors(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = flatParent(at)) yield at;
}

/** Nearest of `element` and what is around it that matches, across shadow borders. */
export function flatClosest(element: Element, selector: string): Element | null {
  for (const at of flatAncestors(element)) if (at.matches(selector)) return at;
  return null;
}

/** Every element below `node`, in the order it is seen. `skip` leaves out an element with all that is in it. */
export function* flatDescendants(node: Node, skip?: (element: Element) => boolean): Generator<Element> {
  for (const child of flatChildren(node)) {
    if (!isElement(child) || skip?.(child)) continue;
    yield child;
    yield* flatDescendants(child, skip);
  }
}

/** First element below `node` that matches. For small subtrees; a page is searched with `queryRoots`. */
export function flatFind(node: Node, selector: string): Element | null {
  for (const element of flatDescendants(node)) if (element.matches(selector)) return element;
  return null;
}

/** Only custom elements host the roots that matter here; their names have a hyphen. */
const CUSTOM = "descendant::*[contains(name(), '-')]";

/**
 * Every custom element below `scope`, in document order. By XPath where it can (not from a shadow root): the browser then looks
 * at names by itself, in a third of the time, and no other element becomes an object of this script's world.
 */
function* customElements(scope: ParentNode): Generator<Element> {
  const document = scope.nodeType === 9 ? (scope as Document) : scope.ownerDocument;
  if (scope.nodeType === 11 || !document) {
    for (const element of scope.querySelectorAll('*')) if (element.localName.includes('-')) yield element;
    return;
  }
  const found = document.evaluate(CUSTOM, scope, null, 7 /* an ordered snapshot */);
  for (let at = 0; at < found.snapshotLength; at++) {
    const node = found.snapshotItem(at);
    if (isElement(node)) yield node;
  }
}

/**
 * `scope` and every open shadow root below it, outer before inner, in document order. With the result any number of selectors
 * can be asked at native speed.
 */
export function openRoots(scope: ParentNode): ParentNode[] {
  const roots: ParentNode[] = [scope];
  if (isElement(scope) && scope.shadowRoot) roots.push(...openRoots(scope.shadowRoot));
  for (const element of customElements(scope)) if (element.shadowRoot) roots.push(...openRoots(element.shadowRoot));
  return roots;
}

/** All elements in these roots that match, root by root. */
export function queryRoots(roots: readonly ParentNode[], selector: string): Element[] {
  const found: Element[] = [];
  for (const root of roots) found.push(...root.querySelectorAll(selector));
  return found;
}
