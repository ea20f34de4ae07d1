import type { DemoValue } from '../../data.ts';
import { portal } from './setting.ts';
import type { HubspotRecord, Property } from './store.ts';
import { EMPTY } from './text.ts';

/** A number typed in the portal's notation, with or without a currency sign; null when there is none in it. */
function numberIn(text: string): number | null {
  const parts = new Intl.NumberFormat(portal.locale).formatToParts(12345.6);
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const kept = text
    .replaceAll(sign('group'), '')
    .replace(sign('decimal'), '.')
    .replace(/[^-\d.]/g, '');
  return /\d/.test(kept) ? Number(kept) : null;
}

/** A date typed in the portal's order as `YYYY-MM-DD`; null when it is not one. */
function dateIn(text: string): string | null {
  const order = new Intl.DateTimeFormat(portal.locale).formatToParts(0).map((part) => part.type);
  const wanted = order.filter((type) => type === 'year' || type === 'month' || type === 'day');
  const digits = text.match(/\d+/g) ?? [];
  if (digits.length !== 3) return null;
  const part = (type: 'year' | 'month' | 'day'): string => digits[wanted.indexOf(type)] ?? '';
  return `${part('year').padStart(4, '0')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

/** What HubSpot stores when this text is typed or chosen in a property's input. */
export function valueFrom(text: string, record: HubspotRecord, { field }: Property): DemoValue {
  const typed = text.trim();
  if (typed === '' || typed === EMPTY) return null;
  const old = record.values[field.key];
  if (field.type === 'number' || field.type === 'percent') return numberIn(typed);
  if (field.type === 'date') return dateIn(typed);
  if (field.type === 'money') {
    const amount = numberIn(typed);
    const currency = old && typeof old === 'object' && 'currency' in old ? old.currency : 'EUR';
    return amount === null ? null : { amount, currency };
  }
  if (field.type === 'choice') {
    return field.choices?.find((each) => each.label[portal.language] === typed)?.key ?? typed;
  }
  return field.type === 'stage' || field.type === 'person' || field.type === 'record' || field.type === 'checkbox'
    ? (old ?? null)
    : typed;
}
