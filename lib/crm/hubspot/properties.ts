import { afterPrefix, hasHook, inputProperty, startsForeign } from './hooks';
import { CARD, CARET, INPUT_PREFIX, INTERFACE_TEXT, NO_ROW, ROW_LIST, ROW_MODE, ROW_ROOT, SKELETON } from './selectors';
import { labelText, type Shown, valueAt } from './shown';
import { shownText } from './text';

/** The property whose row has no value hook: bare text beside the drop-down's arrow (crm.md §3.1). */
const OWNER = 'hubspot_owner_id';

/**
 * What the owner row says when there is no owner, by language. It is bare text like a name, so words are all there is to
 * go by where the page does not mark it as its own text. English is seen (crm.md §3.1), the rest is HubSpot's wording
 * in the language (unverified). In any other language a name cannot be told from "no owner", and none is read.
 */
const NO_OWNER: { [language: string]: readonly string[] } = {
  en: ['no owner', 'unassigned'],
  de: ['kein zuständiger mitarbeiter', 'kein verantwortlicher', 'kein besitzer', 'nicht zugewiesen'],
  fr: ['aucun propriétaire', 'pas de propriétaire', 'non attribué'],
  es: ['sin propietario', 'ningún propietario', 'sin asignar'],
  pt: ['sem proprietário', 'nenhum proprietário', 'não atribuído'],
  ja: ['担当者なし', '所有者なし', '未割り当て'],
};

/**
 * Reads one property card, its lists and whatever else in it carries a property's hook. `locale`: the page's, BCP 47 in
 * any case (`en-us`).
 */
export function readPropertyCard(card: Element, locale: string): Shown[] {
  const found: Shown[] = [];
  walk(card, found, locale.toLowerCase().split('-')[0] ?? '');
  return found;
}

function walk(parent: Element, found: Shown[], language: string): void {
  const isList = hasHook(parent, ROW_LIST);
  for (const child of parent.children) {
    if (startsForeign(child)) continue;
    const property = inputProperty(child);
    if (property !== null) {
      if (property !== SKELETON && isBelievable(child, property)) found.push(single(property, child));
      continue;
    }
    const name = isList ? child.getAttribute('data-test-id') : null;
    if (name !== null && name !== '') readRow(name, child, found, language);
    else walk(child, found, language);
  }
}

/** A value outside a row with a bare name: its hook alone says which property it is. */
function single(property: string, element: Element): Shown {
  const root = element.closest(`[${ROW_ROOT}]`);
  const { typed, ...value } = valueAt(element);
  const label = labelText(root?.querySelector('label') ?? null);
  return { property, element, label, ...value, via: typed ? 'property-input' : 'property' };
}

/**
 * Whether a value that is in no known list may be believed: it stands under the mark of a property row, and no bare name
 * above it says another property.
 */
function isBelievable(value: Element, property: string): boolean {
  const root = value.closest(`[${ROW_ROOT}]`);
  for (let at = root?.parentElement ?? null; at && !at.matches(CARD); at = at.parentElement) {
    const name = at.getAttribute('data-test-id');
    if (name !== null && !NO_ROW.has(name)) return name === property;
  }
  return root !== null;
}

/**
 * A row with a bare name. The name is trusted when the value's hook says the same; when that says something else, the
 * row is nobody's. Without a value's hook the row is known only by the mark of a property row.
 */
function readRow(name: string, row: Element, found: Shown[], language: string): void {
  const values: Element[] = [];
  const mark = outermostValues(row, values);
  const named = values.filter((value) => inputProperty(value) === name);
  const first = named[0];
  if (first) {
    const shown = single(name, first);
    const texts = new Set(named.map((value) => valueAt(value).text));
    const label = shown.label || labelText(row.querySelector('label'));
    found.push(texts.size > 1 ? { ...shown, label, text: '', state: 'unreadable' } : { ...shown, label });
    return;
  }
  if (values.some((value) => inputProperty(value) !== SKELETON) || !mark) return;
  const label = labelText(row.querySelector('label'));
  const unread: Shown = { property: name, element: row, label, text: '', state: 'unreadable', via: 'property' };
  found.push(name === OWNER && values.length === 0 ? ownerOf(row, mark, unread, NO_OWNER[language]) : unread);
}

/** Collects the values' elements of a row, leaving out such as are inside another value; returns the row's mark. */
function outermostValues(parent: Element, values: Element[]): Element | null {
  let mark: Element | null = parent.getAttribute(ROW_ROOT) === 'true' ? parent : null;
  for (const child of parent.children) {
    if (startsForeign(child)) continue;
    if (afterPrefix(child, INPUT_PREFIX) !== null) values.push(child);
    else mark = outermostValues(child, values) ?? mark;
  }
  return mark;
}

/** The owner's name: the text around the drop-down's arrow, without the label. */
function ownerOf(row: Element, mark: Element, unread: Shown, noOwner: readonly string[] | undefined): Shown {
  const caret = row.querySelector(`[data-test-id="${CARET}"]`);
  const labelElement = row.querySelector('label');
  let around: Element | null = caret?.parentElement ?? null;
  while (around && row.contains(around) && shownText(around) === '') around = around.parentElement;
  // Where the arrow has no text around it short of the label, the name is not there.
  if (!around || !row.contains(around) || (labelElement && around.contains(labelElement))) return unread;
  if (around.querySelector('input, textarea, select')) return { ...unread, via: 'property-input' };
  const text = shownText(around);
  const owned: Shown = { ...unread, text, state: 'filled', via: 'owner-row' };
  if (text === '--' || isInterfaceText(around, text) || noOwner?.includes(text.toLowerCase())) owned.state = 'empty';
  else if (!noOwner) owned.state = 'unreadable';
  if (mark.getAttribute(ROW_MODE) === 'input') owned.via = 'property-input';
  return owned;
}

/** Whether the whole text is the page's own wording, not data. */
function isInterfaceText(element: Element, text: string): boolean {
  const marked = element.closest(`[${INTERFACE_TEXT}]`) ?? element.querySelector(`[${INTERFACE_TEXT}]`);
  return marked !== null && shownText(marked) === text;
}
