import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SyncEntry } from '../../../lib/team/channel';
import type { HubStatus } from '../../../lib/team/hub/requests';
import type { TeamRequests } from '../../../lib/team-requests';
import { NudgesCard } from '../nudges/NudgesCard';
import type { SectionProps } from '../PlaybookSection';
import { FollowCard } from './FollowCard';
import { HubCard } from './HubCard';
import { OwnBrowsersCard } from './OwnBrowsersCard';
import { PolicyCard } from './PolicyCard';
import { PublishCard } from './PublishCard';
import { SyncLog } from './SyncLog';

export type TeamStatus = TeamRequests['team/status']['response'];

/** How a playbook reaches people: nothing by itself; by an address where a person follows one. */
export function TeamSection({ data, actions, t }: SectionProps): JSX.Element {
  const { team } = actions;
  const [status, setStatus] = useState<TeamStatus | null>(null);
  const [hub, setHub] = useState<HubStatus | null>(null);
  const [entries, setEntries] = useState<SyncEntry[]>([]);
  useEffect(() => {
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const [answer, log, joined] = await Promise.all([team.status(), team.log(), team.hub.status()]);
      if (ended.signal.aborted) return;
      if (answer.ok) setStatus(answer.value);
      if (joined.ok) setHub(joined.value);
      setEntries(log);
    };
    void read();
    team.listen(() => void read(), ended.signal);
    return () => ended.abort();
  }, [team]);
  return (
    <>
      <section class="card" aria-labelledby="team-ways">
        <h2 id="team-ways">{t('team_ways')}</h2>
        <p>{t('team_ways_none')}</p>
        <ul class="ways">
          {(['address', 'hub', 'policy', 'own', 'file'] as const).map((way) => (
            <li key={way}>
              <h3>{t.dynamic(`team_way_${way}`)}</h3>
              <p class="soft">{t.dynamic(`team_way_${way}_about`)}</p>
            </li>
          ))}
        </ul>
      </section>
      <PolicyCard reading={data.policy} carriedOut={status?.policy ?? null} t={t} />
      {status && (
        <FollowCard
          address={status.address}
          able={status.publisher.able}
          ruled={data.policy.policy.playbook?.kind ?? null}
          team={team}
          t={t}
        />
      )}
      {hub && <HubCard status={hub} actions={actions} t={t} />}
      {status && (
        <PublishCard
          publisher={status.publisher}
          release={data.release}
          hub={hub?.hub ?? null}
          actions={actions}
          t={t}
        />
      )}
      <OwnBrowsersCard team={team} t={t} />
      <NudgesCard nudges={actions.nudges} playbook={data.release.playbook} t={t} />
      <SyncLog entries={entries} copy={actions.copy} t={t} />
    </>
  );
}
