import type { Translate } from '../../lib/i18n/translate';
import type { FlagWord, Role, ThreadState, TiedKind, Visibility } from '../../lib/notes/event';

/** The words of notes that the panel, the review page and the options page share: one word per thing. */

/** "Private", "Coach", "Team". */
export const visibilityWord = (visibility: Visibility, t: Translate): string =>
  t.dynamic(`notes_visibility_${visibility}`);

/** Who reads it: "Only you", … */
export const readersWord = (visibility: Visibility, t: Translate): string => t.dynamic(`notes_readers_${visibility}`);

/** "Open", "Answered", … */
export const stateWord = (state: ThreadState, t: Translate): string => t.dynamic(`notes_state_${state}`);

/** "Not true here", "Something is missing", "Worked". */
export const flagWord = (flag: FlagWord, t: Translate): string => t.dynamic(`notes_flag_${flag}`);

/** "Rep", "Manager", "Leader", "Coach". */
export const roleWord = (role: Role, t: Translate): string => t.dynamic(`notes_role_${role}`);

/** "Goal", "Step", "Metric", "Tip", "Field". */
export const tiedWord = (kind: TiedKind | 'field', t: Translate): string => t.dynamic(`notes_tied_${kind}`);

const STEPS = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "3 hours ago" in the person's language; "now" within a minute, and for a writer's clock that runs ahead. */
export function agoWord(at: number, now: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const gone = Math.max(0, now - at);
  for (const [unit, length] of STEPS) if (gone >= length) return words.format(-Math.floor(gone / length), unit);
  return words.format(0, 'second');
}

/** Day and time in full, for a tooltip and for screen readers. */
export const momentWord = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
