import type { Translate } from '../../../lib/i18n/translate';

/** A calendar day in full: "24 Nov 2026". What is no day is given as it stands. */
export function dayText(day: string, t: Translate): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at).toLocaleDateString(t.locale, { dateStyle: 'medium', timeZone: 'UTC' });
}

/** How far a day is from today: "today", "in 3 days", "2 weeks ago". */
export function dayWord(day: string, today: string, t: Translate): string {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  if (Number.isNaN(days)) return day;
  const words = new Intl.RelativeTimeFormat(t.locale, { numeric: 'auto' });
  return Math.abs(days) < 14 ? words.format(days, 'day') : words.format(Math.round(days / 7), 'week');
}

/** Whole days between two moments. */
export const daysBetween = (from: number, to: number): number => Math.floor((to - from) / 86_400_000);
