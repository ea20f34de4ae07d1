import type { Record as CrmRecord } from '../../lib/crm/record';
import type { Answered } from '../../lib/messages';
import type { Identity, NoteRequests } from '../../lib/note-requests';
import type { Person } from '../../lib/notes/event';
import type { Release, Tip } from '../../lib/playbook/schema';
import type { NudgeActions } from '../nudges/model';
import type { Address } from './address';
import type { DraftShelf } from './draft-shelf';

/** Asks the background. Never rejects. */
export type AskNotes = <T extends keyof NoteRequests>(
  type: T,
  body: NoteRequests[T]['request'],
) => Promise<Answered<NoteRequests[T]['response']>>;

/** What the whole page knows. Made anew when any of it changes. */
export interface ReviewData {
  /** Null: the person has not said who they are. */
  me: Identity | null;
  /** Id under which this browser's person writes, named or not; null: nothing was written yet. */
  self: string | null;
  /** Everybody who is known here, this person too. */
  people: readonly Person[];
  /** The release in force; its playbook has the titles of what threads are tied to. */
  release: Release;
  /** Grows when notes, people or plans changed, here or in another window: what shows them asks again. */
  news: number;
}

/** What the page can do. Nothing here rejects. */
export interface ReviewActions {
  ask: AskNotes;
  now(): number;
  /** Unfinished writing. */
  shelf: DraftShelf;
  nudges: NudgeActions;
  /** A release that is kept on this computer; null where it is not, or no more. */
  releaseOf(number: number): Promise<Release | null>;
  /** The record as a CRM tab shows it at this moment; null where no tab does. `key`: `recordKey`. */
  recordShown(key: string): Promise<CrmRecord | null>;
  /** Puts a new tip into the draft of the desk, under the coach's hat. Durable when answered. */
  keepTip(tip: Tip): Promise<Answered<{ kept: true }>>;
  /** Hands a text to the browser's downloads; `type` is its MIME type. */
  saveFile(file: { name: string; type: string; text: string }): void;
  copy(text: string): Promise<boolean>;
  /** Goes to a place in this page. `replace`: without a step for the browser's back button. */
  go(address: Address, how?: 'replace'): void;
  /** Says aloud, and shows for a while, what an act did; `undo` takes it back. */
  say(text: string, undo?: () => void): void;
}
