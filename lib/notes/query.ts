import type { CrmId } from '../crm/record';
import type { FlagWord, ThreadState, TiedKind, Visibility } from './event';

/** What the review page asks for. Every part that is given has to hold; of several values in one part, any. */
export interface ReviewQuery {
  /** As typed: words (typos forgiven), "exact words", and `field:value` (`parseQuery`), which narrow like the other parts. */
  text: string;
  people?: string[];
  /** These threads only, by id: what a person selected. */
  threads?: string[];
  crms?: CrmId[];
  objects?: string[];
  /** `recordKey`. */
  record?: string;
  /** Labels of the stage then. */
  stages?: string[];
  /** Items that the thread is tied to or that were in force. */
  items?: { kind: TiedKind; id: string }[];
  tags?: string[];
  states?: ThreadState[];
  visibilities?: Visibility[];
  kinds?: ('note' | 'flag')[];
  flags?: FlagWord[];
  /** Milliseconds since the epoch, of the last word: from (included) and until (excluded). */
  from?: number;
  until?: number;
  unread?: boolean;
  /** Mentions this person. */
  mentions?: string;
}

export type ReviewSort = 'newest' | 'oldest' | 'longest-open' | 'best-match';
