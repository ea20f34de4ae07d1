import { type DemoValue, PEOPLE, stageOf } from '../../data.ts';
import { options, portal } from './setting.ts';
import { type HubspotRecord, type Property, propertiesOf, records } from './store.ts';
import { word } from './words.tsx';

/** HubSpot's mark for a property without a value (crm.md §3.6). */
export const EMPTY = '--';

const day = new Intl.DateTimeFormat(portal.locale, {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'UTC',
});
const moment = new Intl.DateTimeFormat(portal.locale, {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'UTC',
});

export function dateText(iso: string): string {
  return day.format(new Date(`${iso}T00:00:00Z`));
}

/** "3 days ago", "Today at 4:00 PM": how HubSpot shows recent activity (crm.md §5). */
export function relativeText(iso: string): string {
  const days = Math.round((Date.parse(iso) - Date.parse(options.today)) / 86_400_000);
  return new Intl.RelativeTimeFormat(portal.locale, { numeric: 'auto' }).format(days, 'day');
}

/** "€184K": boards and totals shorten amounts (crm.md §5). */
export function shortMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat(portal.locale, { style: 'currency', currency, notation: 'compact' }).format(amount);
}

/** A value's text as HubSpot displays it in this portal's language; empty text for no value. */
export function valueText(record: HubspotRecord, { field }: Property): string {
  const value: DemoValue = record.values[field.key] ?? null;
  if (field.key === 'probability') return percentOf(record);
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return word(value ? 'yes' : 'no');
  if (typeof value === 'number') return new Intl.NumberFormat(portal.locale).format(value);
  if (typeof value === 'string') {
    if (field.key === 'lastActivity') return relativeText(value);
    if (field.type === 'date') return dateText(value);
    if (field.type === 'datetime') return moment.format(new Date(`${value}:00Z`));
    if (field.type === 'choice')
      return field.choices?.find((each) => each.key === value)?.label[portal.language] ?? value;
    return value;
  }
  if ('currency' in value) {
    return new Intl.NumberFormat(portal.locale, { style: 'currency', currency: value.currency }).format(value.amount);
  }
  if ('hubspot' in value)
    return stageOf('hubspot', record.kind, value.hubspot)?.label[portal.language] ?? value.hubspot;
  if ('person' in value) return PEOPLE.find((each) => each.key === value.person)?.name ?? '';
  if ('record' in value) return records.find((each) => each.key === value.record)?.name ?? '';
  return [value.street, value.postalCode, value.city, value.country].join(', ');
}

function percentOf(record: HubspotRecord): string {
  const stage = record.values.stage;
  if (!stage || typeof stage !== 'object' || !('hubspot' in stage)) return '';
  const percent = stageOf('hubspot', record.kind, stage.hubspot)?.probability;
  return percent === undefined ? '' : new Intl.NumberFormat(portal.locale, { style: 'percent' }).format(percent / 100);
}

/** As on the page: the value, or the mark for none. */
export function shownText(record: HubspotRecord, property: Property): string {
  const text = valueText(record, property);
  if (text !== '') return text;
  return property.field.type === 'person' ? word('noOwner') : EMPTY;
}

/** The text of one property by name; empty where the object has no such property. */
export function textOf(record: HubspotRecord, name: string): string {
  const property = propertiesOf(record.kind).find((each) => each.name === name);
  return property ? valueText(record, property) : '';
}
