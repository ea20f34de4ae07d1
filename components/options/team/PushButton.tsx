import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { Release } from '../../../lib/playbook/schema';
import type { HubRequests, HubStatus } from '../../../lib/team/hub/requests';
import { failureOutcome, type Outcome } from '../Notice';
import type { TeamActions } from '../team-model';

export interface PushButtonProps {
  hub: NonNullable<HubStatus['hub']>;
  release: Release;
  receive: HubRequests['hub/publish']['request'];
  disabled: boolean;
  team: TeamActions;
  say(outcome: Outcome): void;
  t: Translate;
}

/** Makes the release in force here the one in force for the whole team, by one press. */
export function PushButton({ hub, release, receive, disabled, team, say, t }: PushButtonProps): JSX.Element {
  const [busy, setBusy] = useState(false);
  const push = async (): Promise<void> => {
    setBusy(true);
    const answer = await team.hub.publish(receive);
    setBusy(false);
    if (!answer.ok) return say(failureOutcome(answer.error, t));
    const { outcome } = answer.value;
    if (outcome === 'failed') {
      const { reason, detail } = answer.value;
      return say({ kind: 'bad', text: `${t.dynamic(`team_hub_failed_${reason}`)} ${detail}`.trim() });
    }
    say({
      kind: outcome === 'older' ? 'bad' : 'good',
      text: t.dynamic(`team_hub_push_${outcome}`, { number: answer.value.number, team: hub.team }),
    });
  };
  return (
    <>
      <div class="actions">
        <button type="button" class="main" disabled={disabled || busy} onClick={() => void push()}>
          {t('team_hub_push', { number: release.number, team: hub.team })}
        </button>
      </div>
      <p class="soft">{t('team_hub_push_about', { count: hub.people ?? 0 })}</p>
    </>
  );
}
