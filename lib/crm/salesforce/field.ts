import { flatClosest, flatDescendants, flatFind } from '../dom/flat';
import { flatText } from '../dom/text';
import { foldText } from '../values';
import { readInput } from './input';
import { readOutput } from './output';
import { EDITABLE, FIELD_LABEL, FIELD_VALUE, INPUT, LOADING, NOT_VALUE, OUTPUT } from './selectors';
import { type Shown, UNREADABLE } from './shown';

const HOOK = /^sfdc:RecordField\.([A-Za-z]\w*)\.([A-Za-z][\w.]*)$/;

/** One field of the page, as it shows itself. */
export interface SeenField {
  hook: Element;
  object: string;
  /** API name of the field: `StageName`, `ns__Score__c`, `Account.Name`. */
  api: string;
  label: string;
  shown: Shown;
  via: 'field' | 'dynamic-field' | 'input';
}

/** Object and field that a hook names, or null where it names none. */
export function namesOf(hook: Element): { object: string; api: string } | null {
  const match = HOOK.exec(hook.getAttribute('data-target-selection-name') ?? '');
  return match?.[1] && match[2] ? { object: match[1], api: match[2] } : null;
}

/** Reads the field around a hook. One walk through the hook's own small subtree; nothing outside but the label's carrier. */
export function readField(hook: Element, object: string, api: string): SeenField {
  let output: Element | null = null;
  let input: Element | null = null;
  let value: Element | null = null;
  let label: Element | null = null;
  let dynamic = false;
  for (const part of flatDescendants(hook)) {
    if (part.localName === 'slot') {
      dynamic ||= part.getAttribute('name') === 'output' || part.getAttribute('name') === 'input';
      continue;
    }
    if (!output && part.matches(OUTPUT)) output = part;
    else if (!input && part.matches(INPUT)) input = part;
    if (!value && part.matches(FIELD_VALUE)) value = part;
    if (!label && part.matches(FIELD_LABEL)) label = part;
  }
  const slot = (input ?? output)?.getAttribute('slot');
  dynamic = slot === 'output' || slot === 'input' || (slot == null && dynamic);
  // Layouts without slots (crm.md §2.3c): the value element alone, which may hold the form.
  if (!input && !output && value && flatFind(value, EDITABLE)) input = value;
  return {
    hook,
    object,
    api,
    label: labelOf(hook, label),
    shown: input ? readInput(input) : output ? readOutput(output) : readBare(value),
    via: input ? 'input' : dynamic ? 'dynamic-field' : 'field',
  };
}

/** The localised label: the item's attribute stays in edit mode, where the visible text moves away (crm.md §0.8). */
function labelOf(hook: Element, label: Element | null): string {
  const item = flatClosest(hook, '[field-label]');
  const stated = foldText(item?.getAttribute('field-label') ?? '');
  return stated !== '' ? stated : label ? foldText(flatText(label, NOT_VALUE)) : '';
}

/** A value element without a slot shows its text; an empty one may not have been rendered. */
function readBare(value: Element | null): Shown {
  if (!value || value.matches(LOADING)) return UNREADABLE;
  const shown = readOutput(value);
  return 'unreadable' in shown || shown.raw !== '' ? shown : UNREADABLE;
}
