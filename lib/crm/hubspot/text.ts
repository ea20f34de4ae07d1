import { foldText } from '../values/index';
import { hasAnyHook, hasHook } from './hooks';
import { BADGE, DISPLAY_PREFIX, NOT_VALUE } from './selectors';

/** Elements that begin a word of their own. */
const APART = new Set(['div', 'p', 'li', 'ul', 'ol', 'br', 'tr', 'td', 'h1', 'h2', 'h3', 'h4']);
const NO_TEXT = new Set(['script', 'style', 'template', 'svg', 'noscript', 'iframe']);

function gather(node: Node, parts: string[]): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) {
      parts.push(child.nodeValue ?? '');
      continue;
    }
    if (!(child instanceof Element) || NO_TEXT.has(child.localName) || hasAnyHook(child, NOT_VALUE)) continue;
    const apart = APART.has(child.localName) || hasHook(child, BADGE);
    if (apart) parts.push(' ');
    gather(child, parts);
    if (apart) parts.push(' ');
  }
}

/** Text of a part of the page without drop-down arrows and buttons, white space folded. */
export function shownText(element: Element): string {
  const parts: string[] = [];
  gather(element, parts);
  return foldText(parts.join(''));
}

/**
 * Text of a value. A `highlight-property-display-` hook may be nested in itself, and then the text may be there once
 * for each (crm.md §3.6); so may a choice's pill. Where the whole is one part's text and nothing else, it counts once.
 */
export function valueText(element: Element): string {
  const whole = shownText(element);
  for (const part of element.querySelectorAll(`[data-test-id="${BADGE}"], [data-test-id^="${DISPLAY_PREFIX}"]`)) {
    const once = shownText(part);
    if (once !== '' && whole.replaceAll(once, '').trim() === '') return once;
  }
  return whole;
}

/** The live text of a box that can be typed in, or null for any other element (also for check boxes and the like). */
export function typedText(element: Element): string | null {
  if (element instanceof HTMLTextAreaElement) return foldText(element.value);
  if (!(element instanceof HTMLInputElement)) return null;
  return /^(text|number|tel|email|url|date|search)$/.test(element.type) ? foldText(element.value) : null;
}
