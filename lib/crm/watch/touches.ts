import { flatParent, isElement } from '../dom/flat';

/** When something last happened: the running number of the batch of changes, and milliseconds of the clock. */
export interface Mark {
  batch: number;
  at: number;
}

/**
 * Remembers which elements were changed or added, and in which batch. Changes of attributes are no sign of new content
 * (a hover, a spinner) and do not count. A batch is what a page did in one task, so the order of batches is the order
 * of what the page did.
 */
export class Touches {
  private touched = new WeakMap<Element, Mark>();
  private added = new WeakMap<Element, Mark>();
  /** The latest batch. */
  last: Mark = { batch: 0, at: 0 };

  note(records: readonly MutationRecord[], now: number): void {
    this.last = { batch: this.last.batch + 1, at: now };
    for (const record of records) {
      if (record.type === 'attributes') continue;
      this.mark(record.target);
      for (const node of record.addedNodes) {
        if (isElement(node)) this.added.set(node, this.last);
        this.mark(node);
      }
    }
  }

  /** Marks what is around a changed node, in the flattened tree: a slotted value is in its field, wherever it hangs. */
  private mark(node: Node): void {
    const slot = 'assignedSlot' in node ? (node as Text).assignedSlot : null;
    const parent = node.parentNode;
    let at: Element | null = isElement(node) ? node : (slot ?? (isElement(parent) ? parent : null));
    if (!at && 'host' in node) at = (node as ShadowRoot).host;
    if (!at && parent && 'host' in parent) at = (parent as ShadowRoot).host;
    for (; at && this.touched.get(at) !== this.last; at = flatParent(at)) this.touched.set(at, this.last);
  }

  of(element: Element): Mark | undefined {
    return this.touched.get(element);
  }

  /** Whether anything in the element changed in that batch or later. */
  touchedSince(element: Element, batch: number): boolean {
    return (this.touched.get(element)?.batch ?? -1) >= batch;
  }

  /** Whether the element, or something around it, came into the page in that batch or later. */
  addedSince(element: Element, batch: number): boolean {
    for (let at: Element | null = element; at; at = flatParent(at))
      if ((this.added.get(at)?.batch ?? -1) >= batch) return true;
    return false;
  }
}
