import type { ask } from '../../lib/messages';
import type { NotesCount } from '../../lib/note-requests';

/**
 * What the notes of a panel need of the world around them; the views know no browser API. One of these belongs to one panel,
 * for as long as that lives. It is all that the panel's first script holds of them.
 */
export interface NotesGate {
  ask: typeof ask;
  /** Something was written: what the panel shows of it before the notes are opened has changed. */
  wrote(): void;
  /**
   * Moves the focus to the mark at this field on the CRM's page; false where there is none now. Missing where the panel
   * does not stand in the page.
   */
  goToField?(key: string): boolean;
  newId(): string;
  now(): number;
  /** Ends the panel. */
  signal: AbortSignal;
}

/** What the panel itself shows of the notes of the record in view. Null: not known (yet). */
export interface NotesInPanel {
  gate: NotesGate;
  count: NotesCount | null;
  /** Grows whenever somebody wrote, here or elsewhere: what is shown is asked for anew. */
  news: number;
  /** A thread that is to be opened, because its mark or a page of ours asked for it; `asked` tells two askings apart. */
  open: { thread: string; asked: number } | null;
}
