import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { ThreadSummary } from '../../../lib/notes/thread';
import type { Acts } from '../acts';

interface BulkBarProps {
  chosen: readonly ThreadSummary[];
  acts: Acts;
  clear(): void;
  exportThese(): void;
  t: Translate;
}

/** What can be done with all chosen threads at once. */
export function BulkBar({ chosen, acts, clear, exportThese, t }: BulkBarProps): JSX.Element {
  const ids = chosen.map(({ id }) => id);
  return (
    <section class="bulk" aria-label={t('review_bulk')}>
      <div class="actions">
        <b>{t('review_chosen', { count: chosen.length })}</b>
        <button type="button" class="main" onClick={() => void acts.setState(chosen, 'resolved')}>
          {t('review_do_resolved')}
        </button>
        <button type="button" onClick={() => void acts.read(ids, true)}>
          {t('review_mark_read')}
        </button>
        <button type="button" onClick={() => void acts.read(ids, false)}>
          {t('review_mark_unread')}
        </button>
        <button type="button" onClick={exportThese}>
          {t('review_export')}
        </button>
        <button type="button" class="quiet" onClick={clear}>
          {t('review_clear_chosen')}
        </button>
      </div>
    </section>
  );
}
