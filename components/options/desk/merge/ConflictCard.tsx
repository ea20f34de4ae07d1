import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import { fieldOf, sameValue } from '../../../../lib/playbook/changes';
import type { Fields } from '../../../../lib/playbook/edit';
import type { MergeChoice, MergeConflict } from '../../../../lib/playbook/merge-conflict';
import { thirdVersion } from '../../../../lib/playbook/merge-edit';
import { fieldName } from '../../Changes';
import type { Wording } from '../compare/value-text';
import { TextArea } from '../form/TextArea';

export interface ConflictCardProps {
  conflict: MergeConflict;
  choice: MergeChoice | undefined;
  choose(choice: MergeChoice): void;
  words: Wording;
  t: Translate;
}

/** The columns, by the names of their texts. */
const SIDES = ['before', 'mine', 'theirs'] as const;
/** Where something stands is chosen as a whole, not put together. */
const PLACES: readonly string[] = ['place', 'order'];

const fieldsOf = (item: MergeConflict['mine']): Fields => ({ ...item?.fields });

/** One item that the draft and the release changed, each in its own way: both beside each other, and the choice. */
export function ConflictCard({ conflict, choice, choose, words, t }: ConflictCardProps): JSX.Element {
  const { key, kind, title, base, mine, theirs, fields } = conflict;
  const written = fields.filter((name) => !PLACES.includes(name));
  const canEdit = mine !== null && theirs !== null && written.length > 0;
  /** What the person wrote so far is in the choice itself, so that it outlives this card. */
  const edited = typeof choice === 'object' ? choice.edited : fieldsOf(mine);
  const write = (name?: string, value?: unknown): void => {
    const picked = new Map(written.map((one) => [one, one === name ? value : fieldOf(edited, one)]));
    const version = thirdVersion(conflict, picked);
    if (version) choose({ edited: version });
  };
  const value = choice === undefined || typeof choice === 'string' ? choice : 'edit';
  const option = (name: 'mine' | 'theirs' | 'edit', text: string): JSX.Element => (
    <label>
      <input
        type="radio"
        name={`conflict ${key}`}
        checked={value === name}
        onChange={() => (name === 'edit' ? write() : choose(name))}
      />{' '}
      {text}
    </label>
  );
  return (
    <fieldset class="conflict" data-item={key}>
      <legend>
        {t.dynamic(`options_item_${kind}`)}: {title || t('overview_untitled')}
      </legend>
      {mine === null || theirs === null ? (
        <p>{t(mine === null ? 'merge_removed_mine' : 'merge_removed_theirs')}</p>
      ) : (
        <table class="before-after">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{t('diff_field')}</span>
              </th>
              <th scope="col">{t('merge_before')}</th>
              <th scope="col">{t('merge_mine')}</th>
              <th scope="col">{t('merge_theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((name) => (
              <tr key={name}>
                <th scope="row">{fieldName(name, t)}</th>
                {[base, mine, theirs].map((item, index) => (
                  <td key={index} data-side={t.dynamic(`merge_${SIDES[index]}`)}>
                    {PLACES.includes(name)
                      ? t('merge_place_differs')
                      : (words(name, fieldOf(fieldsOf(item), name)) ?? <i>{t('diff_nothing')}</i>)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="conflict-choice">
        {option('mine', t(mine === null ? 'merge_keep_removed' : 'merge_keep_mine'))}
        {option('theirs', t(theirs === null ? 'merge_keep_removed' : 'merge_keep_theirs'))}
        {canEdit && option('edit', t('merge_edit'))}
      </div>
      {value === 'edit' &&
        written.map((name) => {
          const [own, other] = [fieldOf(fieldsOf(mine), name), fieldOf(fieldsOf(theirs), name)];
          const now = fieldOf(edited, name);
          if (typeof own === 'string' || typeof other === 'string') {
            return (
              <TextArea
                key={name}
                label={fieldName(name, t)}
                value={typeof now === 'string' ? now : ''}
                most={20_000}
                set={(text) => write(name, text === '' ? undefined : text)}
                t={t}
              />
            );
          }
          return (
            <label key={name} class="entry">
              <span>{fieldName(name, t)}</span>
              <select
                value={sameValue(now, other) ? 'theirs' : 'mine'}
                onChange={({ currentTarget }) => write(name, currentTarget.value === 'theirs' ? other : own)}
              >
                <option value="mine">{t('merge_keep_mine')}</option>
                <option value="theirs">{t('merge_keep_theirs')}</option>
              </select>
            </label>
          );
        })}
    </fieldset>
  );
}
