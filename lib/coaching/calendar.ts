import { type Now, OWN_ZONE } from './advice';

/** The person's clock on the wall, as day number and as the texts that typed readings use. */
export interface LocalNow {
  /** Days since 1970-01-01. */
  day: number;
  /** `YYYY-MM-DD`. */
  date: string;
  /** `YYYY-MM-DDTHH:mm`. */
  datetime: string;
}

const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and a person has one zone. An unknown zone counts as UTC. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = makeClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

function makeClock(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', { ...options, timeZone: 'UTC' });
  }
}

/** What clock and calendar show a person in `now.timeZone`. */
export function localNow(now: Now): LocalNow {
  if (now.timeZone === OWN_ZONE) return ownNow(new Date(now.at));
  const part: { [type: string]: string } = {};
  for (const { type, value } of clockIn(now.timeZone).formatToParts(now.at)) part[type] = value;
  const date = `${part.year}-${part.month}-${part.day}`;
  return { day: dayNumber(date), date, datetime: `${date}T${part.hour}:${part.minute}` };
}

function ownNow(at: Date): LocalNow {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return { day: dayNumber(date), date, datetime: `${date}T${two(at.getHours())}:${two(at.getMinutes())}` };
}

/** Days since 1970-01-01 of `YYYY-MM-DD`, or of the date at the start of `YYYY-MM-DDTHH:mm`; NaN for a day that does not exist. */
export function dayNumber(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(text);
  if (!match) return Number.NaN;
  const month = Number(match[2]) - 1;
  const day = Number(match[3]);
  const at = Date.UTC(Number(match[1]), month, day);
  // A day beyond the month's last would be one of the next month.
  const read = new Date(at);
  return read.getUTCMonth() === month && read.getUTCDate() === day ? at / DAY : Number.NaN;
}
