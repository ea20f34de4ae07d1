import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { OwnBrowsersStatus } from '../../../lib/team/own-browsers/requests';
import { Confirm } from '../Confirm';
import { bytesText } from '../format';
import { failureOutcome, Notice, type Outcome } from '../Notice';
import type { TeamActions } from '../team-model';
import { OwnBrowsersFacts } from './OwnBrowsersFacts';

export interface OwnBrowsersCardProps {
  team: TeamActions;
  t: Translate;
}

/** A small sign that everything was removed, and nothing else, is below this many bytes. */
const NEXT_TO_NOTHING = 100;

/** What travels between one person's own browsers: off at first. */
export function OwnBrowsersCard({ team, t }: OwnBrowsersCardProps): JSX.Element {
  const [status, setStatus] = useState<OwnBrowsersStatus | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [asked, setAsked] = useState<'stop' | 'remove' | null>(null);
  const [busy, setBusy] = useState(false);
  const asker = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const answer = await team.own.status();
      if (!ended.signal.aborted && answer.ok) setStatus(answer.value);
    };
    void read();
    team.listen(() => void read(), ended.signal);
    return () => ended.abort();
  }, [team]);

  const act = async (does: ReturnType<TeamActions['own']['status']>, words: string): Promise<void> => {
    setBusy(true);
    setAsked(null);
    const answer = await does;
    setBusy(false);
    if (answer.ok) setStatus(answer.value);
    setOutcome(answer.ok ? { kind: 'good', text: words } : failureOutcome(answer.error, t));
  };
  const ask = (what: 'stop' | 'remove', button: HTMLElement): void => {
    asker.current = button;
    setOutcome(null);
    setAsked(what);
  };

  return (
    <section class="card form" aria-labelledby="team-own" data-own-browsers={status && (status.on ? 'on' : 'off')}>
      <h2 id="team-own">{t('own_title')}</h2>
      <p>{t('own_about')}</p>
      <p class="soft">{t('own_not')}</p>
      {status?.stoppedElsewhere && <p class="mark">{t('own_stopped_elsewhere')}</p>}
      {status?.on && <OwnBrowsersFacts status={status} t={t} />}
      {status && !status.on && status.used > NEXT_TO_NOTHING && (
        <p class="soft">{t('own_still_there', { size: bytesText(status.used, t) })}</p>
      )}
      {status && (
        <div class="actions">
          {status.on ? (
            <button type="button" disabled={busy} onClick={({ currentTarget }) => ask('stop', currentTarget)}>
              {t('own_stop')}
            </button>
          ) : (
            <button
              type="button"
              class="main"
              disabled={busy}
              onClick={() => void act(team.own.turnOn(), t('own_turned_on'))}
            >
              {t('own_turn_on')}
            </button>
          )}
          {(status.on || status.used > NEXT_TO_NOTHING) && (
            <button type="button" disabled={busy} onClick={({ currentTarget }) => ask('remove', currentTarget)}>
              {t('own_remove')}
            </button>
          )}
        </div>
      )}
      {asked && (
        <Confirm
          question={t.dynamic(`own_${asked}_question`)}
          act={t.dynamic(`own_${asked}`)}
          t={t}
          cancel={() => {
            setAsked(null);
            asker.current?.focus();
          }}
          confirm={() => void act(team.own.turnOff(asked === 'remove'), t.dynamic(`own_done_${asked}`))}
        />
      )}
      <Notice outcome={outcome} />
    </section>
  );
}
