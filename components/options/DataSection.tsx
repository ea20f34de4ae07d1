import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { StoreName, StoreUsage } from '../../lib/storage/usage';
import { Confirm } from './Confirm';
import { PrivatePicks } from './data/PrivatePicks';
import { RetentionCard } from './data/RetentionCard';
import { bytesText, instantText } from './format';
import { failureOutcome, Notice, type Outcome } from './Notice';
import type { SectionProps } from './PlaybookSection';

/** What is kept on this computer, how much and how old, and deleting it. */
export function DataSection({ data, actions, t }: SectionProps): JSX.Element {
  const [asked, setAsked] = useState<StoreName | 'everything' | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [picked, pick] = useState<ReadonlySet<string>>(new Set());
  const asker = useRef<HTMLElement | null>(null);
  const ask = (store: StoreName | 'everything', button: HTMLElement): void => {
    asker.current = button;
    setOutcome(null);
    setAsked(store);
  };
  const done = (): void => {
    setAsked(null);
    asker.current?.focus();
  };
  const clear = async (store: StoreName | 'everything'): Promise<void> => {
    const answer = await actions.clear(store);
    done();
    setOutcome(
      answer.ok ? { kind: 'good', text: t.dynamic(`options_cleared_${store}`) } : failureOutcome(answer.error, t),
    );
  };
  const confirmOf = (store: StoreName | 'everything'): JSX.Element => (
    <Confirm
      question={t.dynamic(`options_clear_${store}_question`)}
      act={t.dynamic(`options_clear_${store}`)}
      t={t}
      confirm={() => void clear(store)}
      cancel={done}
    />
  );
  return (
    <>
      <section class="card" aria-labelledby="stores">
        <h2 id="stores">{t('options_stores')}</h2>
        <p class="soft">{t('options_stores_about')}</p>
        <ul class="stores">
          {data.usage.map((usage) => (
            <Store key={usage.store} usage={usage} ask={ask} t={t}>
              {asked === usage.store ? confirmOf(usage.store) : null}
            </Store>
          ))}
        </ul>
        {data.disk && (
          <p class="soft">
            {t('options_disk', { used: bytesText(data.disk.used, t), most: bytesText(data.disk.most, t) })}
          </p>
        )}
        <Notice outcome={outcome} />
        <PrivatePicks data={data} actions={actions} picked={picked} pick={pick} t={t} />
        <div class="actions">
          <button type="button" onClick={() => void actions.exportEverything(picked)}>
            {t('options_export_everything')}
          </button>
        </div>
      </section>
      <RetentionCard data={data} actions={actions} t={t} />
      <section class="card dangerous" aria-labelledby="everything">
        <h2 id="everything">{t('options_delete_everything')}</h2>
        <p class="soft">{t('options_delete_everything_about')}</p>
        <div class="actions">
          <button
            type="button"
            class="danger"
            onClick={({ currentTarget }) => ask('everything', currentTarget)}
            aria-expanded={asked === 'everything'}
          >
            {t('options_clear_everything')}
          </button>
        </div>
        {asked === 'everything' && confirmOf('everything')}
      </section>
    </>
  );
}

interface StoreProps {
  usage: StoreUsage;
  ask(store: StoreName, button: HTMLElement): void;
  children: JSX.Element | null;
  t: Translate;
}

function Store({ usage, ask, children, t }: StoreProps): JSX.Element {
  const { store, count, bytes, oldest, newest } = usage;
  return (
    <li data-store={store}>
      <div class="store">
        <div>
          <h3>{t.dynamic(`options_store_${store}`)}</h3>
          <p class="soft">{t.dynamic(`options_store_${store}_about`)}</p>
          <p>
            <span class="count">{t('options_entries', { count })}</span> ·{' '}
            <span class="size">{bytesText(bytes, t)}</span>
            {oldest !== null && newest !== null && <span class="age"> · {ageText(oldest, newest, t)}</span>}
          </p>
        </div>
        <button
          type="button"
          disabled={store === 'releases' ? count <= 1 : count === 0}
          aria-label={`${t.dynamic(`options_clear_${store}`)}: ${t.dynamic(`options_store_${store}`)}`}
          aria-expanded={children !== null}
          onClick={({ currentTarget }) => ask(store, currentTarget)}
        >
          {t.dynamic(`options_clear_${store}`)}
        </button>
      </div>
      {children}
    </li>
  );
}

function ageText(oldest: number, newest: number, t: Translate): string {
  const [from, to] = [instantText(oldest, t), instantText(newest, t)];
  return from === to ? t('options_age_day', { date: from }) : t('options_age', { from, to });
}
