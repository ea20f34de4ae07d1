import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { SavedFilter } from '../../../lib/note-requests';
import { Icon } from '../../ui/Icon';
import { hashOf } from '../address';
import { narrowings, type QueueFilter, sameFilter } from './filter';
import { searchOf } from './filter-address';

export interface SavedFiltersProps {
  filters: readonly SavedFilter[];
  filter: QueueFilter;
  keep(filter: SavedFilter): void;
  drop(filter: SavedFilter): void;
  t: Translate;
}

/** Filters that a person keeps, as links; the one that is shown can be called something else, or dropped. */
export function SavedFilters({ filters, filter, keep, drop, t }: SavedFiltersProps): JSX.Element | null {
  const [naming, setNaming] = useState<SavedFilter | null>(null);
  const shown = filters.find((one) => sameFilter(one, filter));
  const isWorth = shown === undefined && (narrowings(filter.query) > 0 || filter.query.text !== '');
  if (filters.length === 0 && !isWorth && naming === null) return null;
  return (
    <section class="saved-filters" aria-label={t('review_saved')}>
      {filters.length > 0 && (
        <ul class="chips">
          {filters.map((one) => (
            <li key={one.id} data-shown={one === shown}>
              <a
                href={hashOf({ view: 'queue', at: null, search: searchOf(one) })}
                aria-current={one === shown ? 'true' : undefined}
              >
                <bdi>{one.name}</bdi>
              </a>
              <button type="button" aria-label={t('review_drop_filter', { name: one.name })} onClick={() => drop(one)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {naming === null && isWorth && (
        <button type="button" class="link" onClick={() => setNaming({ id: crypto.randomUUID(), name: '', ...filter })}>
          {t('review_keep_filter')}
        </button>
      )}
      {naming === null && shown && (
        <button type="button" class="link" onClick={() => setNaming(shown)}>
          {t('review_rename_filter')}
        </button>
      )}
      {naming && (
        <form
          class="name-filter"
          onSubmit={(event) => {
            event.preventDefault();
            if (naming.name.trim() === '') return;
            keep({ ...naming, name: naming.name.trim() });
            setNaming(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setNaming(null);
          }}
        >
          <input
            ref={(input) => input?.focus()}
            type="text"
            maxLength={80}
            aria-label={t('review_filter_name')}
            placeholder={t('review_filter_name')}
            value={naming.name}
            onInput={({ currentTarget }) => setNaming({ ...naming, name: currentTarget.value })}
          />
          <button type="submit" disabled={naming.name.trim() === ''}>
            {t('review_keep')}
          </button>
        </form>
      )}
    </section>
  );
}
