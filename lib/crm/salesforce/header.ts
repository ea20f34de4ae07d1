import { flatFind } from '../dom/flat';
import { flatText } from '../dom/text';
import { isShown } from '../dom/visible';
import { foldText } from '../values';
import { readOutput } from './output';
import type { Scan } from './scan';
import { ENTITY_LABEL, HIGHLIGHT_LABEL, HIGHLIGHT_VALUE, NOT_VALUE } from './selectors';
import type { Shown } from './shown';

/** One field of the header: a localised label, no API name (crm.md §2.4). */
export interface Highlight {
  element: Element;
  label: string;
  shown: Shown;
}

/** A name that the header shows, and where. */
export interface HeaderName {
  element: Element;
  text: string;
}

/** The names that the header shows: one, unless the page is half drawn. */
export function headerNames(found: Scan): HeaderName[] {
  const primary = distinct(found.primary, NOT_VALUE);
  return primary.length > 0 ? primary : distinct(found.titles, `${NOT_VALUE}, ${ENTITY_LABEL}`);
}

function distinct(elements: Element[], skip: string): HeaderName[] {
  const shown = elements.length > 1 ? elements.filter(isShown) : elements;
  const names = new Map<string, HeaderName>();
  for (const element of shown.length > 0 ? shown : elements) {
    const text = foldText(flatText(element, skip));
    if (text !== '' && !names.has(text)) names.set(text, { element, text });
  }
  return [...names.values()];
}

/** The header's secondary fields. */
export function readHighlights(items: Element[]): Highlight[] {
  return items.flatMap((element) => {
    const label = flatFind(element, HIGHLIGHT_LABEL);
    const value = flatFind(element, HIGHLIGHT_VALUE);
    if (!label || !value) return [];
    const text = foldText(label.getAttribute('title') ?? '') || foldText(flatText(label, NOT_VALUE));
    return text === '' ? [] : [{ element, label: text, shown: readOutput(value) }];
  });
}

/**
 * Label → API name, learnt from the layout's own fields: only where one label has one name and that name one label.
 */
export function learnLabels(fields: Iterable<{ api: string; label: string }>): Map<string, string> {
  const names = new Map<string, Set<string>>();
  const labels = new Map<string, Set<string>>();
  for (const { api, label } of fields) {
    if (label === '') continue;
    names.set(label, (names.get(label) ?? new Set()).add(api));
    labels.set(api, (labels.get(api) ?? new Set()).add(label));
  }
  const learnt = new Map<string, string>();
  for (const [label, found] of names) {
    const [api] = found;
    if (api !== undefined && found.size === 1 && labels.get(api)?.size === 1) learnt.set(label, api);
  }
  return learnt;
}
