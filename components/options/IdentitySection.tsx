import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Introduced, ROLES, WhoAmI } from '../notes/WhoAmI';
import { roleWord } from '../notes/words';
import { failureOutcome, Notice, type Outcome } from './Notice';
import type { SectionProps } from './PlaybookSection';

/** What the background takes is stricter; this is what people mistype. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Who this browser's person is: said once, shown with what they write. */
export function IdentitySection({ data, actions, t }: SectionProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const { me } = data;
  const { roles } = data.policy.policy;
  const save = async (said: Introduced): Promise<void> => {
    if (busy) return;
    if (said.email !== null && !ADDRESS.test(said.email)) {
      return setOutcome({ kind: 'bad', text: t('identity_email_fault') });
    }
    setBusy(true);
    const answer = await actions.setIdentity(said);
    setBusy(false);
    setOutcome(answer.ok ? { kind: 'good', text: t('options_kept') } : failureOutcome(answer.error, t));
  };
  return (
    <>
      <section class="card form" aria-labelledby="who">
        <h2 id="who">{me ? t('identity_you_are', { name: me.name }) : t('identity_unsaid')}</h2>
        <p class="soft">{t('identity_about')}</p>
        <WhoAmI
          key={`${me?.id ?? ''} ${roles?.join() ?? ''}`}
          known={me}
          allowed={roles && { roles, words: t('policy_set_by') }}
          action={t('identity_save')}
          busy={busy}
          save={(said) => void save(said)}
          t={t}
        />
        <Notice outcome={outcome} />
      </section>
      <section class="card" aria-labelledby="roles">
        <h2 id="roles">{t('identity_roles')}</h2>
        <p class="soft">{t('identity_roles_about')}</p>
        <dl class="roles-about">
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{roleWord(role, t)}</dt>
              <dd>{t.dynamic(`identity_role_${role}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
