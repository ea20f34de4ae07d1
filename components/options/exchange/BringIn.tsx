import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { SkeletonWords } from '../../../lib/playbook/in-out/skeleton';
import { useUniqueId } from '../../ui/use-unique-id';
import { FileDrop, readingShown } from '../FileDrop';
import { Notice, type Outcome } from '../Notice';
import { localeOf } from './locale';
import type { ExchangeProps } from './model';
import { OfferCard } from './OfferCard';
import type { Offer } from './offer';

/** Takes a file or what was pasted, and shows what would come of it before anything does. */
export function BringIn({ desk, edit, editLimit, t }: ExchangeProps): JSX.Element {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reading, setReading] = useState('');
  const [pasted, setPasted] = useState('');
  const chooser = useRef<HTMLButtonElement>(null);
  const paste = useUniqueId();
  const read = async (name: string, from: (reader: typeof import('./offer')) => Offer | Promise<Offer>) => {
    setOutcome(null);
    // Nobody should take the former offer while the next one is being read.
    setOffer(null);
    setReading(name);
    await readingShown();
    setOffer(await from(await import('./offer')));
    setReading('');
  };
  const facts = { locale: localeOf(t.locale), today: desk.today, words: skeletonWords(t) };
  const take = (file: File): Promise<void> => read(file.name, ({ offerFromFile }) => offerFromFile(file, facts));
  const readPasted = (): Promise<void> =>
    read(t('options_exchange_pasted'), ({ offerFromText }) => offerFromText(pasted, '', facts));
  const done = (text: string | null): void => {
    setOffer(null);
    setOutcome(text === null ? null : { kind: 'good', text });
    if (text !== null) setPasted('');
    chooser.current?.focus();
  };
  return (
    <>
      <section class="card" aria-labelledby="bring-in">
        <h2 id="bring-in">{t('options_exchange_in')}</h2>
        <p class="soft">{t('options_exchange_in_about')}</p>
        <FileDrop
          accept=".json,.yaml,.yml,.csv,.tsv,.txt,.xml,.pathAssistant"
          words={t('options_exchange_drop')}
          reading={reading}
          take={take}
          button={chooser}
          t={t}
        />
        <details class="paste">
          <summary>{t('options_exchange_paste')}</summary>
          <label for={paste}>{t('options_exchange_paste_about')}</label>
          <textarea
            id={paste}
            rows={6}
            spellcheck={false}
            value={pasted}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
          <div class="actions">
            <button type="button" disabled={pasted.trim() === ''} onClick={() => void readPasted()}>
              {t('options_exchange_paste_read')}
            </button>
          </div>
        </details>
        <details class="formats">
          <summary>{t('options_exchange_formats')}</summary>
          <ul>
            {FORMATS.map((format) => (
              <li key={format}>{t.dynamic(`options_exchange_format_${format}`)}</li>
            ))}
          </ul>
        </details>
      </section>
      <Notice outcome={outcome} />
      {offer && <OfferCard offer={offer} desk={desk} edit={edit} editLimit={editLimit} done={done} t={t} />}
    </>
  );
}

const FORMATS = ['playbook', 'tips', 'metrics', 'values', 'path', 'pipelines'] as const;

function skeletonWords(t: Translate): SkeletonWords {
  return {
    stepTitle: (stage) => t('options_exchange_step_title', { stage }),
    stepWhy: (stage) => t('options_exchange_step_why', { stage }),
    keyFields: (names) =>
      t('options_exchange_key_fields', { fields: names.map((name) => `\`${name.replaceAll('`', '')}\``).join(', ') }),
  };
}
