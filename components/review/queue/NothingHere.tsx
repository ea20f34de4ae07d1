import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { Queue } from './use-queue';

interface NothingHereProps {
  queue: Queue;
  /** No filter and no search: there are no notes at all. */
  isEverything: boolean;
  clear(): void;
  bringIn(): void;
  t: Translate;
}

/** In place of the list: what will be here and how to begin, or that the filter lets nothing through. */
export function NothingHere({ queue, isEverything, clear, bringIn, t }: NothingHereProps): JSX.Element {
  if (queue.failure) return <p class="queue-none soft">{t('review_kept_safe')}</p>;
  if (queue.busy) {
    return (
      <p class="queue-none soft" aria-busy="true">
        {t('review_loading')}
      </p>
    );
  }
  if (!isEverything) {
    return (
      <div class="queue-none">
        <h2>{t('review_none_found')}</h2>
        <p class="soft">{t('review_none_found_about')}</p>
        <button type="button" onClick={clear}>
          {t('review_show_all')}
        </button>
      </div>
    );
  }
  return (
    <div class="queue-none">
      <h2>{t('review_empty')}</h2>
      <p class="soft">{t('review_empty_about')}</p>
      <ol>
        <li>{t('review_empty_first')}</li>
        <li>{t('review_empty_second')}</li>
        <li>{t('review_empty_third')}</li>
      </ol>
      <button type="button" onClick={bringIn}>
        {t('review_empty_import')}
      </button>
    </div>
  );
}
