import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { PolicyPlaybook } from '../../../lib/team/policy/policy';
import type { AddressStatus } from '../../../lib/team-requests';
import { Confirm } from '../Confirm';
import { differenceSentence } from '../desk/compare/difference-words';
import { TextField } from '../desk/form/TextField';
import { failureOutcome, Notice, type Outcome } from '../Notice';
import type { TeamActions } from '../team-model';
import { entryText, momentText } from './words';

export interface FollowCardProps {
  /** Null: nothing is followed. */
  address: AddressStatus | null;
  /** Whether this browser can check signatures. */
  able: boolean;
  /** Where the organization says that the playbook comes from; null: it says nothing. */
  ruled: PolicyPlaybook['kind'] | null;
  team: TeamActions;
  t: Translate;
}

/** For those who receive: one join link, then what came of it. */
export function FollowCard({ address, able, ruled, team, t }: FollowCardProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <section class="card form" aria-labelledby="team-follow">
      <h2 id="team-follow">{t('team_follow')}</h2>
      {!able && <p class="mark">{t('team_not_able')}</p>}
      {address ? (
        <Followed address={address} ruled={ruled !== null} team={team} say={setOutcome} t={t} />
      ) : ruled === 'inline' ? (
        <p class="set-by">{t('team_by_policy_inline')}</p>
      ) : (
        <Join able={able} team={team} say={setOutcome} t={t} />
      )}
      <Notice outcome={outcome} />
    </section>
  );
}

interface JoinProps {
  able: boolean;
  team: TeamActions;
  say(outcome: Outcome): void;
  t: Translate;
}

function Join({ able, team, say, t }: JoinProps): JSX.Element {
  const [link, setLink] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <form
      class="form"
      onSubmit={async (event) => {
        event.preventDefault();
        if (busy || link.trim() === '') return;
        setBusy(true);
        // First of all the question to the browser, which it only takes straight from the click.
        const answer = await team.join(link);
        if (!answer.ok) say(failureOutcome(answer.error, t));
        else if (answer.value.outcome === 'refused')
          say({ kind: 'bad', text: t.dynamic(`team_join_${answer.value.reason}`) });
        else {
          const checked = await team.check();
          say(
            checked.ok && checked.value.entry
              ? { kind: checked.value.entry.what === 'added' ? 'good' : 'bad', text: entryText(checked.value.entry, t) }
              : { kind: 'good', text: t('team_joined') },
          );
        }
        setBusy(false);
      }}
    >
      <p class="soft">{t('team_follow_about')}</p>
      <TextField label={t('team_link')} about={t('team_link_about')} value={link} most={4_000} set={setLink} t={t} />
      <div class="actions">
        <button type="submit" class="main" disabled={!able || busy || link.trim() === ''}>
          {busy ? t('team_joining') : t('team_join')}
        </button>
      </div>
    </form>
  );
}

interface FollowedProps extends Pick<JoinProps, 'team' | 'say' | 't'> {
  address: AddressStatus;
  /** Set by the organization, so that nobody leaves it here. */
  ruled: boolean;
}

function Followed({ address, ruled, team, say, t }: FollowedProps): JSX.Element {
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const check = async (): Promise<void> => {
    setBusy(true);
    const answer = await team.check();
    setBusy(false);
    if (!answer.ok) return say(failureOutcome(answer.error, t));
    const { entry } = answer.value;
    const good = entry?.what === 'added' || entry?.what === 'same';
    say({ kind: good ? 'good' : 'bad', text: entry ? entryText(entry, t) : t('team_left') });
  };
  return (
    <>
      <dl class="facts">
        <dt>{t('team_address')}</dt>
        <dd>
          <code>{address.address}</code>
        </dd>
        <dt>{t('team_key')}</dt>
        <dd>
          <code>{address.key}</code>
        </dd>
        <dt>{t('team_state')}</dt>
        <dd data-team-state={address.state}>{t.dynamic(`team_state_${address.state}`)}</dd>
        <dt>{t('team_reached')}</dt>
        <dd>{address.reachedAt === null ? t('team_never') : momentText(address.reachedAt, t)}</dd>
        <dt>{t('team_next')}</dt>
        <dd>{momentText(address.nextAt, t)}</dd>
        <dt>{t('team_release')}</dt>
        <dd>{address.release === null ? t('team_never') : t('team_release_number', { number: address.release })}</dd>
      </dl>
      {address.state === 'not-allowed' && (
        <div class="hint">
          <p>{t('team_allow_about')}</p>
          <button
            type="button"
            class="main"
            onClick={async () => {
              // First of all the question to the browser, which it only takes straight from the click.
              if (await team.allow(address.address)) await check();
            }}
          >
            {t('team_allow')}
          </button>
        </div>
      )}
      {address.waiting && <Waiting waiting={address.waiting} team={team} say={say} t={t} />}
      <div class="actions">
        <button type="button" disabled={busy} onClick={() => void check()}>
          {busy ? t('team_checking') : t('team_check')}
        </button>
        {!ruled && (
          <button type="button" onClick={() => setLeaving(true)}>
            {t('team_leave')}
          </button>
        )}
      </div>
      {ruled && <p class="set-by">{t('team_by_policy')}</p>}
      {leaving && (
        <Confirm
          question={t('team_leave_question')}
          act={t('team_leave')}
          t={t}
          cancel={() => setLeaving(false)}
          confirm={async () => {
            const answer = await team.leave();
            say(answer.ok ? { kind: 'good', text: t('team_left') } : failureOutcome(answer.error, t));
          }}
        />
      )}
    </>
  );
}

/** A release that waits for a press, by whichever way it came. */
export function Waiting({
  waiting,
  team,
  say,
  t,
}: Omit<FollowedProps, 'address' | 'ruled'> & { waiting: NonNullable<AddressStatus['waiting']> }): JSX.Element {
  const { number, author, date, note, enforceFrom, withdraws, differences } = waiting;
  return (
    <div class="hint" data-waiting={number}>
      <h3>{t('team_waiting', { number })}</h3>
      <p class="soft">{[author, momentText(Date.parse(date), t), note].filter((one) => one !== '').join(' · ')}</p>
      <p>{differences.length === 0 ? t('diff_none') : differenceSentence(differences, null, t)}</p>
      {withdraws.length > 0 && (
        <p>{t('team_withdraws', { numbers: new Intl.ListFormat(t.locale).format(withdraws.map(String)) })}</p>
      )}
      {enforceFrom !== null && (
        <p>
          {t('team_enforced', {
            date: new Date(`${enforceFrom}T12:00`).toLocaleDateString(t.locale, { dateStyle: 'long' }),
          })}
        </p>
      )}
      <button
        type="button"
        class="main"
        onClick={async () => {
          const answer = await team.apply(number);
          if (!answer.ok) say(failureOutcome(answer.error, t));
          else say({ kind: 'good', text: t('team_applied', { number }) });
        }}
      >
        {t('team_apply')}
      </button>
    </div>
  );
}
