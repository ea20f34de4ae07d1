import type { NoteDraft } from '../../lib/note-requests';
import type { NoteText } from '../../lib/notes/event';
import { NO_TEXT } from '../../lib/notes/write';
import { type Kept, makeDraftSender } from '../notes/draft-sender';
import type { ReviewActions } from './model';

/** Unfinished writing of this page: every keystroke is sent to be kept, and what was typed here is newer than what was told. */
export interface DraftShelf {
  /** The newest writing of a place; `told`: what the background has of it. */
  newest(place: NoteDraft['place'], told: readonly NoteDraft[]): NoteDraft | null;
  write(draft: NoteDraft, text: NoteText): void;
  /** It was saved, or is thrown away (`throwAway`): then it is taken off the disk, too. */
  end(draft: NoteDraft, how?: 'throw-away'): void;
  kept(id: string): Kept;
  flush(): void;
  subscribe(listener: () => void): () => void;
}

export function makeDraftShelf({ ask, now }: Pick<ReviewActions, 'ask' | 'now'>): DraftShelf {
  const own = new Map<string, NoteDraft>();
  const ended = new Set<string>();
  const listeners = new Set<() => void>();
  let lastAt = 0;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const keep = (draft: NoteDraft) => ask('notes/draft', { draft });
  const sender = makeDraftSender(keep, new AbortController().signal, changed);
  const later = (): number => {
    lastAt = Math.max(now(), lastAt + 1);
    return lastAt;
  };
  return {
    newest(place, told) {
      const key = keyOf(place);
      const here = own.get(key);
      if (here) return here;
      const found = told.filter((draft) => keyOf(draft.place) === key && !ended.has(draft.id));
      return found.sort((one, other) => other.at - one.at)[0] ?? null;
    },
    write(draft, text) {
      const written = { ...draft, text, at: later() };
      own.set(keyOf(draft.place), written);
      sender.keep(written);
      changed();
    },
    end(draft, how) {
      ended.add(draft.id);
      own.delete(keyOf(draft.place));
      if (how === 'throw-away') sender.keep({ ...draft, text: NO_TEXT, at: later() });
      changed();
    },
    kept: sender.state,
    flush: sender.flush,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const keyOf = (place: NoteDraft['place']): string =>
  place.kind === 'new' ? 'new' : `${place.kind} ${place.thread}${place.kind === 'edit' ? ` ${place.note}` : ''}`;
