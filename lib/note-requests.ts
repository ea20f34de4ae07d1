import type { Block } from './markdown/tree';
import type {
  FlagWord,
  NotedRecord,
  NoteEvent,
  NoteText,
  Person,
  Role,
  Snapshot,
  ThreadState,
  Tie,
  TiedKind,
  Visibility,
} from './notes/event';
import type { NoteRefusal } from './notes/parse';
import type { ReviewQuery, ReviewSort } from './notes/query';
import type { ThreadSummary, ThreadView } from './notes/thread';

/** What a person does with notes. The background adds who, and the clock; `event` (beside it) is its id, so that sent twice it counts once. */
export type NoteAct =
  | {
      type: 'begin';
      record: NotedRecord | null;
      tie: Tie;
      visibility: Visibility;
      flag: FlagWord | null;
      snapshot: Snapshot;
      text: NoteText;
    }
  | { type: 'reply'; thread: string; text: NoteText }
  | { type: 'edit'; thread: string; note: string; over: string[]; text: NoteText }
  | { type: 'delete'; thread: string; note: string; deleted: boolean }
  | { type: 'state'; thread: string; state: ThreadState }
  | { type: 'visibility'; thread: string; visibility: Visibility };

/** Unfinished writing, kept with every keystroke. One per place: a record's new note, a thread's reply, a note's edit, an item's flag. */
export interface NoteDraft {
  /** UUID, made where it was begun. */
  id: string;
  /** `recordKey`; null: on the review page only. */
  record: string | null;
  place:
    | { kind: 'new'; tie: Tie; flag: FlagWord | null }
    | { kind: 'reply'; thread: string }
    | { kind: 'edit'; thread: string; note: string; over: string[] };
  text: NoteText;
  visibility: Visibility;
  /** Keys of the fields that are ticked to go with it. */
  fields: string[];
  at: number;
}

export interface Identity {
  id: string;
  name: string;
  email: string | null;
  roles: Role[];
  /** Something was once shown to others: what would leave was said. */
  shared: boolean;
}

/** What a panel shows of one record. */
export interface RecordNotes {
  threads: ThreadView[];
  drafts: NoteDraft[];
  /** Null: the person has not said who they are. Private notes need no name. */
  me: Identity | null;
  /** Id under which this browser's person writes, named or not; null: nothing was written yet. */
  self: string | null;
  people: Person[];
  /** Whether anything can leave this browser: a team channel is set up. */
  channel: boolean;
}

/** What a panel shows of a record's notes before they are opened; asked for after the advice, never before. */
export interface NotesCount {
  /** Threads that are not resolved, flags among them. */
  open: number;
  /** Of those, threads with something that this browser's person did not read. */
  unread: number;
  drafts: number;
  /** This person's flags on this record, the newest first. */
  flags: {
    thread: string;
    kind: TiedKind;
    item: string;
    flag: FlagWord;
    state: ThreadState;
    changedIn: number | null;
    /** The hub has it. */
    sent?: true;
  }[];
  /** Fields with threads that are not resolved: `thread` is the newest, `threads` how many. */
  fields: { key: string; label: string; thread: string; threads: number }[];
  /**
   * A thread that the panel of this tab is to open, because a page of ours opened the record for it (`review/open-record`).
   * Given for some seconds, as often as it is asked for; the panel opens it once.
   */
  openThread: string | null;
}

export type ActOutcome =
  | { outcome: 'saved'; thread: ThreadView }
  /** The thread or note is not there (any more), or is not this person's to change. Nothing was done. */
  /** `limit`: with `too-long`, how many characters, links, tips or notes there may be. */
  | { outcome: 'refused'; why: 'no-thread' | 'no-note' | 'not-yours' | 'too-long'; limit?: number };

/** A saved filter of the review page. */
export interface SavedFilter {
  id: string;
  name: string;
  query: ReviewQuery;
  sort: ReviewSort;
}

/** What is agreed with a person, and what a coach keeps to themselves. Never in an export or a channel unless picked one by one. */
export interface CoachingPlan {
  person: string;
  /** Markdown, the coach's own. */
  privateNotes: { id: string; at: number; markdown: string }[];
  actions: { id: string; text: string; due: string | null; done: boolean; at: number }[];
  /** ISO day of the last talk; null: none noted. */
  lastContact: string | null;
}

export interface NoteImportReport {
  added: number;
  updated: number;
  same: number;
  refused: NoteRefusal[];
}

/** Notes: the panel asks for what is on its record, the pages for everything. */
export interface NoteRequests {
  /** Panel: what is written on this record. */
  'notes/of-record': { request: { record: string }; response: RecordNotes };
  /** Panel: what is shown of them before they are opened. */
  'notes/count': { request: { record: string }; response: NotesCount };
  /** Panel: the trees of notes' Markdown, mentions, tags and checklists in it; 200 at most. For what is being written, too. */
  'notes/texts': { request: { sources: string[] }; response: { markdown: { [source: string]: Block[] } } };
  /** Panel and pages. A panel may act only on records of its own CRM and org. */
  'notes/act': {
    /** `draft`: the unfinished writing that this act completes; it goes in the same moment, so that it is never offered again. */
    request: { event: string; at: number; hat: 'rep' | 'coach' | 'manager' | 'leader'; act: NoteAct; draft?: string };
    response: ActOutcome;
  };
  /** Keeps unfinished writing, or with an empty text drops it. Durable when answered. The newest `at` of one id counts. */
  'notes/draft': { request: { draft: NoteDraft }; response: { kept: true } };
  /** Panel: opens the review page, on a thread if given. */
  'notes/review': { request: { thread: string | null }; response: { opened: true } };
  /**
   * Options: how many notes and changes were written for coaches or the team before the hub was joined; `send`: they go there too, which
   * keeps each once.
   */
  'notes/earlier': { request: { send: boolean }; response: { notes: number } };
  'identity/get': { request: Record<never, never>; response: { me: Identity | null } };
  'identity/set': { request: { name: string; email: string | null; roles: Role[] }; response: { me: Identity } };
  /** The person has read what would leave. */
  'identity/shared': { request: Record<never, never>; response: { me: Identity } };

  /** A page of the queue. `after`: `next` of the page before, null for the first. */
  'review/list': {
    request: { query: ReviewQuery; sort: ReviewSort; after: string | null; limit: number };
    response: { threads: ThreadSummary[]; total: number; next: string | null; unread: number };
  };
  /** `record` is the record's other threads. */
  'review/thread': {
    request: { id: string };
    response: { thread: ThreadView | null; others: ThreadSummary[]; drafts: NoteDraft[]; unread: boolean };
  };
  'review/read': { request: { threads: string[]; read: boolean }; response: { unread: number } };
  'review/people': {
    request: Record<never, never>;
    response: { people: Person[]; me: Identity | null; self: string | null };
  };
  /** Values to choose from in a filter, the most used first. */
  'review/choices': {
    request: Record<never, never>;
    response: { objects: string[]; stages: string[]; tags: string[]; items: string[] };
  };
  'review/filters': { request: Record<never, never>; response: { filters: SavedFilter[] } };
  'review/keep-filter': { request: { filter: SavedFilter }; response: { filters: SavedFilter[] } };
  'review/drop-filter': { request: { id: string }; response: { filters: SavedFilter[] } };
  /** Opens the thread's record in a tab, with the panel on that thread. */
  'review/open-record': { request: { thread: string }; response: { opened: boolean } };
  'plan/get': { request: { person: string }; response: { plan: CoachingPlan } };
  'plan/set': { request: { plan: CoachingPlan }; response: { plan: CoachingPlan } };
  /** In which stages the panel saw these records, 500 at most, in no order. */
  'plan/stages': {
    request: { records: string[] };
    response: { seen: { record: string; at: number; label: string }[] };
  };
  /**
   * People and stages without a fresh word for that many days, which are remembered; null: as many as were asked for last, at
   * first 14; 0: everybody, and that is not remembered.
   */
  'review/quiet': {
    request: { days: number | null; now: number };
    response: {
      days: number;
      people: { person: string; lastAt: number; openThreads: number }[];
      stages: { stage: string; lastAt: number; openThreads: number }[];
    };
  };

  /** Options: flags by item. */
  'flags/list': { request: Record<never, never>; response: { threads: ThreadView[]; people: Person[] } };

  /** Every event of a selection of threads, to be written to a file; in pieces. */
  'notes/export': {
    request: { query: ReviewQuery; after: string | null; limit: number };
    response: { events: NoteEvent[]; people: Person[]; next: string | null };
  };
  /** All or nothing; `dry`: only says what it would do. */
  'notes/import': { request: { events: unknown[]; people: unknown[]; dry: boolean }; response: NoteImportReport };
  /** How long threads are kept: days after the last word; null, as at first: until a person erases them. */
  'retention/get': { request: Record<never, never>; response: { days: number | null } };
  /** Erases at once what is older, and from then on what becomes older. `threads`: how many were erased. */
  'retention/set': { request: { days: number | null }; response: { days: number | null; threads: number } };
  /** Gone from the disk and from search, without undo. */
  'notes/erase': {
    request: { what: { record: string } | { person: string } | { before: number } | { thread: string } };
    response: { threads: number; notes: number };
  };
}
