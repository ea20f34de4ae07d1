import { BOTTOM_BARS, DESKTOP, TOP_BARS } from './selectors';

/** Below every popup, dropdown, modal and toast of the CRM, above its page and header (crm.md §6, z-index of SLDS). */
const Z_INDEX = 4000;
/** Narrower than this a Lightning page falls apart; CSS pixels. */
const LEAST_PAGE = 768;
/** Remembers, on the element itself, what stood there: a later copy of this code can still undo it. */
const MARK = 'data-sightline-room';
const CHANGED = ['width', 'min-width', 'margin-left'] as const;

/** Distance that the CRM's bars take at top and bottom of the window. */
export function roomBeside(document: Document): { top: number; bottom: number; zIndex: number } {
  const height = document.defaultView?.innerHeight ?? 0;
  let top = 0;
  for (const bar of document.querySelectorAll(TOP_BARS)) {
    const box = bar.getBoundingClientRect();
    if (box.height > 0 && box.top < height / 4) top = Math.max(top, box.bottom);
  }
  let bottom = 0;
  for (const bar of document.querySelectorAll(BOTTOM_BARS)) {
    const box = bar.getBoundingClientRect();
    // An opened utility panel reaches up the page; only the bar itself keeps the panel away.
    if (box.height > 0 && box.height < height / 4 && box.bottom > height - 2)
      bottom = Math.max(bottom, height - box.top);
  }
  return { top: Math.round(top), bottom: Math.round(bottom), zIndex: Z_INDEX };
}

/** Narrows the app's container. Checks by measuring that it moved, and puts everything back where it did not. */
export function makeRoomBeside(document: Document, side: 'left' | 'right', width: number): boolean {
  const container = document.querySelector<HTMLElement>(DESKTOP);
  if (!container) return false;
  undo(container);
  if (width <= 0) return true;
  const before = container.getBoundingClientRect();
  if (before.width - width < LEAST_PAGE) return false;
  const styleBefore = container.getAttribute('style');
  container.style.setProperty('width', `calc(100% - ${width}px)`, 'important');
  container.style.setProperty('min-width', '0', 'important');
  if (side === 'left') container.style.setProperty('margin-left', `${width}px`, 'important');
  container.setAttribute(MARK, JSON.stringify([styleBefore, container.getAttribute('style')]));
  const after = container.getBoundingClientRect();
  const moved = side === 'left' ? after.left - before.left : before.right - after.right;
  if (Math.abs(moved - width) <= 1 && Math.abs(before.width - after.width - width) <= 1) return true;
  undo(container);
  return false;
}

/** Gives the style back as it was; where the page has changed it since, only our own properties go. */
function undo(container: HTMLElement): void {
  const mark = container.getAttribute(MARK);
  if (mark === null) return;
  container.removeAttribute(MARK);
  const [before, after] = parseMark(mark);
  if (after !== null && container.getAttribute('style') === after) {
    if (before === null) container.removeAttribute('style');
    else container.setAttribute('style', before);
    return;
  }
  for (const name of CHANGED) {
    if (container.style.getPropertyPriority(name) === 'important') container.style.removeProperty(name);
  }
}

/** Style before and after. The page can write to the mark: what is not of our own shape counts as nothing saved. */
function parseMark(mark: string): [string | null, string | null] {
  try {
    const found: unknown = JSON.parse(mark);
    if (!Array.isArray(found)) return [null, null];
    const [before, after] = found.map((style: unknown) => (typeof style === 'string' ? style : null));
    return [before ?? null, after ?? null];
  } catch {
    return [null, null];
  }
}
