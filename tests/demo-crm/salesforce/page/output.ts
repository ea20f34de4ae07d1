import type { Address, DemoRecord } from '../../data.ts';
import { config } from './config.ts';
import { closed, el } from './dom.ts';
import { dateText, dateTimeText, isMoney, moneyText } from './format.ts';
import type { LayoutField } from './layout.ts';
import { assign, lightning } from './lightning.ts';
import { lookup, ownerLookup, type Shown, type Target } from './lookup.ts';
import { apiName, choiceText, fieldValue, personOf, recordPath, targetOf } from './org.ts';
import { word } from './words.ts';

/** A field in read mode (crm.md §2.3): the right component of Salesforce's around the record's value. */
export function output(record: DemoRecord, field: LayoutField): Shown {
  const held = (): ReturnType<typeof fieldValue> => fieldValue(record, field);
  const text = (): string => {
    const value = held();
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const person = (): Target | null => {
    const found = personOf(held());
    return found ? { name: found.name, path: `/lightning/r/User/${found.salesforceId}/view` } : null;
  };

  switch (field.type) {
    case 'text':
    case 'long':
      return plain(text);
    case 'picklist':
      return plain(() => choiceText(record, field));
    case 'date':
      return plain(() => (text() ? dateText(text()) : ''));
    case 'datetime':
      return component('lightning-formatted-date-time', () => ({
        value: text() ? `${text()}:00Z` : undefined,
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: 'UTC',
      }));
    case 'stage':
      return around(
        'sfa-output-stage-name',
        plain(() => choiceText(record, field)),
      );
    case 'forecast':
      return around(
        'sfa-output-forecast-category',
        plain(() => choiceText(record, field)),
      );
    case 'opportunityAmount':
      return around(
        'sfa-output-opportunity-amount',
        plain(() => {
          const value = held();
          return isMoney(value) ? moneyText(value.amount, value.currency) : '';
        }),
      );
    case 'money':
      return component('lightning-formatted-number', () => {
        const value = held();
        return {
          value: isMoney(value) ? value.amount : null,
          formatStyle: 'currency',
          currencyCode: isMoney(value) ? value.currency : 'EUR',
          currencyDisplayAs: 'code',
        };
      });
    case 'percent':
      return component('lightning-formatted-number', () => ({ value: held(), formatStyle: 'percent-fixed' }));
    case 'number':
      return component('lightning-formatted-number', () => ({ value: held() }));
    case 'checkbox':
      return component('lightning-input', () => ({
        type: 'checkbox',
        checked: held() === true,
        disabled: true,
        variant: 'label-hidden',
        label: '',
      }));
    case 'lookup':
      return lookup(() => {
        const target = targetOf(held());
        return target ? { name: target.name, path: recordPath(target) } : null;
      });
    case 'owner':
      return ownerLookup(person);
    case 'name':
      return component('lightning-formatted-name', () => nameParts(record));
    case 'address':
      return component('lightning-formatted-address', () => addressParts(held()));
    case 'email':
      return email(record, text);
    case 'phone': {
      const number = component('lightning-formatted-phone', () => ({ value: text() }));
      return record.kind === 'lead' ? number : around('records-output-phone', number);
    }
    case 'url':
      return component('lightning-formatted-url', () => ({
        value: text() ? `https://${text()}` : '',
        label: text(),
        target: '_blank',
      }));
    case 'location':
      // The component complains about a place without coordinates.
      if (!text()) return plain(text);
      return component('lightning-formatted-location', () => {
        const [latitude, longitude] = text() ? text().split(' ').map(Number) : [];
        return { latitude, longitude };
      });
    case 'rich':
      return component('lightning-formatted-rich-text', () => ({ value: text() }));
    case 'formula':
      return around(
        'records-formula-output',
        around(
          'formula-output-formula-html',
          component('lightning-formatted-rich-text', () => ({ value: text() })),
        ),
      );
    case 'modstamp':
      return modstamp(record, field);
    case 'recordType':
      return recordType(text);
  }
}

function component(tag: string, properties: () => object): Shown {
  const element = lightning(tag, properties());
  return { element, update: () => assign(element, properties()) };
}

const plain = (text: () => string): Shown => component('lightning-formatted-text', () => ({ value: text() }));

function around(tag: string, inner: Shown): Shown {
  return { element: closed(tag, {}, inner.element), update: inner.update };
}

/** First and last name of a contact or lead. */
export function nameParts(record: DemoRecord): { firstName: string; lastName: string } {
  const [first = '', ...rest] = record.name.split(' ');
  return { firstName: first, lastName: rest.join(' ') };
}

/** Properties of the address components; empty strings for an empty address. */
export function addressParts(value: ReturnType<typeof fieldValue>): Address & { province: string } {
  const parts = typeof value === 'object' && value !== null && 'street' in value ? value : null;
  const state = parts?.state ?? '';
  return {
    street: parts?.street ?? '',
    city: parts?.city ?? '',
    postalCode: parts?.postalCode ?? '',
    country: parts?.country ?? '',
    state,
    province: state,
  };
}

/** Objects whose mail is written in Salesforce have a wrapper of their own around the address; leads here have none. */
function email(record: DemoRecord, text: () => string): Shown {
  const address = component('lightning-formatted-email', () => ({ value: text(), hideIcon: true }));
  if (record.kind === 'lead') return address;
  const wrapper = around('emailui-formatted-email-wrapper', address);
  return around(`emailui-formatted-email-${apiName(record).toLowerCase()}`, wrapper);
}

/** "Name , 2026/09/14 9:42": a lookup and a time. The last change was made by a user without a page of its own. */
function modstamp(record: DemoRecord, field: LayoutField): Shown {
  const who = lookup(() => {
    if (field.api === 'LastModifiedById') return { name: 'Integration User', path: null };
    const person = personOf(record.values.owner ?? { person: 'mara' });
    return person ? { name: person.name, path: `/lightning/r/User/${person.salesforceId}/view` } : null;
  });
  const when = plain(() => {
    const value = fieldValue(record, field);
    return typeof value === 'string' ? dateTimeText(value) : '';
  });
  const element = closed(
    'records-modstamp',
    {},
    el('div', { class: 'slds-grid demo-modstamp' }, who.element, el('span', {}, ', '), when.element),
  );
  return { element, update: when.update };
}

function recordType(text: () => string): Shown {
  const name = el('span', {}, text());
  const button = lightning('lightning-button-icon', {
    iconName: 'utility:change_record_type',
    variant: 'bare',
    alternativeText: word('changeRecordType'),
    title: word('changeRecordType'),
  });
  const element = closed(
    'records-record-type',
    { lang: config.language },
    el('div', { class: 'slds-grid' }, el('div', { class: 'recordTypeName slds-grow slds-truncate' }, name), button),
  );
  return {
    element,
    update() {
      name.textContent = text();
    },
  };
}
