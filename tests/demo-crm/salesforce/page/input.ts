import type { DemoRecord, DemoValue } from '../../data.ts';
import { closed, el } from './dom.ts';
import { isMoney } from './format.ts';
import type { LayoutField } from './layout.ts';
import { assign, lightning, property } from './lightning.ts';
import { fieldValue, optionsOf, stageOf, targetOf } from './org.ts';
import { addressParts, nameParts } from './output.ts';
import { local, word } from './words.ts';

/** A field in edit mode: the live value is a property of the input (crm.md §2.3, "Inputs"). */
export interface Editor {
  element: HTMLElement;
  /** What the input holds now. */
  read(): DemoValue;
  /** Types a value into it, as a person would. */
  write(value: DemoValue): void;
}

/** The editor of a field, or null for one that is shown as text even while the record is edited. */
export function editor(record: DemoRecord, field: LayoutField): Editor | null {
  if (field.readOnly) return null;
  switch (field.type) {
    case 'text':
    case 'phone':
    case 'email':
    case 'url':
      return textInput(record, field, field.type === 'phone' ? 'tel' : field.type === 'email' ? 'email' : 'text');
    case 'money':
    case 'opportunityAmount':
      return numberInput(record, field, { formatter: 'decimal', step: '0.01' });
    case 'percent':
      return numberInput(record, field, { formatter: 'percent-fixed', step: '1' });
    case 'number':
      return numberInput(record, field, { step: 'any' });
    case 'date':
      return textInput(record, field, 'date');
    case 'checkbox':
      return checkbox(record, field);
    case 'picklist':
      return picklist(record, field);
    case 'stage':
      return wrapped('sfa-input-stage-name', picklist(record, field));
    case 'forecast':
      return wrapped('sfa-input-forecast-category', picklist(record, field));
    case 'lookup':
      return lookupInput(record, field);
    case 'long':
    case 'rich':
      return textArea(record, field);
    case 'name':
      return nameInput(record, field);
    case 'address':
      return addressInput(record, field);
    default:
      return null;
  }
}

function wrapped(tag: string, inner: Editor): Editor {
  return { ...inner, element: closed(tag, {}, inner.element) };
}

function common(field: LayoutField): object {
  return { name: field.api, label: local(field.label), required: field.required };
}

const typed = (element: HTMLElement, name: string, value: unknown): void => assign(element, { [name]: value });

function textInput(record: DemoRecord, field: LayoutField, type: string): Editor {
  const value = fieldValue(record, field);
  const input = lightning('lightning-input', {
    ...common(field),
    type,
    dateStyle: 'short',
    value: typeof value === 'string' ? value : '',
  });
  return {
    element: closed('records-record-layout-base-input', {}, input),
    read: () => {
      const now = property(input, 'value');
      return typeof now === 'string' && now !== '' ? now : null;
    },
    write: (next) => typed(input, 'value', next ?? ''),
  };
}

function numberInput(record: DemoRecord, field: LayoutField, how: object): Editor {
  const value = fieldValue(record, field);
  const currency = isMoney(value) ? value.currency : 'EUR';
  const amount = isMoney(value) ? value.amount : value;
  const input = lightning('lightning-input', {
    ...common(field),
    type: 'number',
    ...how,
    value: typeof amount === 'number' ? amount : '',
  });
  const money = field.type === 'money' || field.type === 'opportunityAmount';
  return {
    element: closed('records-record-layout-base-input', {}, input),
    read() {
      const now = property(input, 'value');
      if (now === '' || now === null || now === undefined) return null;
      return money ? { amount: Number(now), currency } : Number(now);
    },
    write: (next) => typed(input, 'value', isMoney(next) ? next.amount : (next ?? '')),
  };
}

function checkbox(record: DemoRecord, field: LayoutField): Editor {
  const input = lightning('lightning-input', {
    ...common(field),
    type: 'checkbox',
    checked: fieldValue(record, field) === true,
  });
  return {
    element: closed('records-record-layout-checkbox', {}, input),
    read: () => property(input, 'checked') === true,
    write: (next) => typed(input, 'checked', next === true),
  };
}

function picklist(record: DemoRecord, field: LayoutField): Editor {
  const held = field.key === 'stage' ? stageOf(record) : fieldValue(record, field);
  const combobox = lightning('lightning-combobox', {
    ...common(field),
    options: optionsOf(record, field),
    value: typeof held === 'string' ? held : '',
    placeholder: word('none'),
  });
  combobox.addEventListener('change', (event) => {
    if (event instanceof CustomEvent) assign(combobox, { value: event.detail.value });
  });
  const element = closed(
    'records-record-picklist',
    {},
    closed('records-form-picklist', {}, closed('lightning-picklist', {}, combobox)),
  );
  return {
    element,
    read() {
      const now = property(combobox, 'value');
      return typeof now === 'string' && now !== '' ? now : null;
    },
    write: (next) => typed(combobox, 'value', next ?? ''),
  };
}

/** The lookup's chosen record stands in the placeholder and `data-value` of an input without a name. */
function lookupInput(record: DemoRecord, field: LayoutField): Editor {
  let value = fieldValue(record, field);
  const input = el('input', {
    type: 'text',
    class: 'slds-input slds-combobox__input',
    role: 'combobox',
    autocomplete: 'off',
    'aria-label': local(field.label),
  });
  const show = (): void => {
    const name = targetOf(value)?.name ?? '';
    input.setAttribute('placeholder', name || word('search'));
    if (name) input.setAttribute('data-value', name);
    else input.removeAttribute('data-value');
  };
  show();
  const label = el('label', { class: 'slds-form-element__label' }, local(field.label));
  const box = closed(
    'lightning-grouped-combobox',
    {},
    el(
      'div',
      { class: 'slds-combobox_container' },
      closed('lightning-base-combobox', {}, el('div', { class: 'slds-form-element__control' }, input)),
    ),
  );
  return {
    element: closed('records-record-layout-lookup', {}, closed('lightning-lookup', {}, label, box)),
    read: () => value,
    write(next) {
      value = next;
      show();
    },
  };
}

function textArea(record: DemoRecord, field: LayoutField): Editor {
  const value = fieldValue(record, field);
  const area = lightning('lightning-textarea', {
    label: local(field.label),
    value: typeof value === 'string' ? value : '',
  });
  return {
    element: closed(`records-record-layout-${field.type === 'rich' ? 'rich-text' : 'text-area'}`, {}, area),
    read() {
      const now = property(area, 'value');
      return typeof now === 'string' && now !== '' ? now : null;
    },
    write: (next) => typed(area, 'value', next ?? ''),
  };
}

function nameInput(record: DemoRecord, field: LayoutField): Editor {
  const input = lightning('lightning-input-name', { label: local(field.label), ...nameParts(record) });
  return {
    element: closed('records-record-layout-input-name', {}, input),
    read: () => [property(input, 'firstName'), property(input, 'lastName')].filter(Boolean).join(' ') || null,
    write(next) {
      const [firstName = '', ...rest] = typeof next === 'string' ? next.split(' ') : [];
      assign(input, { firstName, lastName: rest.join(' ') });
    },
  };
}

function addressInput(record: DemoRecord, field: LayoutField): Editor {
  const input = lightning('lightning-input-address', {
    addressLabel: local(field.label),
    ...addressParts(fieldValue(record, field)),
  });
  const part = (name: string): string => String(property(input, name) ?? '');
  return {
    element: closed('records-record-layout-input-address', {}, input),
    read: () => ({
      street: part('street'),
      city: part('city'),
      postalCode: part('postalCode'),
      state: part('province'),
      country: part('country'),
    }),
    write: (next) => assign(input, addressParts(next)),
  };
}
