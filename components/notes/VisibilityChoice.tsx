import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Visibility } from '../../lib/notes/event';
import { useUniqueId } from '../ui/use-unique-id';
import { NoteIcon } from './NoteIcon';
import { readersWord, visibilityWord } from './words';

/** The narrowest first, and chosen unless a person says otherwise. */
export const VISIBILITIES: readonly Visibility[] = ['private', 'coach', 'team'];

/** Who may read it, as icon and word. */
export function VisibilityMark({ visibility, t }: { visibility: Visibility; t: Translate }): JSX.Element {
  return (
    <span class={`chip ${visibility}`} title={readersWord(visibility, t)}>
      <NoteIcon name={visibility} />
      {visibilityWord(visibility, t)}
    </span>
  );
}

interface VisibilityChoiceProps {
  chosen: Visibility;
  t: Translate;
  choose(visibility: Visibility): void;
}

/** Who may read what is being written; under it, in words, who that is. */
export function VisibilityChoice({ chosen, t, choose }: VisibilityChoiceProps): JSX.Element {
  const name = useUniqueId();
  return (
    <fieldset class="who-reads">
      <legend>{t('note_who_reads')}</legend>
      <div class="segments">
        {VISIBILITIES.map((visibility) => (
          <label key={visibility} class={visibility}>
            <input
              type="radio"
              name={name}
              value={visibility}
              checked={chosen === visibility}
              onChange={() => choose(visibility)}
            />
            <NoteIcon name={visibility} />
            {visibilityWord(visibility, t)}
          </label>
        ))}
      </div>
      <small>{readersWord(chosen, t)}</small>
    </fieldset>
  );
}
