import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { FlagWord, ThreadState, Visibility } from '../../lib/notes/event';
import { NoteIcon } from '../notes/NoteIcon';
import { flagWord, readersWord, stateWord, visibilityWord } from '../notes/words';
import { Hat, Icon } from '../ui/Icon';

/** Who may read a thread, by drawing and word. */
export function VisibilityMark({ visibility, t }: { visibility: Visibility; t: Translate }): JSX.Element {
  return (
    <span class="review-mark" title={readersWord(visibility, t)}>
      <NoteIcon name={visibility} />
      {visibilityWord(visibility, t)}
    </span>
  );
}

/** The state of a thread: told apart by its word and its shape, not by colour alone. */
export function StateMark({ state, t }: { state: ThreadState; t: Translate }): JSX.Element {
  return (
    <span class="review-mark state" data-state={state}>
      <NoteIcon name={state} />
      {stateWord(state, t)}
    </span>
  );
}

export function FlagMark({ flag, t }: { flag: FlagWord; t: Translate }): JSX.Element {
  return (
    <span class="review-mark flag" data-flag={flag}>
      <Icon name="flag" />
      {flagWord(flag, t)}
    </span>
  );
}

/** The hat under which somebody wrote; a rep wears none. */
export function HatMark({ hat }: { hat: 'leader' | 'manager' | 'coach' | 'rep' }): JSX.Element | null {
  if (hat === 'rep') return null;
  return (
    <span class="hat-mark" data-hat={hat}>
      <Hat hat={hat} />
    </span>
  );
}
