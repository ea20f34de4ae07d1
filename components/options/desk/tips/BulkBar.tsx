import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Tip } from '../../../../lib/playbook/schema';
import { confirmTip, withTipFields } from '../../../../lib/playbook/tip-acts';
import { DateField } from '../form/DateField';
import { TextField } from '../form/TextField';

export interface BulkBarProps {
  count: number;
  today: string;
  owners: readonly string[];
  /** Changes every chosen tip at once. `done` says what was done. */
  change(act: (tip: Tip) => Tip, done: string): void;
  t: Translate;
}

type What = 'owner' | 'priority' | 'validity';

/** What can be done with all chosen tips at once; each act is one step to undo. */
export function BulkBar({ count, today, owners, change, t }: BulkBarProps): JSX.Element {
  const [what, setWhat] = useState<What | null>(null);
  const toggle = (one: What): void => setWhat(what === one ? null : one);
  return (
    <div class="bulk-acts edit-only">
      <div class="actions">
        <button
          type="button"
          class="main"
          onClick={() => change((tip) => confirmTip(tip, today), t('tips_done_confirm', { count }))}
        >
          {t('tips_confirm_today')}
        </button>
        {(['owner', 'priority', 'validity'] as const).map((one) => (
          <button key={one} type="button" aria-expanded={what === one} onClick={() => toggle(one)}>
            {t.dynamic(`tips_bulk_${one}`)}
          </button>
        ))}
      </div>
      {what === 'owner' && <OwnerForm count={count} owners={owners} change={change} t={t} />}
      {what === 'priority' && <PriorityForm count={count} change={change} t={t} />}
      {what === 'validity' && <ValidityForm count={count} change={change} t={t} />}
    </div>
  );
}

type FormProps = Pick<BulkBarProps, 'count' | 'change' | 't'>;

function OwnerForm({ count, owners, change, t }: FormProps & Pick<BulkBarProps, 'owners'>): JSX.Element {
  const [owner, setOwner] = useState('');
  const done = owner.trim() === '' ? t('tips_done_no_owner', { count }) : t('tips_done_owner', { count, owner });
  return (
    <form
      class="bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        change((tip) => withTipFields(tip, { owner: owner.trim() }), done);
      }}
    >
      <TextField label={t('tips_owner')} value={owner} most={120} offers={owners} set={setOwner} t={t} />
      <button type="submit">{t('tips_set_all', { count })}</button>
    </form>
  );
}

function PriorityForm({ count, change, t }: FormProps): JSX.Element {
  return (
    <div class="bulk-form actions">
      {[1, 2, 3, 4, 5].map((priority) => (
        <button
          key={priority}
          type="button"
          onClick={() => change((tip) => ({ ...tip, priority }), t('tips_done_priority', { count, priority }))}
        >
          {t('why_priority', { priority })}
        </button>
      ))}
    </div>
  );
}

function ValidityForm({ count, change, t }: FormProps): JSX.Element {
  const [validFrom, setFrom] = useState<string | undefined>(undefined);
  const [validUntil, setUntil] = useState<string | undefined>(undefined);
  return (
    <form
      class="bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        change((tip) => withTipFields(tip, { validFrom, validUntil }), t('tips_done_validity', { count }));
      }}
    >
      <DateField label={t('tips_valid_from')} value={validFrom} set={setFrom} t={t} />
      <DateField label={t('tips_valid_until')} value={validUntil} set={setUntil} t={t} />
      <button type="submit">{t('tips_set_all', { count })}</button>
    </form>
  );
}
