import type { Clues, DateOrder } from '../record';
import { monthOf } from './calendar';
import { plain } from './fold';

/** What the page says about how this person's values are written. */
export interface ParseHints {
  /** BCP 47, or '' where the page does not say. */
  locale: string;
  dateOrder?: DateOrder;
  /** ISO 4217: the currency of amounts that show none, or only a shared symbol. */
  currency?: string;
}

/**
 * The order that a sample date shows, or null where it fits several: a part above 12 must be the day, a part of four
 * digits or above 31 the year. Text around the date ("Format: 12/31/2024") is passed over. Salesforce prints the sample
 * 31 Dec 2024 under its date inputs (crm.md §2.3).
 */
export function orderOfSample(text: string, locale: string): DateOrder | null {
  const sample = plain(text);
  if (/(?<!\d)\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)/.test(sample)) return 'ymd';
  const numeric = /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?!\d)/.exec(sample);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'dmy';
    if (second > 12 && second <= 31 && first >= 1 && first <= 12) return 'mdy';
    return null;
  }
  const dayFirst = /(?<!\d)\d{1,2}[\s.-]+(?:de )?(\p{L}+)/u.exec(sample)?.[1];
  if (dayFirst && monthOf(dayFirst, locale)) return 'dmy';
  const monthFirst = /(\p{L}+)\.? \d{1,2}(?!\d)/u.exec(sample)?.[1];
  return monthFirst && monthOf(monthFirst, locale) ? 'mdy' : null;
}

/** What the clues of a page come to: its sample counts most, then the dates that agree, then `fallback`. */
export function hintsOf({ locale, sample, dateOrder }: Clues, fallback: DateOrder | null): ParseHints {
  const order = (sample === undefined ? null : orderOfSample(sample, locale)) ?? dateOrder ?? fallback;
  return order ? { locale, dateOrder: order } : { locale };
}
