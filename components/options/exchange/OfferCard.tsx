import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { TABLE_KINDS, type TableKind } from '../../../lib/playbook/in-out/import-plan';
import { FILE_LIMIT } from '../candidate';
import { bytesText } from '../format';
import { Refusals } from '../Refusals';
import { Segments } from '../Segments';
import type { ExchangeProps } from './model';
import type { Offer } from './offer';
import { PlanPreview } from './PlanPreview';
import { ProcessPreview } from './ProcessPreview';
import { WholePreview } from './WholePreview';

export interface OfferCardProps extends Pick<ExchangeProps, 'desk' | 'edit'> {
  offer: Offer;
  /** With what was done, or null when nothing was. */
  done(text: string | null): void;
  t: Translate;
}

/** What would come of an offer, or why nothing can. The focus comes here, as it is the answer. */
export function OfferCard({ offer, desk, edit, done, t }: OfferCardProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const refused = offer.kind === 'refused' || offer.kind === 'unreadable';
  const name = offer.name || t('options_exchange_pasted');
  return (
    <section class={refused ? 'card candidate refused' : 'card candidate'} aria-labelledby="offer">
      <h2 id="offer" tabIndex={-1} ref={heading}>
        {t(refused ? 'options_refused' : 'options_candidate', { name, title: name })}
      </h2>
      {refused && <p>{t('options_exchange_nothing_changed')}</p>}
      <Inside offer={offer} desk={desk} edit={edit} done={done} t={t} />
    </section>
  );
}

function Inside({ offer, desk, edit, done, t }: OfferCardProps): JSX.Element {
  const { playbook } = desk;
  switch (offer.kind) {
    case 'playbook':
      return (
        <WholePreview
          offered={offer.playbook}
          draft={playbook}
          today={desk.today}
          t={t}
          cancel={() => done(null)}
          take={() => {
            edit(offer.playbook);
            done(t('options_exchange_taken'));
          }}
        />
      );
    case 'table':
      return <TableOffer offer={offer} desk={desk} edit={edit} done={done} t={t} />;
    case 'processes':
      return (
        <ProcessPreview
          plan={offer.plan(playbook)}
          t={t}
          cancel={() => done(null)}
          take={() => {
            edit((draft) => offer.plan(draft).playbook, { hat: 'manager' });
            done(t('options_exchange_taken'));
          }}
        />
      );
    case 'refused':
      return (
        <>
          <Refusals refused={offer.refused} unlisted={offer.unlisted} t={t} />
          <Close close={() => done(null)} t={t} />
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
          <Close close={() => done(null)} t={t} />
        </>
      );
  }
}

function TableOffer({
  offer,
  desk,
  edit,
  done,
  t,
}: OfferCardProps & { offer: Offer & { kind: 'table' } }): JSX.Element {
  const { playbook } = desk;
  const [holds, setHolds] = useState<TableKind>(offer.holds);
  const plan = useMemo(() => offer.plan(holds, playbook), [offer, holds, playbook]);
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
        cancel={() => done(null)}
        take={() => {
          // The draft may have changed since it was drawn: what is taken is worked out against the draft as it is now.
          edit((draft) => (draft === playbook ? plan : offer.plan(holds, draft)).playbook ?? draft, {
            hat: holds === 'tip' ? 'coach' : 'manager',
          });
          done(t('options_exchange_taken'));
        }}
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
