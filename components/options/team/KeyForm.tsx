import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { PublisherStatus } from '../../../lib/team-requests';
import { Field } from '../desk/form/Field';
import type { OptionsActions } from '../model';
import { failureOutcome, type Outcome } from '../Notice';
import { Segments } from '../Segments';

/** Characters of the shortest passphrase (lib/team/publisher-key.ts). */
const SHORTEST = 12;
const BACKUP = 'sightline-publisher-key.json';

export interface KeyFormProps {
  publisher: PublisherStatus;
  actions: OptionsActions;
  done(outcome: Outcome): void;
  t: Translate;
}

/** A new key, one after another, or one from its backup. */
export function KeyForm({ publisher, actions, done, t }: KeyFormProps): JSX.Element {
  const [way, setWay] = useState<'make' | 'restore'>('make');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const short = passphrase.length < SHORTEST;
  const ready = way === 'make' ? !short && passphrase === again : file !== null && passphrase !== '';

  const make = async (): Promise<Outcome> => {
    const { makeKey, rotateKey } = actions.team;
    const answer = await (publisher.key === null ? makeKey(passphrase) : rotateKey(passphrase));
    if (!answer.ok) return failureOutcome(answer.error, t);
    if ('refused' in answer.value) return { kind: 'bad', text: t('team_not_able') };
    actions.saveFile({ name: BACKUP, type: 'application/json', text: answer.value.backup });
    return { kind: 'good', text: t('team_key_done') };
  };
  const restore = async (): Promise<Outcome> => {
    const answer = await actions.team.restoreKey((await file?.text()) ?? '', passphrase);
    if (!answer.ok) return failureOutcome(answer.error, t);
    if ('refused' in answer.value) return { kind: 'bad', text: t.dynamic(`team_key_${answer.value.refused}`) };
    return { kind: 'good', text: t('team_key_restored') };
  };

  return (
    <form
      class="form"
      onSubmit={async (event) => {
        event.preventDefault();
        if (busy || !ready) return;
        setBusy(true);
        done(await (way === 'make' ? make() : restore()));
        setBusy(false);
      }}
    >
      <Segments
        name="team-key-way"
        label={t('team_key_way')}
        values={['make', 'restore'] as const}
        value={way}
        words={(one) => t.dynamic(`team_key_way_${one === 'make' && publisher.key !== null ? 'rotate' : one}`)}
        set={(one) => setWay(one)}
      />
      <p class="soft">{t.dynamic(`team_key_way_${way === 'make' && publisher.key !== null ? 'rotate' : way}_about`)}</p>
      {way === 'restore' && (
        <Field label={t('team_key_file')}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".json,application/json"
              onChange={({ currentTarget }) => setFile(currentTarget.files?.[0] ?? null)}
            />
          )}
        </Field>
      )}
      <div class="fields">
        <Passphrase
          label={t('team_passphrase')}
          about={way === 'make' ? t('team_passphrase_about', { count: SHORTEST }) : undefined}
          value={passphrase}
          fault={way === 'make' && passphrase !== '' && short ? t('team_passphrase_short', { count: SHORTEST }) : null}
          set={setPassphrase}
        />
        {way === 'make' && (
          <Passphrase
            label={t('team_passphrase_again')}
            value={again}
            fault={again !== '' && again !== passphrase ? t('team_passphrase_differs') : null}
            set={setAgain}
          />
        )}
      </div>
      <div class="actions">
        <button type="submit" class="main" disabled={!publisher.able || busy || !ready}>
          {t.dynamic(`team_key_act_${way}`)}
        </button>
      </div>
      {!publisher.able && <p class="mark">{t('team_not_able')}</p>}
    </form>
  );
}

interface PassphraseProps {
  label: string;
  about?: string | undefined;
  value: string;
  fault: string | null;
  set(value: string): void;
}

function Passphrase({ label, about, value, fault, set }: PassphraseProps): JSX.Element {
  return (
    <Field label={label} about={about} fault={fault}>
      {(control) => (
        <input
          {...control}
          type="password"
          autocomplete="new-password"
          maxLength={1_000}
          value={value}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
    </Field>
  );
}
