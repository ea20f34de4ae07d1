import { afterPrefix, hasAnyHook, hasHook, inputProperty, startsForeign } from './hooks';
import { DISPLAY_PREFIX, ITEM_PREFIX, SKELETON, STAGE_SELECT, TITLE_HOOKS } from './selectors';
import { labelText, type Shown, valueAt } from './shown';
import { shownText, typedText, valueText } from './text';

/** What a highlight card says. */
export interface Highlights {
  /** The element with the record's name; null while there is none. */
  title: Element | null;
  name: string;
  /** The property that the title shows, where the page says so: `dealname`. */
  nameProperty: string | null;
  /** The name is in a box and being typed. */
  typing: boolean;
  shown: Shown[];
}

/** Reads the card at the top of the record page: the name and the highlighted properties. */
export function readHighlights(card: Element, nameOf: string): Highlights {
  const titles: Element[] = [];
  const shown: Shown[] = [];
  walk(card, titles, shown);
  const named =
    titles.length > 0 ? null : (shown.find((one) => one.property === nameOf && one.state === 'filled') ?? null);
  const title = titles[0] ?? named?.element ?? null;
  if (!title) return { title: null, name: '', nameProperty: null, typing: false, shown };
  const names = new Set(titles.map(titleText).filter((name) => name !== ''));
  return {
    title,
    // Two titles that say different things: the card is between two records.
    name: names.size > 1 ? '' : (names.values().next().value ?? named?.text ?? ''),
    nameProperty: titles.length > 0 ? displayedIn(title) : nameOf,
    typing: title.querySelector('input, textarea') !== null,
    shown: shown.filter((one) => one.property !== nameOf),
  };
}

function titleText(title: Element): string {
  const box = title.querySelector('input, textarea');
  if (box) return typedText(box) ?? '';
  const display = title.querySelector(`[data-test-id^="${DISPLAY_PREFIX}"]`);
  const text = display ? valueText(display) : shownText(title);
  return text === '--' ? '' : text;
}

function displayedIn(title: Element): string | null {
  const own = afterPrefix(title, DISPLAY_PREFIX);
  if (own !== null) return own;
  const display = title.querySelector(`[data-test-id^="${DISPLAY_PREFIX}"]`);
  return display ? afterPrefix(display, DISPLAY_PREFIX) : null;
}

function walk(parent: Element, titles: Element[], shown: Shown[]): void {
  for (const child of parent.children) {
    if (startsForeign(child)) continue;
    if (hasAnyHook(child, TITLE_HOOKS)) titles.push(child);
    else if (afterPrefix(child, ITEM_PREFIX) !== null) readItem(child, shown);
    else if (!pushValue(child, '', shown)) walk(child, titles, shown);
  }
}

/** Adds what an element with a value's hook shows; false when it has none. */
function pushValue(element: Element, label: string, shown: Shown[]): boolean {
  const property =
    afterPrefix(element, DISPLAY_PREFIX) ??
    inputProperty(element) ??
    (hasHook(element, STAGE_SELECT) ? 'dealstage' : null);
  if (property === null) return false;
  if (property !== SKELETON) {
    const { typed: _, ...value } = valueAt(element);
    shown.push({ property, element, label, ...value, via: 'highlights' });
  }
  return true;
}

/**
 * One highlight. Its value names the property; the item's own name may be several joined (`jobtitle-and-company`), so it
 * counts only without a hyphen and without a value inside, and then the first child is the label.
 */
function readItem(item: Element, shown: Shown[]): void {
  const inside: Shown[] = [];
  collect(item, inside);
  const [only] = inside;
  if (only) {
    if (inside.length === 1) only.label = labelBefore(item, only.element);
    shown.push(...inside);
    return;
  }
  const property = afterPrefix(item, ITEM_PREFIX);
  if (property === null || property.includes('-')) return;
  const [label, value, ...more] = item.children;
  const unread: Shown = { property, element: item, label: '', text: '', state: 'unreadable', via: 'highlights' };
  if (!label || !value || more.length > 0) {
    shown.push(unread);
    return;
  }
  const { typed: _, ...read } = valueAt(value);
  shown.push({ ...unread, label: labelText(label), ...read });
}

function collect(parent: Element, inside: Shown[]): void {
  for (const child of parent.children) {
    if (startsForeign(child)) continue;
    if (!pushValue(child, '', inside)) collect(child, inside);
  }
}

/** The label of a highlight: the text of what stands before the branch that holds the value. */
function labelBefore(item: Element, value: Element): string {
  let branch: Element = value;
  while (branch.parentElement && branch.parentElement !== item) branch = branch.parentElement;
  return labelText(branch.previousElementSibling);
}
