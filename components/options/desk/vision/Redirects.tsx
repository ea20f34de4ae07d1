import type { JSX } from 'preact';
import { newRedirects } from '../../../../lib/playbook/fixed-point';
import { reviseVision } from '../../../../lib/playbook/revise';
import type { Redirect } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import type { Desk, DeskActions } from '../../desk-model';
import { go } from '../go';
import { newId } from '../new-id';
import { RedirectForm } from './RedirectForm';
import { newRedirect } from './redirect-draft';
import { Timeline } from './Timeline';
import type { VisionPartProps } from './vision-part';

/** Begins a redirect and leads to it. */
export function addRedirect(desk: Desk, actions: DeskActions, outcome: Redirect['outcome']): void {
  const redirect = newRedirect(newId('redirect'), outcome, desk.today, desk.published.vision);
  actions.edit((draft) => reviseVision(draft, (vision) => ({ ...vision, redirects: [...vision.redirects, redirect] })));
  go(editorAddress({ kind: 'redirect', id: redirect.id }));
}

/** Every change of course, and those weighed and not taken: the ones being written, then the history. */
export function Redirects({ desk, actions, t, say }: VisionPartProps): JSX.Element {
  const fresh = newRedirects(desk.published, desk.playbook);
  const known = new Set(fresh.map(({ id }) => id));
  const history = desk.playbook.vision.redirects.filter(({ id }) => !known.has(id));
  return (
    <section class="card" aria-labelledby="redirects">
      <h2 id="redirects">{t('options_kind_redirect')}</h2>
      <p class="soft">{t('desk_redirects_about')}</p>
      <div class="actions edit-only">
        <button type="button" onClick={() => addRedirect(desk, actions, 'changed')}>
          {t('desk_redirect_write')}
        </button>
        <button type="button" onClick={() => addRedirect(desk, actions, 'held')}>
          {t('desk_redirect_held')}
        </button>
      </div>
      {fresh.map((redirect) => (
        <RedirectForm key={redirect.id} redirect={redirect} actions={actions} t={t} say={say} />
      ))}
      <Timeline redirects={history} t={t} />
    </section>
  );
}
