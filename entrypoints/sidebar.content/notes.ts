import type { NotesInPanel } from '../../components/notes/gate';
import { ask } from '../../lib/messages';
import type { NotesCount } from '../../lib/note-requests';

interface Parts {
  /** Something that the views are given has changed. */
  changed(): void;
  /** A thread was asked for: the panel has to be seen. */
  wanted?(): void;
  /** See `NotesGate`. */
  goToField?(key: string): boolean;
}

/** The notes of the record in view, as far as a panel shows them before they are opened, and the way to all of them. */
export interface PanelNotes {
  shown(): NotesInPanel;
  /** Says of which record advice is shown (`recordKey`), or that of none. */
  look(record: string | null): void;
  /** Somebody wrote on that record; null: on any. */
  changed(record: string | null): void;
  /** Opens the notes of the record in view at this thread. */
  open(thread: string): void;
}

/** Lives until the signal aborts. Asks nothing before there is advice, and one small thing after it. */
export function makePanelNotes({ changed, wanted, goToField }: Parts, signal: AbortSignal): PanelNotes {
  let record: string | null = null;
  let count: NotesCount | null = null;
  let news = 0;
  let open: NotesInPanel['open'] = null;
  /** The thread that was opened because a page of ours asked: once. */
  let granted: string | null = null;
  let asked = 0;

  const askCount = async (): Promise<void> => {
    if (record === null || signal.aborted) return;
    asked += 1;
    const mine = asked;
    const answer = await ask('notes/count', { record });
    // An answer about another record than the one in view is dropped, as with advice.
    if (signal.aborted || mine !== asked || !answer.ok) return;
    count = answer.value;
    const { openThread } = count;
    if (openThread !== null && openThread !== granted) {
      granted = openThread;
      openAt(openThread);
    } else changed();
  };
  const openAt = (thread: string): void => {
    open = { thread, asked: (open?.asked ?? 0) + 1 };
    wanted?.();
    changed();
  };
  const gate: NotesInPanel['gate'] = {
    ask,
    wrote: () => void askCount(),
    ...(goToField ? { goToField } : {}),
    newId: () => crypto.randomUUID(),
    now: () => Date.now(),
    signal,
  };

  return {
    shown: () => ({ gate, count, news, open }),
    look(next) {
      if (next === record) return;
      record = next;
      count = null;
      open = null;
      asked += 1;
      // After the frame in which the advice appears.
      if (next !== null) setTimeout(() => void askCount(), 0);
    },
    changed(of) {
      if (record === null || (of !== null && of !== record)) return;
      news += 1;
      void askCount();
      changed();
    },
    open: openAt,
  };
}
