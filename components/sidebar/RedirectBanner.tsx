import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Redirect } from '../../lib/playbook/schema';
import { Hat } from '../ui/Icon';
import { useUniqueId } from '../ui/use-unique-id';
import { formatDay } from './format';
import type { Pending, SidebarActions } from './model';

interface BannerProps {
  redirect: Redirect;
  pending: Pending;
  t: Translate;
  actions: SidebarActions;
}

/**
 * A change of direction that this person has not read yet; also one that was weighed and left the vision as it was. It
 * names what changed and opens at a press, so that the record's own advice stays in view.
 */
export function RedirectBanner({ redirect, pending, t, actions }: BannerProps): JSX.Element {
  const title = useUniqueId();
  const more = useUniqueId();
  const [open, setOpen] = useState(false);
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
      <dl id={more} hidden={!open}>
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
      <div class="redirect-acts">
        <button type="button" class="button" aria-expanded={open} aria-controls={more} onClick={() => setOpen(!open)}>
          {t('panel_redirect_read')}
        </button>
        <button
          type="button"
          class="button"
          aria-busy={state === 'saving'}
          onClick={() => actions.acknowledge(redirect.id)}
        >
          {t('panel_got_it')}
        </button>
      </div>
    </section>
  );
}
