import type { FlagWord, NotedRecord, NoteText, Snapshot, ThreadState, Tie, Visibility } from './event';

/** A note as its events make it. */
export interface NoteView {
  id: string;
  author: string;
  hat: 'leader' | 'manager' | 'coach' | 'rep';
  at: number;
  /** Null: deleted. Its events still hold what it said, until they are erased. */
  text: NoteText | null;
  /** Id of the event whose text is shown: what an edit is made over. */
  head: string;
  /** Every former text with its event, the oldest first. */
  history: { event: string; author: string; at: number; text: NoteText }[];
  /** Texts that were written at the same time as the one shown, by others: a person settles it. */
  clashes: { event: string; author: string; at: number; text: NoteText }[];
}

/** A thread as its events make it: `threadOf(events)` in `merge.ts` is the only place that knows how. */
export interface ThreadView {
  id: string;
  record: NotedRecord | null;
  tie: Tie;
  flag: FlagWord | null;
  visibility: Visibility;
  state: ThreadState;
  snapshot: Snapshot;
  /** In their order; the first is the one that began it. */
  notes: NoteView[];
  /** Highest clock of its events. */
  clock: number;
  beganAt: number;
  lastAt: number;
  lastAuthor: string;
  /** The release in which the flagged item was changed; null: not yet, or no flag. */
  changedIn: number | null;
  /** Read from the texts that are shown: lower case, in order of appearance. */
  tags: string[];
  mentions: string[];
  checklist: { note: string; text: string; done: boolean }[];
}

/** What a list shows of a thread. */
export interface ThreadSummary extends Omit<ThreadView, 'notes' | 'checklist'> {
  /** Beginning of the first note that is not deleted, without markup, at most 200 characters. */
  excerpt: string;
  /** Beginning of the last one. */
  lastExcerpt: string;
  authors: string[];
  /** The hat under which it was begun. */
  hat: NoteView['hat'];
  noteCount: number;
  openItems: number;
  /** Something in it was not read by this browser's person, who did not write it. */
  unread: boolean;
}
