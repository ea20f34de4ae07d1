import type { Failure } from '../../lib/messages';
import type { NoteDraft } from '../../lib/note-requests';
import type { NoteAsking } from './requests';

/** How the keeping of a draft stands: its last letter is durable, is on its way, or cannot be kept. */
export type Kept = 'kept' | 'keeping' | Failure['code'];

/** Milliseconds between tries of what could not be kept. */
const TRY_AGAIN_AFTER = 2_000;

/**
 * Sends unfinished writing with every keystroke. Of one draft one sending is under way at a time, and then the newest follows:
 * what was typed in between is in it. Nothing is waited for, so that the last letter is sent before the page is gone.
 */
export interface DraftSender {
  keep(draft: NoteDraft): void;
  state(id: string): Kept;
  /** Resolves once nothing of this draft is under way. */
  settled(id: string): Promise<void>;
  /** Sends what waits, now: the page is being left. */
  flush(): void;
}

export function makeDraftSender(
  keepDraft: NoteAsking['keepDraft'],
  signal: AbortSignal,
  changed: () => void,
): DraftSender {
  const states = new Map<string, Kept>();
  const waiting = new Map<string, NoteDraft>();
  const running = new Map<string, Promise<void>>();

  const mark = (id: string, state: Kept): void => {
    if (states.get(id) === state) return;
    states.set(id, state);
    changed();
  };

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, TRY_AGAIN_AFTER);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });

  /** Sends until the newest is kept. A draft that cannot be kept now is tried again while the panel lives. */
  const run = async (id: string): Promise<void> => {
    for (;;) {
      const draft = waiting.get(id);
      if (draft === undefined) return;
      const answer = await keepDraft(draft);
      const isNewest = waiting.get(id) === draft;
      if (answer.ok) {
        if (isNewest) {
          waiting.delete(id);
          mark(id, 'kept');
        }
        continue;
      }
      mark(id, answer.error.code);
      if (signal.aborted || answer.error.code === 'not-allowed' || answer.error.code === 'bad-message') return;
      if (isNewest) await pause();
      if (signal.aborted) return;
    }
  };

  return {
    keep(draft) {
      waiting.set(draft.id, draft);
      mark(draft.id, 'keeping');
      if (running.has(draft.id)) return;
      const end = run(draft.id).finally(() => running.delete(draft.id));
      running.set(draft.id, end);
    },
    state: (id) => states.get(id) ?? 'kept',
    settled: async (id) => {
      await running.get(id);
    },
    flush() {
      // Beside the sending that may be under way: whichever comes last, the newest `at` counts.
      for (const draft of waiting.values()) void keepDraft(draft);
    },
  };
}
