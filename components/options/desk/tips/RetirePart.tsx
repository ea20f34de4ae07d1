import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { itemKey } from '../../../../lib/playbook/items';
import type { Tip } from '../../../../lib/playbook/schema';
import { retireTip, reviveTip, withSuccessor } from '../../../../lib/playbook/tip-acts';
import { editorAddress } from '../../address';
import { dayText } from '../../gap-text';
import type { PickOption } from '../form/find-options';
import { PickMany } from '../form/PickMany';
import { TextArea } from '../form/TextArea';
import type { TipPartProps } from './Confirmation';

/** Gives a tip up: asks for the tip that takes its place, or for a reason. Nothing is deleted. */
export function RetirePart({ tip, desk, edit, t }: TipPartProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setAsking(false);
    toggle.current?.focus();
  };
  return (
    <section class="card form" aria-labelledby="tip-retire">
      <h3 id="tip-retire">{t('tips_retire')}</h3>
      <p class="soft">{t('tips_retire_about')}</p>
      <div class="actions edit-only">
        <button ref={toggle} type="button" class="danger" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t('tips_retire_begin')}
        </button>
      </div>
      {asking && <RetireForm tip={tip} desk={desk} edit={edit} t={t} close={close} />}
    </section>
  );
}

function RetireForm({ tip, desk, edit, t, close }: TipPartProps & { close(): void }): JSX.Element {
  const [successor, setSuccessor] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState(false);
  const others = useOthers(tip, desk);
  const retire = (): void => {
    if (retireTip(tip, { successor, reason }, desk.today) === null) setRefused(true);
    else edit((one) => retireTip(one, { successor, reason }, desk.today) ?? one);
  };
  return (
    <form
      class="form edit-only"
      onSubmit={(event) => {
        event.preventDefault();
        retire();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <PickMany
        label={t('tips_successor')}
        chosen={successor === undefined ? [] : [successor]}
        options={others}
        most={1}
        set={([chosen]) => setSuccessor(chosen)}
        t={t}
      />
      <TextArea label={t('tips_retire_reason')} value={reason} most={1_000} set={setReason} t={t} />
      {refused && !successor && reason.trim() === '' && (
        <p class="fault" role="alert">
          {t('tips_retire_fault')}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="danger">
          {t('tips_retire_now')}
        </button>
        <button type="button" onClick={close}>
          {t('options_cancel')}
        </button>
      </div>
    </form>
  );
}

/** The tips that can take a tip's place. */
function useOthers(tip: Tip, { playbook: { tips } }: TipPartProps['desk']): PickOption[] {
  // Made once for as long as it is in sight: what is written meanwhile changes no title that is chosen by.
  return useMemo(
    () => tips.flatMap(({ id, title, retired }) => (retired || id === tip.id ? [] : [{ id, title }])),
    [tips.length, tip.id],
  );
}

/** That and why a tip was given up, and the way back; where its successor leads to nothing, another one can be chosen. */
export function RetiredNote({ tip, desk, edit, t }: TipPartProps): JSX.Element | null {
  const { retired } = tip;
  const [mending, setMending] = useState(false);
  if (!retired) return null;
  const next = retired.successor === undefined ? undefined : desk.items.get(itemKey('tip', retired.successor));
  const lost = retired.successor !== undefined && (next?.kind !== 'tip' || next.fields.retired !== undefined);
  return (
    <div class="notice warn tip-retired" role="status">
      <p>
        <b>{t('tips_retired_on', { date: dayText(retired.on, t) })}</b> {retired.reason}
      </p>
      {retired.successor !== undefined && (
        <p>
          {t('tips_successor')}:{' '}
          <a href={editorAddress({ kind: 'tip', id: retired.successor })}>
            {next?.kind === 'tip' ? next.fields.title : retired.successor}
          </a>
        </p>
      )}
      {(lost || mending) && (
        <div class="form edit-only" onFocusCapture={() => setMending(true)}>
          <SuccessorChoice tip={tip} desk={desk} edit={edit} t={t} />
        </div>
      )}
      <button type="button" class="edit-only" onClick={() => edit(reviveTip)}>
        {t('tips_revive')}
      </button>
    </div>
  );
}

function SuccessorChoice({ tip, desk, edit, t }: TipPartProps): JSX.Element {
  const others = useOthers(tip, desk);
  const successor = tip.retired?.successor;
  return (
    <PickMany
      label={t('tips_successor_again')}
      chosen={successor !== undefined && others.some(({ id }) => id === successor) ? [successor] : []}
      options={others}
      most={1}
      set={([chosen]) => edit((one) => withSuccessor(one, chosen))}
      t={t}
    />
  );
}
