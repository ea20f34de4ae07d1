import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Redirect } from '../../lib/playbook/schema';
import { Hat } from '../ui/Icon';
import { formatDay } from './format';
import type { Pending, SidebarActions } from './model';

interface BannerProps {
  redirect: Redirect;
  pending: Pending;
  t: Translate;
  actions: SidebarActions;
}

/** A change of direction that this person has not read yet; also one that was weighed and left the vision as it was. */
export function RedirectBanner({ redirect, pending, t, actions }: BannerProps): JSX.Element {
  const title = useId();
  const { challenge, opportunity, whyWeCan } = redirect;
  const said = [
    ['why', redirect.whyConsiderable],
    ['challenge', challenge],
    ['opportunity', opportunity],
    ['can', whyWeCan],
  ].filter(([, text]) => text !== undefined);
  const state = pending[`acknowledged:${redirect.id}`];
  return (
    <section class="redirect" aria-labelledby={title} data-redirect={redirect.id}>
      <p class="eyebrow">
        <Hat hat="leader" />
        <span>{t(redirect.outcome === 'held' ? 'panel_redirect_held' : 'panel_redirect_changed')}</span>
        <span class="soft">{formatDay(redirect.date, t.locale)}</span>
      </p>
      <h3 id={title}>{redirect.title}</h3>
      <p>{redirect.whatChanged}</p>
      <dl>
        {said.map(([name, text]) => (
          <div key={name}>
            <dt>{t.dynamic(`panel_redirect_${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {(state === 'failed' || state === 'late') && (
        <p class="bad" role="alert">
          {t(state === 'late' ? 'panel_not_saved_yet' : 'panel_not_saved')}
        </p>
      )}
      <button
        type="button"
        class="button"
        aria-busy={state === 'saving'}
        onClick={() => actions.acknowledge(redirect.id)}
      >
        {t('panel_got_it')}
      </button>
    </section>
  );
}
