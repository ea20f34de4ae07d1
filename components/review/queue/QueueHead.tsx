import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import { hashOf } from '../address';
import type { InOutPart } from '../in-out/InAndOut';
import type { Names } from '../names';
import { narrowings, type QueueFilter, SORTS, withPart } from './filter';
import type { Queue } from './use-queue';

interface QueueHeadProps {
  filter: QueueFilter;
  set(filter: QueueFilter): void;
  queue: Queue;
  names: Names;
  /** Whether the filters are shown where there is no room for them at the side. */
  filtersShown: boolean;
  showFilters(shown: boolean): void;
  show(sheet: 'help' | InOutPart): void;
  t: Translate;
}

/** Above the list: how many there are, in which order, of whom alone, and what else can be done. */
export function QueueHead(props: QueueHeadProps): JSX.Element {
  const { filter, set, queue, names, filtersShown, showFilters, show, t } = props;
  const { query, sort } = filter;
  const narrowed = narrowings(query);
  const [only, ...others] = query.people ?? [];
  const isFocused = only !== undefined && others.length === 0;
  const put = (next: QueueFilter['query']): void => set({ ...filter, query: next });
  return (
    <div class="queue-head">
      <div class="queue-tools">
        <button
          type="button"
          class="filters-button"
          aria-expanded={filtersShown}
          aria-controls="review-filters"
          onClick={() => showFilters(!filtersShown)}
        >
          {t('review_filters')}
          {narrowed > 0 && <span class="badge">{narrowed}</span>}
        </button>
        <label class="sort">
          <span class="hidden">{t('review_sort')}</span>
          <select
            value={sort}
            onChange={({ currentTarget }) =>
              set({ ...filter, sort: SORTS.find((one) => one === currentTarget.value) ?? 'newest' })
            }
          >
            {SORTS.filter((one) => one !== 'best-match' || query.text !== '').map((one) => (
              <option key={one} value={one}>
                {t.dynamic(`review_sort_${one}`)}
              </option>
            ))}
          </select>
        </label>
        <div class="queue-more">
          {(['export', 'import', 'erase'] as const).map((part) => (
            <button key={part} type="button" class="quiet" onClick={() => show(part)}>
              {t.dynamic(`review_${part}`)}
            </button>
          ))}
          <button
            type="button"
            class="quiet"
            aria-keyshortcuts="?"
            aria-label={t('review_help')}
            onClick={() => show('help')}
          >
            ?
          </button>
        </div>
      </div>
      <p class="queue-count" role="status">
        {queue.failure ? (
          <span class="bad">{t.dynamic(`error_${queue.failure.code}`)}</span>
        ) : (
          <>
            <span>{t('review_count', { count: queue.total })}</span>
            {queue.unread > 0 && <span>{t('review_unread_count', { count: queue.unread })}</span>}
          </>
        )}
        {queue.failure && (
          <button type="button" class="link" onClick={queue.again}>
            {t('options_retry')}
          </button>
        )}
        {narrowed > 0 && (
          <button type="button" class="link" onClick={() => put({ text: query.text })}>
            {t('review_clear_filters')}
          </button>
        )}
      </p>
      {isFocused && (
        <p class="queue-focus">
          <span>{t('review_only_of', { who: names.person(only) })}</span>
          <a href={hashOf({ view: 'people', at: only, search: new URLSearchParams() })}>{t('review_plan_of')}</a>
          <button type="button" class="link" onClick={() => put(withPart(query, 'people', undefined))}>
            {t('review_everybody')}
          </button>
        </p>
      )}
      {query.record !== undefined && (
        <p class="queue-focus">
          <span>
            {t('review_only_record', {
              record: queue.threads.find(({ record }) => record?.key === query.record)?.record?.name ?? query.record,
            })}
          </span>
          <button type="button" class="link" onClick={() => put(withPart(query, 'record', undefined))}>
            {t('review_every_record')}
          </button>
        </p>
      )}
    </div>
  );
}
