import type { JSX, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { type Candidate, readCandidate } from './candidate';

export interface ImportCardProps {
  consider(candidate: Candidate): void;
  t: Translate;
}

/** Takes a file by choosing or dropping it. Reading one changes nothing. */
export function ImportCard({ consider, t }: ImportCardProps): JSX.Element {
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const take = async (files: FileList | null | undefined): Promise<void> => {
    const file = files?.[0];
    if (!file) return;
    setReading(file.name);
    // A large file blocks the page while it is parsed: "Reading" has to be on screen before.
    await new Promise((resolve) => setTimeout(resolve, 30));
    consider(await readCandidate(file));
    setReading('');
  };
  const choose = async ({ currentTarget }: TargetedEvent<HTMLInputElement>): Promise<void> => {
    await take(currentTarget.files);
    // The same file can be chosen again after it was mended.
    currentTarget.value = '';
  };
  return (
    <section class="card" aria-labelledby="import">
      <h2 id="import">{t('options_import')}</h2>
      <p class="soft">{t('options_import_about')}</p>
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
        <p aria-live="polite">{reading ? t('options_reading', { name: reading }) : t('options_drop')}</p>
        <button type="button" onClick={() => picker.current?.click()}>
          {t('options_choose_file')}
        </button>
        <input ref={picker} type="file" accept=".json,application/json" hidden onChange={choose} />
      </div>
    </section>
  );
}
