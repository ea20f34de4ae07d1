import type { NoteEvent } from '../../notes/event';
import type { Held, HubMark, Waiting } from '../../storage/hub/stored';
import type { RosterPerson } from './contract';
import type { ThreadFacts } from './judge-event';

/** Something that waits to be sent, with what its subject is made of. */
export interface Ready {
  row: Waiting;
  /** Of a row for an event: the event and its thread; null: it was erased. */
  written: { event: NoteEvent; thread: ThreadFacts } | null;
}

/** What came, to be written in one go. */
export interface Arrival {
  /** Of each thread that is not there yet, its beginning is among them. */
  events: readonly NoteEvent[];
  hold: readonly Held[];
  /** Subjects of what was held and is not any more. */
  let: readonly string[];
  mark: HubMark | null;
}

export interface Arrived {
  /** Events that were not there before. */
  added: number;
  /** Events whose id another author or thread has already. They are not written. */
  taken: readonly NoteEvent[];
  /** Messages for which there was no room among what is held. */
  dropped: number;
}

/** Messages that are held at most. */
export const MOST_HELD = 5_000;

/**
 * Where notes lie that go over the hub, and what is on its way: in the browser its database (lib/storage/hub), in tests memory.
 * Both are held to the same by tests/support/hub-store-contract.ts. Each method is one transaction.
 */
export interface HubNoteStore {
  /** What waits behind that place, in order, without what was refused. */
  waiting(after: number, limit: number): Promise<Ready[]>;
  /** Takes rows away: they are in the hub. */
  sent(rows: readonly number[]): Promise<void>;
  /** Keeps a row with the reason for which it will never be taken. */
  refused(row: number, why: string): Promise<void>;
  mark(filter: string): Promise<number>;
  facts(threads: readonly string[]): Promise<ReadonlyMap<string, ThreadFacts>>;
  /** What is held of these threads. */
  heldOf(threads: readonly string[]): Promise<Held[]>;
  heldFor(why: Held['why'][]): Promise<Held[]>;
  take(arrival: Arrival): Promise<Arrived>;
  setMark(mark: HubMark): Promise<void>;
  /** Names and roles as the roster has them. */
  know(people: readonly RosterPerson[]): Promise<void>;
}
