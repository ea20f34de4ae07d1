import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { Release } from '../../../lib/playbook/schema';
import type { HubStatus } from '../../../lib/team/hub/requests';
import type { PublisherStatus } from '../../../lib/team-requests';
import { DateField } from '../desk/form/DateField';
import { TextField } from '../desk/form/TextField';
import type { OptionsActions } from '../model';
import { failureOutcome, Notice, type Outcome } from '../Notice';
import { Segments } from '../Segments';
import { KeyForm } from './KeyForm';
import { PushButton } from './PushButton';
import { momentText } from './words';

export interface PublishCardProps {
  publisher: PublisherStatus;
  release: Release;
  /** Null: no hub was joined. */
  hub: HubStatus['hub'];
  actions: OptionsActions;
  t: Translate;
}

/** What the files are called; whoever follows asks for the one and for the other beside it. */
const DOCUMENT = 'playbook.json';

/** For those who publish: a key, then the active release as two files for any web server. */
export function PublishCard({ publisher, release, hub, actions, t }: PublishCardProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [changing, setChanging] = useState(false);
  const { key } = publisher;
  return (
    <section class="card form" aria-labelledby="team-publish">
      <h2 id="team-publish">{t('team_publish')}</h2>
      <p class="soft">{t('team_publish_about')}</p>
      {key === null || changing ? (
        <KeyForm
          publisher={publisher}
          actions={actions}
          done={(said) => {
            setOutcome(said);
            if (said.kind === 'good') setChanging(false);
          }}
          t={t}
        />
      ) : (
        <>
          <dl class="facts">
            <dt>{t('team_key_yours')}</dt>
            <dd>
              <code data-publisher-key>{key}</code>
            </dd>
            <dt>{t('team_key_made')}</dt>
            <dd>
              {publisher.madeAt !== null && momentText(publisher.madeAt, t)}
              {publisher.rotations > 0 && ` · ${t('team_key_rotations', { count: publisher.rotations })}`}
            </dd>
          </dl>
          {!publisher.backedUp && (
            <div class="hint" data-backup="missing">
              <p>{t('team_backup_missing')}</p>
              <button type="button" onClick={() => void actions.team.backedUp()}>
                {t('team_backup_done')}
              </button>
            </div>
          )}
          <Files release={release} hub={hub} actions={actions} say={setOutcome} t={t} />
          <LinkMaker publicKey={key} actions={actions} t={t} />
        </>
      )}
      {key !== null && (
        <div class="actions">
          <button type="button" onClick={() => setChanging(!changing)}>
            {t(changing ? 'options_cancel' : 'team_key_change')}
          </button>
        </div>
      )}
      <Notice outcome={outcome} />
    </section>
  );
}

interface FilesProps extends Pick<PublishCardProps, 'release' | 'hub' | 'actions' | 't'> {
  say(outcome: Outcome): void;
}

/** How the release is to be received, and the two files. */
function Files({ release, hub, actions, say, t }: FilesProps): JSX.Element {
  const [how, setHow] = useState<'at-once' | 'on-press'>('at-once');
  const [enforceFrom, setEnforceFrom] = useState<string | undefined>();
  const [withdrawn, setWithdrawn] = useState('');
  const withdraws = numbersIn(withdrawn);
  const receive = {
    how,
    enforceFrom: how === 'on-press' ? (enforceFrom ?? null) : null,
    withdraws: withdraws ?? [],
  };
  const save = async (): Promise<void> => {
    const answer = await actions.team.files(receive);
    if (!answer.ok) return say(failureOutcome(answer.error, t));
    if ('refused' in answer.value) return say({ kind: 'bad', text: t('team_not_able') });
    actions.saveFile({ name: DOCUMENT, type: 'application/json', text: answer.value.document });
    actions.saveFile({ name: `${DOCUMENT}.sig`, type: 'application/json', text: answer.value.signature });
    say({ kind: 'good', text: t('team_files_saved', { number: release.number }) });
  };
  return (
    <div class="form">
      <Segments
        name="team-how"
        label={t('team_how')}
        values={['at-once', 'on-press'] as const}
        value={how}
        words={(one) => t.dynamic(`team_how_${one}`)}
        set={(one) => setHow(one)}
      />
      <div class="fields">
        {how === 'on-press' && (
          <DateField
            label={t('team_enforce')}
            about={t('team_enforce_about')}
            value={enforceFrom}
            set={setEnforceFrom}
            t={t}
          />
        )}
        <TextField
          label={t('team_withdraw')}
          about={t('team_withdraw_about')}
          value={withdrawn}
          most={200}
          fault={withdraws === null ? t('team_withdraw_fault') : null}
          set={setWithdrawn}
          t={t}
        />
      </div>
      {hub?.publishes && (
        <PushButton
          hub={hub}
          release={release}
          receive={receive}
          disabled={withdraws === null}
          team={actions.team}
          say={say}
          t={t}
        />
      )}
      <div class="actions">
        <button
          type="button"
          class={hub?.publishes ? undefined : 'main'}
          disabled={withdraws === null}
          onClick={() => void save()}
        >
          {t('team_files', { number: release.number })}
        </button>
      </div>
      <p class="soft">{t('team_files_about')}</p>
    </div>
  );
}

/** "3, 4" → 3 and 4; null for anything that is no list of numbers. */
function numbersIn(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => /^[1-9]\d{0,8}$/.test(part)) ? parts.map(Number) : null;
}

/** The address where the document lies, with the key: what a rep pastes. */
function LinkMaker({
  publicKey,
  actions,
  t,
}: {
  publicKey: string;
  actions: OptionsActions;
  t: Translate;
}): JSX.Element {
  const [address, setAddress] = useState('');
  const [copied, setCopied] = useState<Outcome | null>(null);
  const good = URL.canParse(address) && new URL(address).protocol === 'https:';
  const link = good ? actions.team.linkTo(address, publicKey) : '';
  return (
    <div class="form">
      <TextField
        label={t('team_where')}
        about={t('team_where_about')}
        value={address}
        most={2_000}
        fault={address !== '' && !good ? t('team_join_not_https') : null}
        set={setAddress}
        t={t}
      />
      {good && (
        <p class="copyable">
          <code data-join-link>{link}</code>
          <button
            type="button"
            onClick={async () => {
              const done = await actions.copy(link);
              setCopied(
                done ? { kind: 'good', text: t('team_link_copied') } : { kind: 'bad', text: t('team_not_copied') },
              );
            }}
          >
            {t('options_copy')}
          </button>
        </p>
      )}
      <Notice outcome={copied} />
    </div>
  );
}
