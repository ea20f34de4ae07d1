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

/** The names that the header shows: one, unless the page is half drawn. */
export function headerNames(found: Scan): string[] {
  const primary = texts(found.primary, NOT_VALUE);
  return primary.length > 0 ? primary : texts(found.titles, `${NOT_VALUE}, ${ENTITY_LABEL}`);
}

function texts(elements: Element[], skip: string): string[] {
  const shown = elements.length > 1 ? elements.filter(isShown) : elements;
  const read = (shown.length > 0 ? shown : elements).map((element) => foldText(flatText(element, skip)));
  return [...new Set(read.filter((text) => text !== ''))];
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
