import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { fieldOf } from '../../../../lib/playbook/changes';
import { kindOfKey, titleOf } from '../../../../lib/playbook/items';
import { fieldName } from '../../Changes';
import type { Clash, Desk, DeskActions } from '../../desk-model';
import { wordingOf } from '../compare/value-text';

export interface ClashCardProps {
  desk: Desk;
  actions: DeskActions;
  t: Translate;
}

/** What another tab changed first, where this tab changed the same: told in words, to be settled one by one. */
export function ClashCard({ desk, actions, t }: ClashCardProps): JSX.Element | null {
  const { clashes, items } = desk;
  const words = useMemo(() => wordingOf([items], t), [items, t]);
  if (clashes.length === 0) return null;
  return (
    <section class="card clashes" aria-labelledby="clashes">
      <h2 id="clashes">{t('clash_title')}</h2>
      <p class="soft">{t('clash_about')}</p>
      {clashes.map((clash) => (
        <One key={clash.edit.id} clash={clash} items={items} words={words} settle={actions.settle} t={t} />
      ))}
    </section>
  );
}

interface OneProps extends Pick<Desk, 'items'> {
  clash: Clash;
  words: ReturnType<typeof wordingOf>;
  settle: DeskActions['settle'];
  t: Translate;
}

function One({ clash, items, words, settle, t }: OneProps): JSX.Element {
  const changes = clash.edit.changes.filter(({ key }) => clash.keys.includes(key));
  return (
    <div class="clash">
      {changes.map(({ key, before, after }) => {
        const item = items.get(key);
        const kind = t.dynamic(`options_item_${kindOfKey(key)}`);
        const own = after ?? before ?? {};
        const title = item ? titleOf(item) : String(own.title ?? '');
        return (
          <div key={key} data-item={key}>
            <h3>
              {kind}: {title}
            </h3>
            {!item && <p>{t('clash_gone')}</p>}
            {after === null && <p>{t('clash_removed')}</p>}
            {item && after !== null && (
              <table class="before-after">
                <thead>
                  <tr>
                    <th scope="col">
                      <span class="hidden">{t('diff_field')}</span>
                    </th>
                    <th scope="col">{t('clash_theirs')}</th>
                    <th scope="col">{t('clash_mine')}</th>
                  </tr>
                </thead>
                <tbody>
                  {Object.keys({ ...before, ...after }).map((name) => (
                    <tr key={name}>
                      <th scope="row">{fieldName(name, t)}</th>
                      <td>{words(name, fieldOf({ ...item.fields }, name)) ?? <i>{t('diff_nothing')}</i>}</td>
                      <td>{words(name, fieldOf(after, name)) ?? <i>{t('diff_nothing')}</i>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        );
      })}
      <div class="actions">
        <button type="button" onClick={() => settle(clash, 'mine')}>
          {t('clash_keep_mine')}
        </button>
        <button type="button" onClick={() => settle(clash, 'theirs')}>
          {t('clash_keep_theirs')}
        </button>
      </div>
    </div>
  );
}
