import type { CrmId, Reading, RecordKind } from '../crm/record';

/**
 * What people write, as an append-only log: nothing is changed in place, so that two copies of it become one by putting all
 * events of both together (`merge.ts`), in any order and any number of times. An event is made once, with an id of its own.
 */
interface Written {
  /** UUID, made where the act happened. */
  id: string;
  /** Milliseconds since the epoch by the writer's clock, which may be wrong: shown, and only the second word in the order. */
  at: number;
  /** One more than the highest clock that the writer had seen in this thread: orders what answers what, whatever the clocks say. */
  clock: number;
  /** Id of a `Person`. */
  author: string;
  hat: 'leader' | 'manager' | 'coach' | 'rep';
  /** The thread that it belongs to: the id of the event that began it. */
  thread: string;
}

/** Who may read a thread, besides its writer. `coach`: coaches, managers and leaders. Nothing travels without a team channel. */
export type Visibility = 'private' | 'coach' | 'team';

/** What kind of item of the playbook a thread is tied to. */
export type TiedKind = 'goal' | 'step' | 'metric' | 'tip';

/** What a thread is tied to besides its record; null: to the record as a whole. */
export type Tie = { kind: TiedKind; id: string } | { kind: 'field'; key: string; label: string } | null;

/** A record as a thread keeps it. `key`: `recordKey` of lib/crm. */
export interface NotedRecord {
  key: string;
  crm: CrmId;
  org: string;
  object: string;
  kind: RecordKind;
  id: string;
  /** As it was called then. */
  name: string;
  /** Address that leads to it, `https:`. */
  url: string;
}

/** What was in force when the thread was begun. Fields only where the writer ticked them. */
export interface Snapshot {
  /** Label of the record's stage as the CRM showed it; null where none was read. */
  stage: string | null;
  /** Number of the release. */
  release: number;
  goal: string | null;
  step: string | null;
  metric: string | null;
  tip: string | null;
  fields: Pick<Reading, 'key' | 'label' | 'raw'>[];
}

/** A link with its words. Only `https:` and `mailto:`. */
export interface NoteLink {
  title: string;
  url: string;
}

/**
 * What a note says. `markdown` holds `@[Name](person:<id>)` for a mention, `#word` for a tag and `- [ ] ` / `- [x] ` for a
 * checklist's items: they are read from it (`text.ts`), so that nothing can disagree with it.
 */
export interface NoteText {
  markdown: string;
  /** Links that were pasted or added. */
  links: NoteLink[];
  /** Tips of the playbook that the note gives, by id. */
  tips: string[];
}

/** A rep's word to the manager about a step or tip. */
export type FlagWord = 'not-true-here' | 'missing' | 'worked';

/** Begins a thread; its first note has the id of the thread. A thread with `flag` is a flag, tied to a step or tip. */
export interface BegunEvent extends Written {
  type: 'begun';
  record: NotedRecord | null;
  tie: Tie;
  visibility: Visibility;
  flag: FlagWord | null;
  snapshot: Snapshot;
  text: NoteText;
}
/** A further note in the thread; the note has the id of the event. */
export interface RepliedEvent extends Written {
  type: 'replied';
  text: NoteText;
}
/** Other words for a note. `over`: ids of every event whose text the writer saw and replaces; more than one settles a clash. */
export interface EditedEvent extends Written {
  type: 'edited';
  note: string;
  over: string[];
  text: NoteText;
}
/** A note taken away, or brought back. */
export interface DeletedEvent extends Written {
  type: 'deleted';
  note: string;
  deleted: boolean;
}
export interface StateEvent extends Written {
  type: 'state';
  state: ThreadState;
}
export interface VisibilityEvent extends Written {
  type: 'visibility';
  visibility: Visibility;
}
/** The item that the flag is about was changed in this release. */
export interface CreditedEvent extends Written {
  type: 'credited';
  release: number;
}
export type NoteEvent =
  | BegunEvent
  | RepliedEvent
  | EditedEvent
  | DeletedEvent
  | StateEvent
  | VisibilityEvent
  | CreditedEvent;

/** `answered`: somebody else wrote, or marked it so. A thread that was resolved can be reopened. */
export type ThreadState = 'open' | 'answered' | 'resolved' | 'reopened';

export type Role = 'rep' | 'manager' | 'leader' | 'coach';

/** Somebody who writes. The newest `at` of one id counts. */
export interface Person {
  /** UUID; of this browser's person made once, at random. */
  id: string;
  name: string;
  email: string | null;
  roles: Role[];
  /** Milliseconds since the epoch of the last change. */
  at: number;
}
