import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Notice, type Outcome } from './Notice';
import type { SectionProps } from './PlaybookSection';
import { ShortcutList } from './ShortcutList';

/** The keyboard commands as the browser has them, and where to change them. */
export function ShortcutsSection({ data, actions, t }: SectionProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copy = async (): Promise<void> => {
    const copied = await actions.copy(data.shortcutsPage);
    setOutcome(copied ? { kind: 'good', text: t('options_copied') } : { kind: 'bad', text: t('selftest_copy_failed') });
  };
  return (
    <section class="card" aria-labelledby="commands">
      <h2 id="commands">{t('options_commands')}</h2>
      <ShortcutList shortcuts={data.shortcuts} t={t} />
      <p>{t('options_change_keys')}</p>
      <div class="copyable">
        <code>{data.shortcutsPage}</code>
        <button type="button" onClick={copy}>
          {t('options_copy')}
        </button>
      </div>
      <Notice outcome={outcome} />
    </section>
  );
}
