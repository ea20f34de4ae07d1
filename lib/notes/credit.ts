import type { ItemDifference } from '../playbook/changes';
import type { ItemKey } from '../playbook/items';
import { eventOf } from './act';
import type { NoteEvent } from './event';
import type { ThreadView } from './thread';
import { NO_TEXT } from './write';

/** The item of the playbook that a flag is about, by its key (`tip ask-why`); null for a thread that is no flag. */
export function flaggedItem({ flag, tie }: Pick<ThreadView, 'flag' | 'tie'>): ItemKey | null {
  return flag !== null && tie !== null && tie.kind !== 'field' ? `${tie.kind} ${tie.id}` : null;
}

/** Whether a flag waits for something: a resolved one does not. */
export const isOpenFlag = ({ flag, state }: Pick<ThreadView, 'flag' | 'state'>): boolean =>
  flag !== null && state !== 'resolved';

/** The items whose meaning or words differ, or that are gone. A new place, another owner or a new day answers nobody. */
export function answeringItems(differences: readonly ItemDifference[]): ReadonlySet<ItemKey> {
  const answering = differences.filter(
    ({ what, fields }) =>
      what === 'removed' || fields.some(({ weight }) => weight === 'meaning' || weight === 'wording'),
  );
  return new Set(answering.map(({ key }) => key));
}

/** The open flags on items that such a change answers, by item. */
export function flagsAnswered<Thread extends Pick<ThreadView, 'flag' | 'state' | 'tie'>>(
  threads: readonly Thread[],
  differences: readonly ItemDifference[],
): ReadonlyMap<ItemKey, Thread[]> {
  const answering = answeringItems(differences);
  const answered = new Map<ItemKey, Thread[]>();
  for (const thread of threads) {
    const item = flaggedItem(thread);
    if (item === null || !isOpenFlag(thread) || !answering.has(item)) continue;
    const known = answered.get(item);
    if (known) known.push(thread);
    else answered.set(item, [thread]);
  }
  return answered;
}

/** A release that changed items, and in whose name the flags on them are answered. */
export interface Crediting {
  release: number;
  /** Milliseconds since the epoch at which the release was made. */
  at: number;
  author: string;
  /** The answer: "Changed in release 7." */
  answer: string;
}

/**
 * What says that a flag's item was changed in a release: the credit, an answer, and that the flag is answered, which is said by
 * itself because the person who flagged may be the one who publishes. The ids follow from thread and release, so that it can
 * be done again without harm. What the rules of a thread do not allow is left out: none for somebody else's private one.
 */
export async function creditEvents(
  thread: ThreadView,
  { release, at, author, answer }: Crediting,
): Promise<NoteEvent[]> {
  const acts = [
    { type: 'credited', thread: thread.id, release },
    { type: 'reply', thread: thread.id, text: { ...NO_TEXT, markdown: answer } },
    { type: 'state', thread: thread.id, state: 'answered' },
  ] as const;
  const events: NoteEvent[] = [];
  for (const act of acts) {
    const id = await idFrom(`${thread.id} ${act.type} ${release}`);
    const known = { ...thread, clock: events.at(-1)?.clock ?? thread.clock };
    const made = eventOf(act, { id, at, author, hat: 'manager' }, known);
    if ('event' in made) events.push(made.event);
  }
  return events;
}

/** A UUID that follows from a text: version 8 of RFC 9562, section 5.8, from SHA-256. */
async function idFrom(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const hex = [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
