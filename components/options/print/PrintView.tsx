import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { Playbook } from '../../../lib/playbook/schema';
import { Segments } from '../Segments';
import { PrintPlaybook } from './PrintPlaybook';
import { PrintVision } from './PrintVision';
import { makePrintQueue, PrintQueueContext } from './print-queue';

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

/** Up to so many tips a sheet is drawn in one go. */
const AT_ONCE = 500;

/**
 * The sheet as it will be printed, with the way to the browser's own print dialog. While it is there, only the sheet is
 * printed, whatever else the page shows (`print.css`).
 */
export function PrintView({ playbook, edition, first, close, t }: PrintViewProps): JSX.Element {
  const [sheet, setSheet] = useState<Sheet>(first);
  /** What is laid out; a playbook of thousands of tips takes a moment, and a person should see why. */
  const [ready, setReady] = useState<Sheet | null>(null);
  const [progress, setProgress] = useState({ drawn: 0, parts: 0 });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const soon = setTimeout(() => setReady(sheet), 30);
    return () => clearTimeout(soon);
  }, [sheet]);
  const many = playbook.tips.length > AT_ONCE;
  const queue = useMemo(() => (many ? makePrintQueue((drawn, parts) => setProgress({ drawn, parts })) : null), [many]);
  useEffect(() => {
    if (!queue) return;
    window.addEventListener('beforeprint', queue.flush);
    return () => window.removeEventListener('beforeprint', queue.flush);
  }, [queue]);
  // The same elements for as long as they say the same, so that no progress draws what is there again.
  const drawing = useMemo(() => {
    const Sheet = ready === 'vision' ? PrintVision : PrintPlaybook;
    return ready === null ? null : <Sheet playbook={playbook} edition={edition} t={t} />;
  }, [ready, playbook, edition, t]);
  const whole = ready === sheet && progress.drawn === progress.parts;
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
          <button type="button" class="main" disabled={!whole} onClick={() => window.print()}>
            {t('options_print_now')}
          </button>
          <button type="button" onClick={close}>
            {t('options_close')}
          </button>
        </div>
      </div>
      <p role="status">{whole ? '' : t('options_print_preparing')}</p>
      {!whole && progress.parts > 0 && (
        <progress aria-label={t('options_print_preparing')} value={progress.drawn} max={progress.parts} />
      )}
      {ready === sheet && (
        // The content's own language, for hyphenation and for screen readers.
        <div class="print-sheet" lang={playbook.language}>
          <PrintQueueContext.Provider value={queue}>{drawing}</PrintQueueContext.Provider>
        </div>
      )}
    </section>
  );
}
