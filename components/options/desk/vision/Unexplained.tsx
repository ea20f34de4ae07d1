import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { calledWording } from '../../../../lib/playbook/called-wording';
import { newRedirects } from '../../../../lib/playbook/fixed-point';
import type { VisionChange } from '../../../../lib/playbook/vision-change';
import { addRedirect } from './Redirects';
import type { VisionPartProps } from './vision-part';

/** What was changed of a published vision and not explained yet: it is a change of course, or only wording. */
export function Unexplained({ desk, actions, t, say }: VisionPartProps): JSX.Element | null {
  const { unexplained } = desk;
  if (unexplained.length === 0) return null;
  const call = (change: VisionChange): void => {
    actions.callWording(change);
    say(t('desk_called_wording', { title: change.title }));
  };
  const held = newRedirects(desk.published, desk.playbook).length > 0;
  return (
    <section class="card unexplained" aria-labelledby="unexplained">
      <h2 id="unexplained">{t('desk_unexplained')}</h2>
      <p>{t('desk_unexplained_about', { number: desk.base.number })}</p>
      <ul class="changes">
        {unexplained.map((change) => (
          <li key={change.key} class="line">
            <Change change={change} t={t} />
            {!change.fields.some((field) => field in FIELD_KEYS) && (
              <button type="button" class="edit-only" onClick={() => call(change)}>
                {t('desk_only_wording')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {held && <p class="soft">{t('desk_held_explains_nothing')}</p>}
      <div class="actions edit-only">
        <button type="button" class="main" onClick={() => addRedirect(desk, actions, 'changed')}>
          {t('desk_redirect_write')}
        </button>
      </div>
    </section>
  );
}

/** What is recorded as wording, so that the leader sees what needs no redirect. */
export function Wordings({ desk, t }: Pick<VisionPartProps, 'desk' | 't'>): JSX.Element | null {
  const { published, playbook, edits } = desk;
  const called = useMemo(
    () =>
      calledWording(
        published,
        playbook,
        edits.filter(({ standing }) => standing === 'done'),
      ),
    [published, playbook.vision, edits],
  );
  if (called.length === 0) return null;
  return (
    <section class="notice wordings" aria-labelledby="wordings">
      <h2 id="wordings">{t('desk_wordings')}</h2>
      <ul>
        {called.map((change) => (
          <li key={change.key}>
            <Change change={change} t={t} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ change, t }: { change: VisionChange; t: Translate }): JSX.Element {
  return (
    <span>
      <b>{t.dynamic(`options_item_${change.kind}`)}</b>
      {change.kind === 'goal' && ` “${change.title}”`}:{' '}
      {change.fields.map((field) => t.dynamic(FIELD_KEYS[field] ?? `options_field_${field}`)).join(', ')}
    </span>
  );
}

/** What happened to a goal as a whole, which is never wording. */
const FIELD_KEYS: { [field: string]: string } = { added: 'desk_goal_added', removed: 'desk_goal_gone' };
