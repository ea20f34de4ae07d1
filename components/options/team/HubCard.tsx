import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { HubStatus } from '../../../lib/team/hub/requests';
import { TextArea } from '../desk/form/TextArea';
import type { OptionsActions } from '../model';
import { failureOutcome, Notice, type Outcome } from '../Notice';
import { Switch } from '../SidebarSection';
import { HubFacts } from './HubFacts';
import { HubKey } from './HubKey';

export interface HubCardProps {
  status: HubStatus;
  actions: OptionsActions;
  t: Translate;
}

/** The live channel: first a key and its card for the admin, then a join link, then how the connection is. */
export function HubCard({ status, actions, t }: HubCardProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { hub, identity } = status;
  return (
    <section class="card form" aria-labelledby="team-hub" data-hub={hub ? 'joined' : 'none'}>
      <h2 id="team-hub">{t('team_hub')}</h2>
      <p class="soft">{t('team_hub_about')}</p>
      {hub && <HubFacts status={status} hub={hub} team={actions.team} say={setOutcome} t={t} />}
      <HubKey status={status} actions={actions} say={setOutcome} t={t} />
      {!hub && identity && <Join actions={actions} say={setOutcome} t={t} />}
      <Notice outcome={outcome} />
    </section>
  );
}

interface JoinProps extends Pick<HubCardProps, 'actions' | 't'> {
  say(outcome: Outcome): void;
}

function Join({ actions, say, t }: JoinProps): JSX.Element {
  const [link, setLink] = useState('');
  const [busy, setBusy] = useState(false);
  /** What was written for others when there was nobody to read it. */
  const [earlier, setEarlier] = useState(0);
  const [along, setAlong] = useState(true);
  const { hub } = actions.team;
  useEffect(() => {
    void hub.earlier(false).then((answer) => {
      if (answer.ok) setEarlier(answer.value.notes);
    });
  }, [hub]);
  const join = async (): Promise<void> => {
    setBusy(true);
    const answer = await hub.join(link);
    const sent =
      answer.ok && answer.value.outcome === 'joined' && along && earlier > 0 ? await hub.earlier(true) : null;
    setBusy(false);
    if (!answer.ok) return say(failureOutcome(answer.error, t));
    if (sent && !sent.ok) return say(failureOutcome(sent.error, t));
    if (answer.value.outcome === 'joined') return say({ kind: 'good', text: t('team_joined') });
    const { reason, detail = '' } = answer.value;
    say({ kind: 'bad', text: `${t.dynamic(`team_hub_join_${reason}`)} ${detail}`.trim() });
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <TextArea
        label={t('team_hub_link')}
        about={t('team_hub_link_about')}
        value={link}
        most={20_000}
        set={setLink}
        t={t}
      />
      {earlier > 0 && (
        <Switch label={t('team_hub_earlier', { count: earlier })} on={along} set={setAlong}>
          {t('team_hub_earlier_about')}
        </Switch>
      )}
      <div class="actions">
        <button type="submit" class="main" disabled={busy || link.trim() === ''}>
          {t(busy ? 'team_joining' : 'team_hub_join')}
        </button>
      </div>
    </form>
  );
}
