import type { DateOrder } from '../record';
import { plain } from './fold';

const NUMERIC = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /^\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)/;

/**
 * The order of the numeric date that a text begins with, or null where it begins with none or fits several: a part above 12
 * must be the day, a part of four digits or above 31 the year.
 */
export function orderOfDate(text: string): DateOrder | null {
  const date = plain(text);
  if (YEAR_FIRST.test(date)) return 'ymd';
  const [, one, , other] = NUMERIC.exec(date) ?? [];
  const [first, second] = [Number(one), Number(other)];
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'dmy';
  return second > 12 && second <= 31 && first >= 1 && first <= 12 ? 'mdy' : null;
}
