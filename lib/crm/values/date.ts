import type { DateOrder, Doubt, Value } from '../record';
import { isRelative, isWeekday, monthOf } from './calendar';
import { plain } from './fold';
import type { ParseHints } from './hints';

interface Day {
  year: number;
  month: number;
  day: number;
}

/** What stands at the start of a text: a day and what follows it, or why not. */
type Found = { day: Day; rest: string } | { doubt: Doubt } | null;

const two = (number: number): string => String(number).padStart(2, '0');
const isoOf = ({ year, month, day }: Day): string => `${year}-${two(month)}-${two(day)}`;

/** Years outside are typing errors or other calendars (2569 is Buddhist, 1447 Islamic): no value is better. */
function isDay({ year, month, day }: Day): boolean {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const yearOf = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);

/**
 * Two numbers before a year. What the calendar allows in one order only is that day. Dots are day first in every locale
 * of CLDR 48 that puts the year last, and no locale there writes the month first with anything but a slash. Otherwise
 * only a hint decides: the language of the page does not (crm.md §5: never guess when both are 12 or less).
 */
function ordered(first: number, second: number, year: number, mark: string, order: DateOrder | undefined): Found {
  const dayFirst = { year, month: second, day: first };
  const monthFirst = { year, month: first, day: second };
  const fits = [dayFirst, monthFirst].filter(isDay);
  const [only] = fits;
  if (!only) return null;
  if (fits.length === 1 || first === second) return { day: only, rest: '' };
  if (mark === '.') return { day: dayFirst, rest: '' };
  if (order === 'dmy') return { day: dayFirst, rest: '' };
  if (order === 'mdy') return { day: monthFirst, rest: '' };
  return { doubt: 'date-order' };
}

const YEAR_FIRST = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)[日.]?/;
const YEAR_LAST = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;
const WORD = "(\\p{L}[\\p{L}\\p{M}'’]*)\\.?";
const DAY = '(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª)?';
const DAY_MONTH = new RegExp(`^${DAY}[\\s/-]+(?:de )?${WORD}[\\s/,-]+(?:del? )?(\\d{4}|\\d{2})(?!\\d)`, 'u');
const MONTH_DAY = new RegExp(`^${WORD}[\\s-]+${DAY},?\\s+(\\d{4})(?!\\d)`, 'u');

function dayAtStart(text: string, hints: ParseHints): Found {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const day = { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
    return isDay(day) ? { day, rest: text.slice(yearFirst[0].length) } : null;
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [whole, first, mark = '', second, year = ''] = yearLast;
    const found = ordered(Number(first), Number(second), yearOf(year), mark, hints.dateOrder);
    return found && 'day' in found ? { day: found.day, rest: text.slice(whole.length) } : found;
  }
  for (const [pattern, dayAt, monthAt] of [
    [DAY_MONTH, 1, 2],
    [MONTH_DAY, 2, 1],
  ] as const) {
    const match = pattern.exec(text);
    const month = match && monthOf(match[monthAt] ?? '', hints.locale);
    if (!match || !month) continue;
    const day = { year: yearOf(match[3] ?? ''), month, day: Number(match[dayAt]) };
    return isDay(day) ? { day, rest: text.slice(match[0].length) } : null;
  }
  return null;
}

/** A weekday may stand before the date, with a comma or not. */
function findDay(text: string, hints: ParseHints): Found {
  const found = dayAtStart(text, hints);
  if (found) return found;
  const weekday = /^([\p{L}\p{M}-]+)\.?,?\s+/u.exec(text);
  return weekday && isWeekday(weekday[1] ?? '', hints.locale) ? dayAtStart(text.slice(weekday[0].length), hints) : null;
}

const ZONE = /\s*\(?\b(?:GMT|UTC)(?:\s?[-+]\s?\d{1,2}(?::?\d{2})?)?\b\)?/;
/** What languages put between date and time, a weekday in Japanese, and the `T` of ISO 8601. */
const BETWEEN = /^(?:.曜日|\(.\))?[\s,]*(?:(?:at|um|à|às|as|a las|a la|kl\.?|de|@|T|-|·)(?=[\s\d]))?\s*/;
const TIME =
  /^(午前|午後)?\s?(\d{1,2})(?:(\s?h\s?|時|:|\.(?=\d{2}))(\d{2})?)?(?:[:.分](\d{2})?(?:\.\d+)?秒?)?\s?([ap])?(?:(?<=[ap])\.?\s?m\b\.?)?/i;

/** `HH:mm`, '' where the text ends after the date, null where what follows is no time. */
function timeOf(text: string): string | null {
  const rest = text.replace(ZONE, '').replace(BETWEEN, '');
  if (rest.trim() === '') return '';
  const match = TIME.exec(rest);
  if (!match || /\d/.test(rest.slice(match[0].length))) return null;
  const [, eastern, hours = '', mark, minutes, , letter] = match;
  const half = eastern ? (eastern === '午後' ? 'p' : 'a') : letter?.toLowerCase();
  if (!half && !(mark && (minutes || /[h時]/.test(mark)))) return null;
  let hour = Number(hours);
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  const minute = Number(minutes ?? 0);
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null;
}

/**
 * A calendar day, or a wall-clock time without its zone. A time that is shown beside a date that was asked for is left
 * out; where only the day is shown of a time that was asked for, the answer is the day. Two-digit years are 1970–2069.
 * Days told from now stay raw, since nobody knows when the page wrote them.
 */
export function parseDate(
  raw: string,
  expected: 'date' | 'datetime',
  hints: ParseHints,
): { value: Value | null; doubt?: Doubt } {
  const text = plain(raw);
  const found = findDay(text, hints);
  if (!found) return isRelative(text, hints.locale) ? { value: null, doubt: 'relative-date' } : { value: null };
  if ('doubt' in found) return { value: null, doubt: found.doubt };
  const time = timeOf(found.rest);
  if (time === null) return { value: null };
  const date = isoOf(found.day);
  if (expected === 'date' || time === '') return { value: { kind: 'date', date } };
  return { value: { kind: 'datetime', datetime: `${date}T${time}` } };
}
