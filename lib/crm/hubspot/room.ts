import { GLOBAL_TOOLBAR, MIDDLE_PANE, RIGHT_SIDEBAR } from './selectors';

/**
 * HubSpot's stacking order is not published. Its dialogs and menus follow Bootstrap's scale, from 1000 up (unverified);
 * a panel below that lies over the page and under them.
 */
export const Z_INDEX = 900;

/** The bar at the top of every page; the vertical navigation is at the left and is not covered by a panel that leaves room. */
export function roomIn(document: Document): { top: number; bottom: number; zIndex: number } {
  const bar = document.querySelector(GLOBAL_TOOLBAR)?.getBoundingClientRect();
  const height = document.defaultView?.innerHeight ?? 0;
  const atTop = bar !== undefined && bar.height > 0 && bar.top <= 0 && bar.bottom > 0 && bar.bottom < height / 3;
  return { top: atTop ? Math.round(bar.bottom) : 0, bottom: 0, zIndex: Z_INDEX };
}

/**
 * On the body while it is narrowed: the margin that it had inline, as `left|value|priority`. In the page, so that a
 * panel that comes after an update of the extension can undo it too.
 */
const KEPT = 'data-sightline-room';

/** Gives the margin back and touches nothing else: the page may have changed other styles of its body since. */
function undo(body: HTMLElement): void {
  const [side, value = '', priority = ''] = body.getAttribute(KEPT)?.split('|') ?? [];
  if (side === undefined) return;
  body.removeAttribute(KEPT);
  if (value === '') body.style.removeProperty(`margin-${side}`);
  else body.style.setProperty(`margin-${side}`, value, priority);
  // Read before it is removed: Chromium writes an inline style into its attribute late, and would leave an empty one.
  if (body.getAttribute('style') === '') body.removeAttribute('style');
}

/** Narrows the page by a margin on its body, and keeps it only where the columns did move: some layouts ignore it. */
export function makeRoomIn(document: Document, side: 'left' | 'right', width: number): boolean {
  const { body, defaultView: view } = document;
  if (!body) return width <= 0;
  undo(body);
  if (width <= 0) return true;
  const edge = (side === 'right' ? document.querySelector(RIGHT_SIDEBAR) : null) ?? document.querySelector(MIDDLE_PANE);
  if (!edge || !view) return false;
  const margin = `margin-${side}`;
  const kept = [side, body.style.getPropertyValue(margin), body.style.getPropertyPriority(margin)];
  body.setAttribute(KEPT, kept.join('|'));
  body.style.setProperty(margin, `${width}px`, 'important');
  const box = edge.getBoundingClientRect();
  const free = side === 'right' ? view.innerWidth - box.right : box.left;
  if (free >= width - 1) return true;
  undo(body);
  return false;
}
