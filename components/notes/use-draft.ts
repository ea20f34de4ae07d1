import { useRef } from 'preact/hooks';
import type { NoteDraft } from '../../lib/note-requests';
import type { Visibility } from '../../lib/notes/event';
import { NO_TEXT } from '../../lib/notes/write';
import type { NotesStore } from './store';

export interface Drafting {
  draft: NoteDraft;
  /** It was left unfinished before: the person is asked whether to go on. */
  offered: boolean;
  /** It came to its end; the next writing here is another. */
  renew(): void;
}

/** The writing at one place: what was left unfinished there, else a blank one that is kept from its first letter on. */
export function useDraft(
  store: NotesStore,
  record: string,
  newId: () => string,
  place: NoteDraft['place'],
  isHere: (place: NoteDraft['place']) => boolean,
  visibility: Visibility = 'private',
): Drafting {
  const blank = useRef<NoteDraft | null>(null);
  const found = store.drafts(record).find((draft) => isHere(draft.place));
  if (found) return { draft: found, offered: !store.isGoing(found.id), renew: () => (blank.current = null) };
  blank.current ??= {
    id: newId(),
    record,
    place,
    text: NO_TEXT,
    visibility,
    fields: [],
    at: 0,
  };
  return { draft: blank.current, offered: false, renew: () => (blank.current = null) };
}
