import type { Answer } from './advice';

/**
 * What a person does and sees, as an append-only log: nothing is changed or counted away, so that every number shown
 * later can be traced, exported and deleted. An event is made once, with an id of its own, and may arrive twice.
 */
interface Act {
  /** UUID, made where the act happened. */
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  author: string;
  hat: 'leader' | 'manager' | 'coach' | 'rep';
  /** `recordKey` of lib/crm; null for an act on no record. */
  record: string | null;
  /** Id of the step, tip or redirect; for `stage-observed` the neutral key of the stage's field. */
  item: string;
  /** Number of the release in force. */
  release: number;
}

/** A step ticked or unticked by hand. */
export interface TickEvent extends Act {
  type: 'tick';
  done: boolean;
}
/** What the person said of a tip on this record; null takes it back. */
export interface AnswerEvent extends Act {
  type: 'answer';
  answer: Answer | null;
}
/** A tip hidden until a time, on every record, or on this record for good; null takes it back. */
export interface SnoozeEvent extends Act {
  type: 'snooze';
  until: number | 'record' | null;
}
/** A tip shown as the top tip. */
export interface ShownEvent extends Act {
  type: 'shown';
}
/** The record was seen in this stage. One per stage is enough; more of the same stage change nothing. */
export interface StageObservedEvent extends Act {
  type: 'stage-observed';
  /** As the page shows it. */
  label: string;
  /** The CRM's API value, where the page holds it: the same stage in every language. */
  api?: string;
  /** The same open page showed another stage just before, so the change itself was seen. */
  changed: boolean;
}
/** A redirect read and acknowledged. */
export interface AcknowledgedEvent extends Act {
  type: 'acknowledged';
}

export type CoachingEvent = TickEvent | AnswerEvent | SnoozeEvent | ShownEvent | StageObservedEvent | AcknowledgedEvent;
