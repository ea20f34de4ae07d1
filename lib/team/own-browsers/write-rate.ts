/**
 * What was written to the area lately. The browser takes 120 writes a minute and 1,800 an hour, and counts in windows that begin
 * when it likes; less than half in windows of our own stays under both wherever its windows begin.
 */
export interface Spent {
  minuteFrom: number;
  minute: number;
  hourFrom: number;
  hour: number;
}

export const NOTHING_SPENT: Spent = { minuteFrom: 0, minute: 0, hourFrom: 0, hour: 0 };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const A_MINUTE = 55;
const AN_HOUR = 850;

/** Counts `writes` that are about to be done. Null where that would be too many: then `freeAt` says when to come back. */
export function spend(spent: Spent, writes: number, now: number): Spent | null {
  const minute = inWindow(spent.minuteFrom, spent.minute, MINUTE, now);
  const hour = inWindow(spent.hourFrom, spent.hour, HOUR, now);
  if (minute.count + writes > A_MINUTE || hour.count + writes > AN_HOUR) return null;
  return {
    minuteFrom: minute.from,
    minute: minute.count + writes,
    hourFrom: hour.from,
    hour: hour.count + writes,
  };
}

/** When the window that is full ends. */
export function freeAt(spent: Spent, writes: number, now: number): number {
  const hour = inWindow(spent.hourFrom, spent.hour, HOUR, now);
  if (hour.count + writes > AN_HOUR) return hour.from + HOUR;
  return inWindow(spent.minuteFrom, spent.minute, MINUTE, now).from + MINUTE;
}

/** A window that began in the future began by a clock that was set back since: it begins now, with what was written. */
function inWindow(from: number, count: number, length: number, now: number): { from: number; count: number } {
  if (from > now) return { from: now, count };
  return now - from < length ? { from, count } : { from: now, count: 0 };
}

const SOONEST = MINUTE;
const LATEST = HOUR;

/** When to try again after the browser refused a write, `failures` times in a row. */
export function tryAgainAt(failures: number, now: number): number {
  return now + Math.min(LATEST, SOONEST * 2 ** Math.min(failures - 1, 10));
}
