/** Milliseconds for which a place that was jumped to stays marked. */
const MARKED_FOR = 1_600;

/**
 * Goes from one link of the line of sight to another in the same panel: opens what it is folded in, moves the focus and
 * the view there and marks it for a moment. Without such a place nothing happens.
 */
export function reach(from: Element, selector: string): void {
  const root = from.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const target = root.querySelector<HTMLElement>(selector);
  const content = target?.closest('.content');
  if (!target || !content) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  target.focus({ preventScroll: true });
  // Not scrollIntoView: it may scroll the CRM's page as well.
  const above = target.getBoundingClientRect().top - content.getBoundingClientRect().top;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  content.scrollBy({ top: above - 12, behavior: still ? 'auto' : 'smooth' });
  target.dataset.found = '';
  setTimeout(() => delete target.dataset.found, MARKED_FOR);
}
