import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { instantText } from '../format';
import type { OptionsActions, OptionsData } from '../model';
import type { PrivateNote } from '../note-model';

export interface PrivatePicksProps {
  data: OptionsData;
  actions: Pick<OptionsActions, 'privateNotes'>;
  picked: ReadonlySet<string>;
  pick(picked: ReadonlySet<string>): void;
  t: Translate;
}

/** Characters of a note that are shown, so that a person knows which one it is. */
const SHOWN = 90;

/** The private notes on people, none of which goes along in an export unless it is ticked; nothing where there are none. */
export function PrivatePicks({ data, actions, picked, pick, t }: PrivatePicksProps): JSX.Element | null {
  const [notes, setNotes] = useState<readonly PrivateNote[]>([]);
  useEffect(() => {
    let wanted = true;
    void actions.privateNotes().then((found) => {
      if (wanted) setNotes(found);
    });
    return () => {
      wanted = false;
    };
    // Data that was read again is another object.
  }, [actions, data]);
  if (notes.length === 0) return null;
  return (
    <details class="private-picks">
      <summary>{t('private_picks', { count: notes.length })}</summary>
      <p class="soft">{t('private_picks_about')}</p>
      <ul>
        {notes.map(({ id, name, at, markdown }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={picked.has(id)}
                onChange={({ currentTarget }) => {
                  const next = new Set(picked);
                  if (currentTarget.checked) next.add(id);
                  else next.delete(id);
                  pick(next);
                }}
              />
              <span>
                {name || t('flags_somebody')}, {instantText(at, t)}
                <small>{markdown.length > SHOWN ? `${markdown.slice(0, SHOWN)}…` : markdown}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
