import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { HubState } from '../../../lib/team/hub/contract';
import type { HubStatus } from '../../../lib/team/hub/requests';
import { Confirm } from '../Confirm';
import { failureOutcome, type Outcome } from '../Notice';
import type { TeamActions } from '../team-model';
import { Waiting } from './FollowCard';
import { momentText } from './words';

export interface HubFactsProps {
  status: HubStatus;
  hub: NonNullable<HubStatus['hub']>;
  team: TeamActions;
  say(outcome: Outcome): void;
  t: Translate;
}

/** The hub that was joined: how the connection is, what it brings, and who receives what. */
export function HubFacts({ status, hub, team, say, t }: HubFactsProps): JSX.Element {
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const { state, waiting } = status;
  const check = async (): Promise<void> => {
    setBusy(true);
    const answer = await team.hub.check();
    setBusy(false);
    if (!answer.ok) return say(failureOutcome(answer.error, t));
    const now = answer.value.state;
    const good = now.state === 'live' || now.state === 'resting';
    say({ kind: good ? 'good' : 'bad', text: stateText(now, t) });
  };
  return (
    <>
      <dl class="facts">
        <dt>{t('team_hub_team')}</dt>
        <dd>{hub.people === null ? hub.team : `${hub.team} · ${t('team_hub_people', { count: hub.people })}`}</dd>
        <dt>{t('team_hub_servers')}</dt>
        <dd>
          <code>{hub.servers.join(' ')}</code>
        </dd>
        <dt>{t('team_state')}</dt>
        <dd data-hub-state={state.state} aria-live="polite">
          {stateText(state, t)}
          {'detail' in state && state.detail !== '' && <code>{state.detail}</code>}
        </dd>
        <dt>{t('team_release')}</dt>
        <dd data-hub-release={hub.release ?? 0}>
          {hub.publisher === null
            ? t('team_hub_no_publisher')
            : hub.release === null
              ? t('team_never')
              : t('team_release_number', { number: hub.release })}
        </dd>
        <dt>{t('team_ways')}</dt>
        <dd>
          {t('team_hub_who')} {t(hub.sealed ? 'team_hub_sealed' : 'team_hub_open')}
        </dd>
      </dl>
      {waiting && <Waiting waiting={waiting} team={team} say={say} t={t} />}
      <div class="actions">
        <button type="button" disabled={busy} onClick={() => void check()}>
          {t(busy ? 'team_checking' : 'team_check')}
        </button>
        {hub.byPolicy ? (
          <span class="soft">{t('team_hub_join_by_policy')}</span>
        ) : (
          <button type="button" onClick={() => setLeaving(true)}>
            {t('team_hub_leave')}
          </button>
        )}
      </div>
      {leaving && (
        <Confirm
          question={t('team_hub_leave_question')}
          act={t('team_hub_leave')}
          t={t}
          cancel={() => setLeaving(false)}
          confirm={async () => {
            const answer = await team.hub.leave();
            say(answer.ok ? { kind: 'good', text: t('team_left') } : failureOutcome(answer.error, t));
          }}
        />
      )}
    </>
  );
}

/** How the connection is, in a sentence. */
export function stateText(state: HubState, t: Translate): string {
  switch (state.state) {
    case 'live':
      return t('team_hub_state_live', { time: momentText(state.since, t) });
    case 'resting':
      return t('team_hub_state_resting', { time: momentText(state.since, t), next: momentText(state.nextAt, t) });
    case 'offline':
      return t('team_hub_state_offline', { time: momentText(state.since, t) });
    case 'refused':
      return t.dynamic(`team_failed_hub_${state.why}`);
    default:
      return t.dynamic(`team_hub_state_${state.state}`);
  }
}
