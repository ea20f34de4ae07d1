import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { HubStatus } from '../../../lib/team/hub/requests';
import { Confirm } from '../Confirm';
import { TextArea } from '../desk/form/TextArea';
import type { OptionsActions } from '../model';
import { failureOutcome, type Outcome } from '../Notice';
import { momentText } from './words';

export interface HubKeyProps {
  status: HubStatus;
  actions: OptionsActions;
  say(outcome: Outcome): void;
  t: Translate;
}

/** This browser's key, and the card by which the hub's admin takes its person in. */
export function HubKey({ status, actions, say, t }: HubKeyProps): JSX.Element {
  const [creds, setCreds] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { identity, person } = status;
  const make = async (): Promise<void> => {
    setAsked(false);
    const answer = await actions.team.hub.makeKey();
    if (!answer.ok) return say(failureOutcome(answer.error, t));
    if ('refused' in answer.value) return say({ kind: 'bad', text: t('team_hub_nameless') });
    say({ kind: 'good', text: t('team_hub_key_made') });
  };
  const take = async (text: string): Promise<void> => {
    const answer = await actions.team.hub.creds(text);
    if (!answer.ok) return say(failureOutcome(answer.error, t));
    if ('refused' in answer.value) return say({ kind: 'bad', text: t.dynamic(`team_hub_${answer.value.refused}`) });
    setCreds(null);
    say({ kind: 'good', text: t('team_hub_key_made') });
  };
  if (person === null) return <p class="hint">{t('team_hub_nameless')}</p>;
  return (
    <>
      {identity && (
        <div class="hint">
          <h3>{t('team_hub_card')}</h3>
          <p class="soft">{t('team_hub_card_about')}</p>
          <pre class="join-card" data-join-card>
            {identity.card}
          </pre>
          <p class="soft">
            {t('team_hub_key_since', { date: momentText(identity.madeAt, t) })}
            {identity.replacing && ` ${t('team_hub_key_replacing')}`}
          </p>
          <div class="actions">
            <button
              type="button"
              onClick={async () => {
                const done = await actions.copy(identity.card);
                say(
                  done
                    ? { kind: 'good', text: t('team_hub_card_copied') }
                    : { kind: 'bad', text: t('team_not_copied') },
                );
              }}
            >
              {t('team_hub_card_copy')}
            </button>
            <button type="button" onClick={() => setAsked(true)}>
              {t('team_hub_key_new')}
            </button>
          </div>
          {asked && (
            <Confirm
              question={t('team_hub_key_question')}
              act={t('team_hub_key_new')}
              t={t}
              cancel={() => setAsked(false)}
              confirm={() => void make()}
            />
          )}
        </div>
      )}
      {creds !== null && (
        <TextArea
          label={t('team_hub_creds')}
          about={t('team_hub_creds_about')}
          value={creds}
          most={20_000}
          lines={4}
          set={setCreds}
          t={t}
        />
      )}
      <div class="actions">
        {!identity && (
          <button type="button" class="main" onClick={() => void make()}>
            {t('team_hub_key_make')}
          </button>
        )}
        {creds === null ? (
          <button type="button" onClick={() => setCreds('')}>
            {t('team_hub_creds_have')}
          </button>
        ) : (
          <button type="button" disabled={creds.trim() === ''} onClick={() => void take(creds)}>
            {t('team_hub_creds_take')}
          </button>
        )}
      </div>
    </>
  );
}
