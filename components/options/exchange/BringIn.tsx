import type { JSX, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { SkeletonWords } from '../../../lib/playbook/in-out/skeleton';
import { useUniqueId } from '../../ui/use-unique-id';
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
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const paste = useUniqueId();
  const read = async (name: string, from: (reader: typeof import('./offer')) => Offer | Promise<Offer>) => {
    setOutcome(null);
    // Nobody should take the former offer while the next one is being read.
    setOffer(null);
    setReading(name);
    // A large file blocks the page while it is parsed: "Reading" has to be on screen before.
    await new Promise((resolve) => setTimeout(resolve, 30));
    setOffer(await from(await import('./offer')));
    setReading('');
  };
  const facts = { locale: localeOf(t.locale), today: desk.today, words: skeletonWords(t) };
  const take = async (files: FileList | null | undefined): Promise<void> => {
    const file = files?.[0];
    if (file) await read(file.name, ({ offerFromFile }) => offerFromFile(file, facts));
  };
  const choose = async ({ currentTarget }: TargetedEvent<HTMLInputElement>): Promise<void> => {
    await take(currentTarget.files);
    // The same file can be chosen again after it was mended.
    currentTarget.value = '';
  };
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
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is for everyone. */}
        <div
          class={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void take(event.dataTransfer?.files);
          }}
        >
          <p aria-live="polite">{reading ? t('options_reading', { name: reading }) : t('options_exchange_drop')}</p>
          <button type="button" ref={chooser} onClick={() => picker.current?.click()}>
            {t('options_choose_file')}
          </button>
          <input
            ref={picker}
            type="file"
            accept=".json,.yaml,.yml,.csv,.tsv,.txt,.xml,.pathAssistant"
            hidden
            aria-label={t('options_choose_file')}
            onChange={choose}
          />
        </div>
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
