import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import { editorAddress } from '../../address';
import { fieldName } from '../../Changes';
import type { Desk, DeskActions } from '../../desk-model';
import { GapList } from '../overview/GapList';

export interface BlockersProps {
  desk: Desk;
  callWording: DeskActions['callWording'];
  t: Translate;
}

/** What has to be seen to before publishing, and what is named but allowed. */
export function Blockers({ desk, callWording, t }: BlockersProps): JSX.Element | null {
  const { gaps, unexplained } = desk;
  const found = gaps.filter(({ severity }) => severity !== 'notice');
  if (found.length === 0 && unexplained.length === 0) return null;
  const errors = found.some(({ severity }) => severity === 'error') || unexplained.length > 0;
  return (
    <section class="card" aria-labelledby="blockers">
      <h2 id="blockers">{t(errors ? 'publish_blocked' : 'publish_warned')}</h2>
      <p class="soft">{t(errors ? 'publish_blocked_about' : 'publish_warned_about')}</p>
      {unexplained.length > 0 && (
        <div class="unexplained">
          <p>{t('publish_unexplained')}</p>
          <ul>
            {unexplained.map((change) => {
              const whole = change.fields.find((field) => field === 'added' || field === 'removed');
              return (
                <li key={change.key} data-item={change.key}>
                  <span>
                    <b>{change.kind === 'vision' ? t('options_item_vision') : change.title}</b>:{' '}
                    {change.fields
                      .map((field) => (field === whole ? t.dynamic(`diff_what_${field}`) : fieldName(field, t)))
                      .join(', ')}
                  </span>
                  {!whole && (
                    <button type="button" onClick={() => callWording(change)}>
                      {t('publish_call_wording')}
                    </button>
                  )}
                  <a href={editorAddress({ kind: change.kind, id: change.id })}>{t('publish_look')}</a>
                </li>
              );
            })}
          </ul>
          <p>
            <a class="button" href="#vision">
              {t('publish_redirect')}
            </a>
          </p>
        </div>
      )}
      {found.length > 0 && <GapList gaps={found} t={t} />}
    </section>
  );
}
