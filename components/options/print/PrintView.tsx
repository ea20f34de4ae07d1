import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { Playbook } from '../../../lib/playbook/schema';
import { Segments } from '../Segments';
import { PrintPlaybook } from './PrintPlaybook';
import { PrintVision } from './PrintVision';

/** What can be put on paper. */
export const SHEETS = ['vision', 'playbook'] as const;
export type Sheet = (typeof SHEETS)[number];

export interface PrintViewProps {
  playbook: Playbook;
  /** Which state of it this is: `Release 3`, or that it is a draft. */
  edition: string;
  first: Sheet;
  close(): void;
  t: Translate;
}

/**
 * The sheet as it will be printed, with the way to the browser's own print dialog. While it is there, only the sheet is
 * printed, whatever else the page shows (`print.css`).
 */
export function PrintView({ playbook, edition, first, close, t }: PrintViewProps): JSX.Element {
  const [sheet, setSheet] = useState<Sheet>(first);
  /** What is laid out; a playbook of thousands of tips takes a moment, and a person should see why. */
  const [ready, setReady] = useState<Sheet | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const soon = setTimeout(() => setReady(sheet), 30);
    return () => clearTimeout(soon);
  }, [sheet]);
  return (
    <section class="print-view" aria-labelledby="print-heading">
      <div class="card print-bar">
        <h2 id="print-heading" tabIndex={-1} ref={heading}>
          {t('options_print')}
        </h2>
        <p class="soft">{t('options_print_about')}</p>
        <Segments<Sheet>
          label={t('options_print_what')}
          values={SHEETS}
          value={sheet}
          words={(one) => t.dynamic(`options_print_sheet_${one}`)}
          set={setSheet}
        />
        <div class="actions">
          <button type="button" class="main" disabled={ready !== sheet} onClick={() => window.print()}>
            {t('options_print_now')}
          </button>
          <button type="button" onClick={close}>
            {t('options_close')}
          </button>
        </div>
      </div>
      <p role="status">{ready === sheet ? '' : t('options_print_preparing')}</p>
      {ready === sheet && (
        // The content's own language, for hyphenation and for screen readers.
        <div class="print-sheet" lang={playbook.language}>
          {sheet === 'vision' ? (
            <PrintVision playbook={playbook} edition={edition} t={t} />
          ) : (
            <PrintPlaybook playbook={playbook} edition={edition} t={t} />
          )}
        </div>
      )}
    </section>
  );
}
