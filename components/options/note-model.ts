import type { Answered } from '../../lib/messages';
import type { ActOutcome, Identity, NoteAct, NoteDraft } from '../../lib/note-requests';
import type { Person } from '../../lib/notes/event';
import type { ThreadView } from '../../lib/notes/thread';

/** Every flag of the field, and who wrote in them. */
export interface Flags {
  threads: ThreadView[];
  people: Person[];
}

/** A note that a coach keeps to themselves. */
export interface PrivateNote {
  id: string;
  /** On whom; empty where no name is known. */
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  markdown: string;
}

/** What the options page does with notes. Nothing here rejects. */
export interface NoteActions {
  setIdentity(facts: Pick<Identity, 'name' | 'email' | 'roles'>): Promise<Answered<{ me: Identity }>>;
  /** Asked once for the data that is shown, however many parts of the page want it. */
  flags(): Promise<Answered<Flags>>;
  /** Under the manager's hat: here the field is answered. `draft`: the unfinished writing that it completes. */
  noteAct(act: NoteAct, draft?: string): Promise<Answered<ActOutcome>>;
  /** The answer that was begun and not sent; null where there is none. */
  begunAnswer(thread: string): Promise<NoteDraft | null>;
  keepAnswer(draft: NoteDraft): Promise<Answered<unknown>>;
  setRetention(days: number | null): Promise<Answered<{ days: number | null; threads: number }>>;
  /** The private notes on people, the newest first. */
  privateNotes(): Promise<PrivateNote[]>;
}
