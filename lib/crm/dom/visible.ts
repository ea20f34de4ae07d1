import { flatParent } from './flat';

/**
 * Whether this element is laid out. Unlike `checkVisibility` alone it sees through `display: contents`, which custom
 * elements often have. Forces style, so ask it for few elements.
 */
export function isShown(element: Element): boolean {
  if (element.checkVisibility()) return true;
  if (!element.isConnected || getComputedStyle(element).display !== 'contents') return false;
  const parent = flatParent(element);
  return parent === null || isShown(parent);
}
