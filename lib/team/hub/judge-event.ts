import type { NoteEvent } from '../../notes/event';
import { parseEvents } from '../../notes/parse';
import type { Incoming, RosterPerson } from './contract';
import { type EnvelopeRefusal, type People, unwrap } from './envelope';
import { isWider } from './outgoing';
import { type NoteSubject, parseNoteSubject } from './parse-subject';
import type { Keyring } from './sealing';
import { NO_RECORD } from './subjects';

/** Why something that came is not taken in (`team_refused_note_<reason>` of the catalogue, with `_` for `-`). */
export type NoteMessageRefusal =
  | EnvelopeRefusal
  /** What is inside is no event of a note. */
  | 'not-an-event'
  /** The event is of another author, thread or audience than the subject says, or another event. */
  | 'other-subject'
  /** The thread is of another record, or another person began it. */
  | 'other-thread'
  /** The roster does not let its author do this. */
  | 'not-permitted'
  /** An event with this id was written by somebody else before. */
  | 'id-taken';

export type Message = Pick<Incoming, 'subject' | 'payload'>;

export interface GoodEvent {
  event: NoteEvent;
  subject: NoteSubject;
  message: Message;
}
export type JudgedMessage =
  | ({ outcome: 'good' } & GoodEvent)
  | { outcome: 'held'; why: 'key' | 'person'; thread: string; message: Message }
  | { outcome: 'refused'; why: NoteMessageRefusal; author: string | null };

/** What is known of a thread by which its events are judged. */
export interface ThreadFacts {
  opener: string;
  /** Key of its record. */
  record: string | null;
}

/** Judges what came by itself: whether its author wrote this, under this subject, and may. */
export async function judgeMessage(message: Message, people: People, keyring: Keyring): Promise<JudgedMessage> {
  const subject = parseNoteSubject(message.subject);
  if (!subject) return { outcome: 'refused', why: 'malformed', author: null };
  const { author, thread } = subject;
  const refused = (why: NoteMessageRefusal): JudgedMessage => ({ outcome: 'refused', why, author });
  const found = await unwrap({ ...message, author }, people, keyring);
  if (found.outcome === 'held') return { outcome: 'held', why: found.why, thread, message };
  if (found.outcome === 'refused') return refused(found.why);
  const event = parseEvent(found.body);
  if (!event) return refused('not-an-event');
  if (!isOfSubject(event, subject)) return refused('other-subject');
  if (!mayWrite(event, subject, found.author)) return refused('not-permitted');
  return { outcome: 'good', event, subject, message };
}

function parseEvent(body: string): NoteEvent | null {
  try {
    const [event] = parseEvents([JSON.parse(body)]).events;
    return event ?? null;
  } catch {
    // No JSON, or so deep that it cannot be read.
    return null;
  }
}

function isOfSubject(event: NoteEvent, subject: NoteSubject): boolean {
  const same = event.author === subject.author && event.thread === subject.thread && event.id === subject.event;
  if (!same || 'to' in subject) return same;
  if (event.type === 'begun' && subject.party !== event.author) return false;
  // A thread that was widened has a beginning for fewer; that it is narrowed is said to whoever had it. Never the other way.
  const word = event.type === 'begun' || event.type === 'visibility' ? event.visibility : 'private';
  return !isWider(word, subject.audience);
}

/** Roles that read and answer what is written for coaches. */
export const answersOthers = ({ roles }: Pick<RosterPerson, 'roles'>): boolean => roles.some((role) => role !== 'rep');

function mayWrite(event: NoteEvent, subject: NoteSubject, author: RosterPerson): boolean {
  if (answersOthers(author)) return true;
  const another = 'party' in subject && subject.audience === 'coach' && subject.party !== author.id;
  return !another && event.hat === 'rep';
}

/** Why an event does not belong to the thread that it says it does; null: it does. `tokenOf`: what stands for its record. */
export async function misfitOf(
  { event, subject }: GoodEvent,
  { opener, record }: ThreadFacts,
  tokenOf: (record: string) => Promise<string>,
): Promise<NoteMessageRefusal | null> {
  if ('party' in subject && subject.party !== opener) return 'other-thread';
  const token = record === null ? NO_RECORD : await tokenOf(record);
  if (subject.record !== token) return 'other-thread';
  // Its own id is the thread's: only the opener can have begun it.
  return event.type === 'begun' && event.author !== opener ? 'other-thread' : null;
}
