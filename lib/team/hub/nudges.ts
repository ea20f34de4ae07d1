import { type QuietHours, WEEKDAYS, type Weekday } from '../policy/policy';
import type { Nudge, NudgeWord } from './contract';

/**
 * Which nudges a person is shown, and when. A nudge is new until it was shown once; whether it is shown then is decided here:
 * by quiet hours, by how many were shown today, and by its last day. Once shown it stays in a short list until it is answered.
 */

/** What somebody said of a nudge, for who sent it. */
export interface NudgeAnswer {
  nudge: string;
  person: string;
  word: NudgeWord;
  /** Milliseconds since the epoch by their clock. */
  at: number;
}

/** A nudge as this browser keeps it. */
export interface KeptNudge extends Nudge {
  /** When it came here or was sent from here, milliseconds since the epoch by this computer's clock. */
  came?: number;
  /** When it was shown here; missing: never. */
  shown?: number;
  /** What this person answered. */
  word?: 'done' | 'dismissed';
  /** What became of it, for who sent it: of each person the last word. */
  answers?: NudgeAnswer[];
  /** This person's own, and not in the hub yet. */
  unsent?: true;
  /** Words to its sender that are not in the hub yet. */
  untold?: NudgeAnswer[];
  /** Why the hub will never take it. */
  refused?: string;
}

/** Whose panel it is, and what it shows. */
export interface Viewer {
  /** `Person.id`. */
  person: string;
  /** `recordKey`; null: no record. */
  record: string | null;
  place: { process: string; stage: string } | null;
  /** Milliseconds since the epoch. */
  now: number;
  /** IANA zone; undefined: this computer's. */
  timeZone?: string | undefined;
  /** Of the person and of the organization: all of them hold, so that the stricter one decides. */
  limits: readonly QuietHours[];
}

/** Nothing is held back. */
export const NO_QUIET_HOURS: QuietHours = { hours: null, days: [], mostPerDay: null };

/** How many are listed at a time. */
export const MOST_LISTED = 5;

/**
 * What to show now, the newest first, at most `MOST_LISTED`. New ones are among it only as far as the limits allow; `waiting`:
 * how many are held back by them.
 */
export function nudgesNow(kept: readonly KeptNudge[], viewer: Viewer): { list: KeptNudge[]; waiting: number } {
  const mine = kept.filter((nudge) => concerns(nudge, viewer) && isAlive(nudge, viewer)).sort(newestFirst);
  const fresh = mine.filter(({ shown }) => shown === undefined);
  const room = roomFor(kept, viewer);
  // Those that came first are shown first, so that none waits for ever.
  const allowed = new Set(fresh.slice(Math.max(0, fresh.length - room)));
  const list = mine.filter((nudge) => nudge.shown !== undefined || allowed.has(nudge)).slice(0, MOST_LISTED);
  return { list, waiting: fresh.length - allowed.size };
}

/** Whether it is meant for this person, here. One's own is never shown to oneself. */
function concerns({ author, to }: Nudge, { person, record, place }: Viewer): boolean {
  if (author === person) return false;
  if (to.kind === 'person') return to.person === person;
  if (to.kind === 'record') return to.record === record;
  return place !== null && to.process === place.process && to.stage === place.stage;
}

const isAlive = ({ word, until }: KeptNudge, { now }: Viewer): boolean =>
  word === undefined && (until === null || until > now);

/** How many new ones may be shown now. */
function roomFor(kept: readonly KeptNudge[], { now, timeZone, limits }: Viewer): number {
  if (limits.some((one) => isQuiet(one, now, timeZone))) return 0;
  const caps = limits.flatMap(({ mostPerDay }) => mostPerDay ?? []);
  if (caps.length === 0) return Number.POSITIVE_INFINITY;
  const today = wallClock(now, timeZone).day;
  const shown = kept.filter((one) => one.shown !== undefined && wallClock(one.shown, timeZone).day === today).length;
  return Math.max(0, Math.min(...caps) - shown);
}

/** By when they came: what the sender's clock says may be wrong. */
const newestFirst = (one: KeptNudge, other: KeptNudge): number =>
  (other.came ?? other.at) - (one.came ?? one.at) || (one.id < other.id ? -1 : 1);

/**
 * Whether a moment lies in quiet hours or on a quiet day. They go by the clock on the wall, so that a change to summer time
 * moves nothing. Hours whose end is not after their beginning go on past midnight; where both are the same, round the clock.
 */
export function isQuiet({ hours, days }: Pick<QuietHours, 'hours' | 'days'>, at: number, timeZone?: string): boolean {
  if (hours === null && days.length === 0) return false;
  const { weekday, minute } = wallClock(at, timeZone);
  if (days.includes(weekday)) return true;
  if (hours === null) return false;
  const [start, end] = [minuteOf(hours.from), minuteOf(hours.to)];
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function wallClock(at: number, timeZone?: string): { day: string; weekday: Weekday; minute: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(timeZone === undefined ? {} : { timeZone }),
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  // `getUTCDay` counts from Sunday.
  const weekday = WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';
  return { day, weekday, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

/**
 * The same nudge with what somebody said of it: of each person one word, never back to `seen`, else the later one, in whatever
 * order they come and however often.
 */
export function withAnswer(nudge: KeptNudge, answer: NudgeAnswer): KeptNudge {
  const answers = nudge.answers ?? [];
  const before = answers.find(({ person }) => person === answer.person);
  if (before && rank(before) >= rank(answer)) return nudge;
  return { ...nudge, answers: [...answers.filter((one) => one !== before), answer] };
}

const rank = ({ word, at }: NudgeAnswer): number => (word === 'seen' ? 0 : 1 + at);
