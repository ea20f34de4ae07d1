import type { Advice, Answer } from '../../lib/coaching/advice';
import type { Record as CrmRecord, Identity, NoRecordReason, WaitReason } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import type { Failure, SearchHit } from '../../lib/messages';
import type { ItemCard } from '../../lib/search/card';
import type { ItemKind } from '../../lib/search/items';
import type { Preferences } from '../../lib/storage/preferences';
import type { NotesInPanel } from '../notes/gate';

/** Everything the sidebar can show. One state at a time; nothing of an earlier record survives in it. */
export type SidebarState =
  /** A record's address, not read or not answered yet. Shows no record data at all. */
  | { kind: 'loading'; identity: Identity; wait?: WaitReason; slow: boolean }
  | {
      kind: 'advice';
      record: CrmRecord;
      reading: number;
      advice: Advice;
      /** Markdown source → its tree, made in the background; a source that is missing is shown as plain text. */
      markdown: { [source: string]: Block[] };
      /** Enough tips were shown today; the top tip waits for the person to ask. */
      enough?: boolean;
    }
  /** The address names no record. */
  | { kind: 'no-record'; reason: NoRecordReason }
  /** A record that cannot be read here (classic UI, no access, create modal). */
  | { kind: 'unsupported'; reason: NoRecordReason }
  | { kind: 'error'; failure: Failure };

export type SnoozeFor = 'record' | 'day' | 'week';

/** What was just done, said once in a line at the foot of the panel. */
export interface Notice {
  act:
    | Answer
    | `snoozed-${SnoozeFor}`
    | 'undone'
    | 'acknowledged'
    | 'example-kept'
    | 'example-replaced'
    | 'example-failed';
  /** Of the tip. */
  title: string;
  /** Whether it can still be taken back. */
  undo: boolean;
}

/**
 * Acts that are not durable yet: a step's id, or `answer:`, `snooze:` or `acknowledged:` and an id. `late`: the
 * background did not answer yet and is asked again; `failed`: it will not be saved.
 */
export interface Pending {
  [act: string]: 'saving' | 'late' | 'failed';
}

/** What the person can do; the sidebar knows no browser API. */
export interface SidebarActions {
  tick(step: string, done: boolean): void;
  /** The person's word on a tip on this record; null takes it back. */
  answer(tip: string, answer: Answer | null): void;
  snooze(tip: string, how: SnoozeFor): void;
  acknowledge(redirect: string): void;
  /** Shows the top tip although enough were shown today. */
  showTip(): void;
  /** Lets go of the tip that was answered. */
  nextTip(): void;
  undo(): void;
  setPreferences(patch: Partial<Preferences>): void;
  /**
   * The panel's inner edge or the edge tab is dragged to a place in the window, CSS pixels (`clientX`, `clientY`); `done`:
   * let go there.
   */
  drag(what: 'edge' | 'tab', at: number, done: boolean): void;
  /** Null when there was no answer. */
  find(query: string): Promise<{ items: SearchHit[]; total: number } | null>;
  openItem(kind: ItemKind, id: string): Promise<{ card: ItemCard | null; body: Block[] } | null>;
  /** The browser's commands with their keys as set. */
  shortcuts(): Promise<{ command: string; keys: string }[]>;
  openSelfTest(): void;
  /** Keeps the record in view, as it was read, for the desk to try tips on. Missing where no record of a CRM is shown. */
  keepExample?(): void;
  retry(): void;
}

export interface SidebarProps {
  state: SidebarState;
  preferences: Preferences;
  /** Whether the page behind is dark; decides the theme when the preference is `page`. */
  darkPage: boolean;
  t: Translate;
  /** Milliseconds since the epoch, for relative dates. */
  now: number;
  actions: SidebarActions;
  pending: Pending;
  notice: Notice | null;
  /** The top tip is kept in its place after an answer; there may be a better one. */
  held: boolean;
  /** What is written on the record in view, and the way to write. Missing where there are no notes, as in the desk's preview. */
  notes?: NotesInPanel;
}
