import type { KeptNudge } from '../../team/hub/nudges';
import type { Audience } from '../../team/hub/subjects';

/** What waits to be sent. What is in one lane is sent one after the other, in the order of `no`. */
export type Waiting = Queued & { no: number };

/** The same as it is put there. */
export type Queued = (WaitingEvent | WaitingMessage) & {
  /** Its place, given by the database. */
  no?: number;
  /** Why the server will never take it; it is kept, so that nothing is lost without a word. */
  refused?: string;
};

/** An event of this browser's person. It is read, sealed and signed when it is sent: an erased one is not sent any more. */
export interface WaitingEvent {
  /** `<to> <event>`: for each of whom it is sent to it waits once. */
  id: string;
  /** The thread. */
  lane: string;
  kind: 'event';
  event: string;
  /** Who it is for: an audience, or a person who takes part in the thread or is mentioned in it. */
  to: { audience: Audience } | { person: string };
}

/** Anything else, as JSON; it is sealed and signed when it is sent. */
export interface WaitingMessage {
  /** The subject. */
  id: string;
  lane: string;
  kind: 'message';
  subject: string;
  body: string;
}

/** A message that came and cannot be taken in yet. It is judged again when that changes. */
export interface Held {
  subject: string;
  /** UTF-8 of the payload. */
  payload: string;
  thread: string;
  /** The thread's beginning is not there; the key that it is sealed with is not; its author is not in the roster. */
  why: 'beginning' | 'key' | 'person';
  /** Milliseconds since the epoch. */
  at: number;
}

/**
 * How far a filter was read: the last sequence of the stream that is surely taken in. Or, under `inHub(thread)`, that a thread of this
 * person's is in the hub.
 */
export interface HubMark {
  filter: string;
  sequence: number;
}

export const inHub = (thread: string): string => `thread ${thread}`;

/** A nudge as this browser has it. */
export type StoredNudge = KeptNudge;
