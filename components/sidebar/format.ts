import type { Reading } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';

const DAY = 86_400_000;

const made = new Map<string, { format(value: number): string }>();

/** Each formatter once: to make one takes longer than all that is formatted with it. */
function once(name: string, make: () => { format(value: number): string }): { format(value: number): string } {
  const formatter = made.get(name) ?? make();
  made.set(name, formatter);
  return formatter;
}

/** `2026-11-24` as the person writes dates; the same text back when it is not a calendar day. */
export function formatDay(day: string, locale: string): string {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  const days = once(`day ${locale}`, () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  return days.format(time);
}

/** A number with at most one decimal, and its unit behind it; `%` and ISO 4217 codes are set as Intl sets them. */
export function formatAmount(number: number, unit: string, locale: string): string {
  // "33% won": what stands behind the sign stays behind it.
  if (unit.startsWith('%')) {
    const percents = once(
      `% ${locale}`,
      () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
    );
    return percents.format(number / 100) + unit.slice(1);
  }
  if (/^[A-Z]{3}$/.test(unit)) {
    const options = { style: 'currency', currency: unit, maximumFractionDigits: 0 } as const;
    return once(`${unit} ${locale}`, () => new Intl.NumberFormat(locale, options)).format(number);
  }
  return `${formatNumber(number, locale)} ${unit}`;
}

export function formatNumber(number: number, locale: string): string {
  return once(`number ${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })).format(number);
}

/** Whole days from the person's today to a calendar day; negative when it is past. */
export function daysUntil(day: string, now: number): number {
  const today = new Date(now);
  return Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / DAY,
  );
}

/** "closes in 12 days"; null without a close date that could be read. */
export function closing(reading: Reading | undefined, now: number, t: Translate): string | null {
  const value = reading?.value;
  if (value?.kind !== 'date' || Number.isNaN(Date.parse(value.date))) return null;
  const days = daysUntil(value.date, now);
  if (days === 0) return t('panel_closes_today');
  return days > 0 ? t('panel_closes_in', { count: days }) : t('panel_closed_ago', { count: -days });
}
