import type { ActOutcome, NoteAct } from '../note-requests';
import type { NoteEvent } from './event';
import { LAST_CLOCK, NOTE_LIMITS } from './limits';
import type { ThreadView } from './thread';
import { excessOf } from './write';

/** Who acts, and when. `id`: of the event that the act becomes. */
export type Stamp = Pick<NoteEvent, 'id' | 'at' | 'author' | 'hat'>;

/** What is done to a thread without a person's asking for it by name: publishing credits the flags of what it changed. */
export interface CreditAct {
  type: 'credited';
  thread: string;
  release: number;
}

/** `limit`: with `too-long`, how many characters, links, tips or notes there may be. */
export interface ActRefusal {
  why: Extract<ActOutcome, { outcome: 'refused' }>['why'];
  limit?: number;
}

/** One more than the highest clock of the thread, which an absurd one cannot use up. */
export const nextClock = (clock: number): number => Math.min(clock + 1, LAST_CLOCK);

/**
 * The event that an act becomes, or why it may not be: the rules of `threadOf`, asked beforehand. `thread`: as the writer
 * knows it; null where there is none, as for an act that begins one.
 */
export function eventOf(
  act: NoteAct | CreditAct,
  stamp: Stamp,
  thread: ThreadView | null,
): { event: NoteEvent } | { refused: ActRefusal } {
  const excess = 'text' in act ? excessOf(act.text) : null;
  if (excess) return { refused: { why: 'too-long', limit: excess.limit } };
  if (act.type === 'begin') {
    const { type, ...what } = act;
    return { event: { ...what, ...written(stamp, stamp.id, 0), type: 'begun' } };
  }
  if (!thread || thread.id !== act.thread) return { refused: { why: 'no-thread' } };
  const why = refusalOf(act, stamp, thread);
  if (why) return { refused: why };
  const common = written(stamp, thread.id, thread.clock);
  switch (act.type) {
    case 'reply':
      return { event: { ...common, type: 'replied', text: act.text } };
    case 'edit':
      return { event: { ...common, type: 'edited', note: act.note, over: act.over, text: act.text } };
    case 'delete':
      return { event: { ...common, type: 'deleted', note: act.note, deleted: act.deleted } };
    case 'state': {
      // A resolved thread is opened again by no other word.
      const state = thread.state === 'resolved' && act.state !== 'resolved' ? 'reopened' : act.state;
      return { event: { ...common, type: 'state', state } };
    }
    case 'visibility':
      return { event: { ...common, type: 'visibility', visibility: act.visibility } };
    case 'credited':
      return { event: { ...common, type: 'credited', release: act.release } };
  }
}

function written({ id, at, author, hat }: Stamp, thread: string, clock: number): Omit<NoteEvent, 'type'> {
  return { id, at, clock: nextClock(clock), author, hat, thread };
}

function refusalOf(
  act: Exclude<NoteAct, { type: 'begin' }> | CreditAct,
  { author }: Stamp,
  thread: ThreadView,
): ActRefusal | null {
  const [first] = thread.notes;
  const opener = first?.author === author;
  if (act.type === 'edit' || act.type === 'delete') {
    const note = thread.notes.find(({ id }) => id === act.note);
    if (!note || (act.type === 'edit' && note.text === null)) return { why: 'no-note' };
    if (note.author !== author) return { why: 'not-yours' };
    if (act.type === 'delete') return null;
  }
  if (!opener && (thread.visibility === 'private' || act.type === 'visibility')) return { why: 'not-yours' };
  if (act.type === 'reply' && thread.notes.length >= NOTE_LIMITS.notes) {
    return { why: 'too-long', limit: NOTE_LIMITS.notes };
  }
  return null;
}

/** Ids of every text of a note that the writer sees: what an edit is made over. */
export const overOf = ({ head, clashes }: ThreadView['notes'][number]): string[] => [
  head,
  ...clashes.map(({ event }) => event),
];
