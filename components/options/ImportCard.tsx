import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { type Candidate, readCandidate } from './candidate';
import { FileDrop, readingShown } from './FileDrop';

export interface ImportCardProps {
  consider(candidate: Candidate): void;
  t: Translate;
}

/** Takes a whole playbook that is to be used as it is. Reading one changes nothing. */
export function ImportCard({ consider, t }: ImportCardProps): JSX.Element {
  const [reading, setReading] = useState('');
  const take = async (file: File): Promise<void> => {
    setReading(file.name);
    await readingShown();
    consider(await readCandidate(file));
    setReading('');
  };
  return (
    <section class="card" aria-labelledby="import">
      <h2 id="import">{t('options_import')}</h2>
      <p class="soft">{t('options_import_about')}</p>
      <p class="soft">
        {t('options_import_at_once')} <a href="#exchange">{t('options_import_draft')}</a>
      </p>
      <FileDrop accept=".json,application/json" words={t('options_drop')} reading={reading} take={take} t={t} />
    </section>
  );
}
