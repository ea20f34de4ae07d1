/** Which comes first in `3/4/2027`: the day or the month. */
export type DayOrder = 'dmy' | 'mdy';

/** Midnight, as spreadsheets add it to a day. */
const TIME = /[T ](?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?AM)Z?$/i;

/**
 * The day (`YYYY-MM-DD`) in a cell, or null: `2027-06-30` (also with midnight behind it), `30.6.2027`, `2027/6/30`, and
 * `30/6/2027` or `6/30/2027` by `order`. A year of two digits is not guessed.
 */
export function dayFrom(cell: string, order: DayOrder): string | null {
  const text = cell.trim().replace(TIME, '');
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const [, one, mark, other, year] = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text) ?? [];
  return mark === '.' || order === 'dmy' ? day(year, other, one) : day(year, one, other);
}

/** The order that a cell can only be read in; undefined where it could be either, or says it by itself. */
export function provenOrder(cell: string): DayOrder | undefined {
  if (!isSlashed(cell)) return undefined;
  const [dmy, mdy] = [dayFrom(cell, 'dmy'), dayFrom(cell, 'mdy')];
  if (dmy === mdy || (dmy !== null && mdy !== null)) return undefined;
  return dmy === null ? 'mdy' : 'dmy';
}

/** Whether the two orders give two different days. */
export function isAmbiguousDay(cell: string): boolean {
  const [dmy, mdy] = [dayFrom(cell, 'dmy'), dayFrom(cell, 'mdy')];
  return dmy !== null && mdy !== null && dmy !== mdy;
}

const isSlashed = (cell: string): boolean => /^\d{1,2}[/-]/.test(cell.trim());

function day(year = '', month = '', date = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null;
}
