import { flatDescendants } from '../dom/flat';
import { flatText } from '../dom/text';
import { foldText } from '../values';
import { NOT_VALUE } from './selectors';
import { type Shown, UNREADABLE } from './shown';

/** The order in which people write the parts; Salesforce names the inputs so in every language (crm.md §2.3). */
const COMPOUND = [
  ['salutation', 'firstName', 'middleName', 'lastName', 'suffix'],
  ['street', 'city', 'province', 'postalCode', 'country'],
  ['latitude', 'longitude'],
];

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement;

function isControl(element: Element): element is Control {
  if (element.localName === 'textarea') return true;
  if (element.localName === 'button') return element.getAttribute('role') === 'combobox';
  return element.localName === 'input' && element.getAttribute('type') !== 'hidden';
}

/** What is in the inputs of a field that is being edited: their live properties, never the markup they came with. */
export function readInput(slot: Element): Shown {
  const parts = [slot, ...flatDescendants(slot)];
  const controls = parts.filter(isControl);
  const box = controls.find((control) => control.localName === 'input' && control.type === 'checkbox');
  if (box && 'checked' in box) return { raw: String(box.checked), kind: 'boolean' };
  const editor = parts.find((part) => part.classList.contains('ql-editor'));
  if (editor) return { raw: foldText(flatText(editor, NOT_VALUE)), kind: 'text' };
  if (controls.length === 0) return UNREADABLE;
  if (controls.length === 1) return readControl(controls[0], parts);
  return readCompound(controls, parts);
}

function readCompound(controls: Control[], parts: Element[]): Shown {
  for (const names of COMPOUND) {
    if (!controls.some((control) => names.includes(control.name))) continue;
    const texts = names.flatMap((name) =>
      controls.filter((control) => control.name === name).map((control) => textIn(readControl(control, parts))),
    );
    return { raw: foldText(texts.filter((text) => text !== '').join(' ')), kind: 'text' };
  }
  // Date and time are two inputs of one field.
  const texts = controls.map((control) => textIn(readControl(control, parts)));
  if (
    controls.length === 2 &&
    parts.some((part) => part.localName === 'lightning-datetimepicker' || part.localName === 'lightning-timepicker')
  )
    return { raw: foldText(texts.join(' ')), kind: 'datetime' };
  const filled = [...new Set(texts.filter((text) => text !== ''))];
  return filled.length <= 1 && !controls.some(isSearching) ? { raw: filled[0] ?? '', kind: null } : UNREADABLE;
}

const textIn = (shown: Shown): string => ('unreadable' in shown ? '' : shown.raw);

function readControl(control: Control | undefined, parts: Element[]): Shown {
  if (!control) return UNREADABLE;
  if (control.localName === 'button') return readPicklist(control);
  if (control.getAttribute('role') === 'combobox' && control.localName === 'input') return readLookup(control, parts);
  const dated = parts.some((part) => part.localName === 'lightning-datepicker');
  return { raw: foldText(control.value), kind: dated ? 'date' : null };
}

/** `data-value` is the label that is shown, also that of the empty choice: `--None--`, `--なし--` (crm.md §2.3). */
function readPicklist(button: Control): Shown {
  const label = foldText(button.getAttribute('data-value') ?? '');
  return { raw: /^[-–—]{2}.*[-–—]{2}$/.test(label) ? '' : label, kind: 'choice' };
}

/** A chosen record fills the input and locks it, or stands in a pill; else the input is a search box. */
function readLookup(input: Control, parts: Element[]): Shown {
  const pill = parts.find((part) => part.matches('.slds-pill__label'));
  if (pill) return reference(foldText(flatText(pill, NOT_VALUE)));
  const chosen =
    input.hasAttribute('readonly') ||
    input.classList.contains('slds-combobox__input-value') ||
    parts.some((part) => part.matches('.slds-has-selection, [data-clear-selection-button]'));
  const value = foldText(input.getAttribute('data-value') ?? '');
  if (value !== '') return reference(value);
  if (chosen) return reference(foldText(input.value !== '' ? input.value : (input.getAttribute('placeholder') ?? '')));
  return isSearching(input) ? UNREADABLE : { raw: '', kind: 'reference' };
}

/** Text typed to search for a record is no value of the field. */
const isSearching = (control: Control): boolean =>
  control.localName === 'input' && control.getAttribute('role') === 'combobox' && control.value !== '';

function reference(name: string): Shown {
  return name === '' ? { raw: '', kind: 'reference' } : { raw: name, kind: 'reference', link: { name } };
}
