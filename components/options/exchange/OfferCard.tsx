import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { TABLE_KINDS, type TableKind } from '../../../lib/playbook/in-out/import-plan';
import type { Playbook } from '../../../lib/playbook/schema';
import { FILE_LIMIT } from '../candidate';
import type { EditOptions } from '../desk-model';
import { bytesText } from '../format';
import { Refusals } from '../Refusals';
import { Segments } from '../Segments';
import { editBytes } from './edit-bytes';
import type { ExchangeProps } from './model';
import type { Offer } from './offer';
import { PlanPreview } from './PlanPreview';
import { ProcessPreview } from './ProcessPreview';
import { WholePreview } from './WholePreview';

export interface OfferCardProps extends Pick<ExchangeProps, 'desk' | 'edit' | 'editLimit'> {
  offer: Offer;
  /** With what was done, or null when nothing was. */
  done(text: string | null): void;
  t: Translate;
}

/** Makes the draft what `next` makes of it, and says so; or says why it cannot. */
type Take = (next: (draft: Playbook) => Playbook, options?: EditOptions) => void;

/** What would come of an offer, or why nothing can. The focus comes here, as it is the answer. */
export function OfferCard({ offer, desk, edit, editLimit, done, t }: OfferCardProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const [surplus, setSurplus] = useState(0);
  const take: Take = (next, options) => {
    const bytes = editBytes(desk.playbook, next(desk.playbook));
    if (bytes > editLimit) return setSurplus(bytes);
    edit(next, options);
    done(t('options_exchange_taken'));
  };
  const refused = offer.kind === 'refused' || offer.kind === 'unreadable';
  const name = offer.name || t('options_exchange_pasted');
  return (
    <section class={refused ? 'card candidate refused' : 'card candidate'} aria-labelledby="offer">
      <h2 id="offer" tabIndex={-1} ref={heading}>
        {t(refused ? 'options_refused' : 'options_candidate', { name, title: name })}
      </h2>
      {refused && <p>{t('options_exchange_nothing_changed')}</p>}
      <Inside offer={offer} desk={desk} take={take} cancel={() => done(null)} t={t} />
      <div role="alert">
        {surplus > 0 && (
          <p class="notice bad">
            {t('options_exchange_too_much', { size: bytesText(surplus, t), most: bytesText(editLimit, t) })}
          </p>
        )}
      </div>
    </section>
  );
}

interface InsideProps extends Pick<OfferCardProps, 'offer' | 'desk' | 't'> {
  take: Take;
  cancel(): void;
}

function Inside({ offer, desk, take, cancel, t }: InsideProps): JSX.Element {
  switch (offer.kind) {
    case 'playbook':
      return (
        <WholePreview
          offered={offer.playbook}
          desk={desk}
          t={t}
          cancel={cancel}
          take={() => take(() => offer.playbook)}
        />
      );
    case 'table':
      return <TableOffer offer={offer} desk={desk} take={take} cancel={cancel} t={t} />;
    case 'processes':
      return (
        <ProcessPreview
          plan={offer.plan(desk.playbook)}
          t={t}
          cancel={cancel}
          take={() => take((draft) => offer.plan(draft).playbook, { hat: 'manager' })}
        />
      );
    case 'refused':
      return (
        <>
          <Refusals refused={offer.refused} unlisted={offer.unlisted} t={t} />
          <Close close={cancel} t={t} />
        </>
      );
    case 'unreadable':
      return (
        <>
          <p class="notice bad">
            {t.dynamic(`options_file_${offer.why}`, {
              size: bytesText(offer.bytes, t),
              most: bytesText(FILE_LIMIT, t),
            })}
          </p>
          <Close close={cancel} t={t} />
        </>
      );
  }
}

function TableOffer({ offer, desk, take, cancel, t }: InsideProps & { offer: Offer & { kind: 'table' } }): JSX.Element {
  const { playbook } = desk;
  const [holds, setHolds] = useState<TableKind>(offer.holds);
  const plan = useMemo(() => offer.plan(holds, playbook), [offer, holds, playbook]);
  // The draft may have changed since it was drawn: what is taken is worked out against the draft as it is now.
  const next = (draft: Playbook): Playbook => (draft === playbook ? plan : offer.plan(holds, draft)).playbook ?? draft;
  return (
    <>
      <Segments<TableKind>
        label={t('options_exchange_holds')}
        values={TABLE_KINDS}
        value={holds}
        words={(kind) => t.dynamic(`options_exchange_holds_${kind}`)}
        set={setHolds}
      />
      {offer.encoding === 'windows-1252' && <p class="soft">{t('options_exchange_windows_1252')}</p>}
      <PlanPreview
        plan={plan}
        t={t}
        cancel={cancel}
        take={() => take(next, { hat: holds === 'tip' ? 'coach' : 'manager' })}
      />
    </>
  );
}

function Close({ close, t }: { close(): void; t: Translate }): JSX.Element {
  return (
    <div class="actions">
      <button type="button" onClick={close}>
        {t('options_close')}
      </button>
    </div>
  );
}
