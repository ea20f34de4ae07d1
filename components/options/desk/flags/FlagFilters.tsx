import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import { flagWord, stateWord, tiedWord } from '../../../notes/words';
import { FLAG_STANDINGS, FLAG_WORDS, type FlagFilter, WAITING_FLAGS } from './flag-groups';

export interface FlagFiltersProps {
  filter: FlagFilter;
  set(filter: FlagFilter): void;
  /** How many flags are listed, and how many there are. */
  found: number;
  all: number;
  t: Translate;
}

const LAYERS = ['', 'step', 'tip'] as const;

/** Narrows the flags by layer, word and state. */
export function FlagFilters({ filter, set, found, all, t }: FlagFiltersProps): JSX.Element {
  const list = <Name extends keyof FlagFilter>(
    name: Name,
    values: readonly FlagFilter[Name][],
    words: (value: FlagFilter[Name]) => string,
  ): JSX.Element => (
    <label class="filter">
      <span>{t.dynamic(`flags_filter_${name}`)}</span>
      <select
        value={filter[name]}
        onChange={({ currentTarget }) => {
          const chosen = values.find((value) => value === currentTarget.value);
          if (chosen !== undefined) set({ ...filter, [name]: chosen });
        }}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {words(value)}
          </option>
        ))}
      </select>
    </label>
  );
  const any = t('tips_any');
  const narrowed = filter.layer !== '' || filter.word !== '' || filter.standing !== WAITING_FLAGS.standing;
  return (
    <search class="card flag-filters">
      <div class="flag-filter-row">
        {list('standing', FLAG_STANDINGS, (one) =>
          one === 'waiting' || one === 'all' ? t.dynamic(`flags_standing_${one}`) : stateWord(one, t),
        )}
        {list('layer', LAYERS, (one) => (one === '' ? any : tiedWord(one, t)))}
        {list('word', ['', ...FLAG_WORDS], (one) => (one === '' ? any : flagWord(one, t)))}
      </div>
      <p role="status">
        {found === all ? t('flags_count', { count: all }) : t('flags_found', { found, count: all })}
        {narrowed && (
          <button type="button" class="link" onClick={() => set(WAITING_FLAGS)}>
            {t('tips_clear_filters')}
          </button>
        )}
      </p>
    </search>
  );
}
