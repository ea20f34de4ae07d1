import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { NoteRequests } from '../../../lib/note-requests';
import { flagWord, stateWord, tiedWord, visibilityWord } from '../../notes/words';
import type { ReviewData } from '../model';
import type { Names } from '../names';
import {
  asksFor,
  CRM_IDS,
  FLAGS,
  ITEM_KINDS,
  type ListPart,
  type QueueFilter,
  STATES,
  toggled,
  type ValueOf,
  VISIBILITIES,
  withPart,
} from './filter';
import { dayOf, momentOf } from './filter-address';
import { PickFilter } from './PickFilter';

export type Choices = NoteRequests['review/choices']['response'];

export interface FiltersProps {
  filter: QueueFilter;
  set(filter: QueueFilter): void;
  choices: Choices;
  data: ReviewData;
  names: Names;
  /** How many unread threads the filter lets through. */
  unread: number;
  now: number;
  t: Translate;
}

const DAY = 86_400_000;
const PERIODS = [1, 7, 30, 90];

/** Everything that narrows the queue. */
export function Filters({ filter, set, choices, data, names, unread, now, t }: FiltersProps): JSX.Element {
  const { query } = filter;
  const put = (next: QueueFilter['query']): void => set({ ...filter, query: next });
  const press = <Part extends ListPart>(part: Part, value: ValueOf<Part>, words: string): JSX.Element => (
    <button
      key={words}
      type="button"
      class="toggle"
      aria-pressed={asksFor(query, part, value)}
      onClick={() => put(toggled(query, part, value))}
    >
      {words}
    </button>
  );
  const pick = <Part extends 'people' | 'crms' | 'objects' | 'stages' | 'tags'>(
    part: Part,
    options: readonly ValueOf<Part>[],
    words: (value: ValueOf<Part>) => string,
  ): JSX.Element => (
    <PickFilter
      label={t.dynamic(`review_filter_${part}`)}
      options={options.map((value) => ({ value, words: words(value) }))}
      chosen={(query[part] ?? []) as readonly ValueOf<Part>[]}
      words={words}
      toggle={(value) => put(toggled(query, part, value))}
      t={t}
    />
  );
  const items = choices.items.flatMap((key) => {
    const kind = ITEM_KINDS.find((one) => key.startsWith(`${one} `));
    return kind ? [{ kind, id: key.slice(kind.length + 1) }] : [];
  });
  const itemWords = ({ kind, id }: ValueOf<'items'>): string => names.item(kind, id) ?? t('review_gone_item', { id });
  const people = [...data.people].sort((one, other) => one.name.localeCompare(other.name, t.locale));
  const only = <Part extends 'unread' | 'mentions'>(part: Part, value: (typeof query)[Part], words: string) => (
    <button
      type="button"
      class="toggle"
      aria-pressed={query[part] === value}
      onClick={() => put(withPart(query, part, query[part] === value ? undefined : value))}
    >
      {words}
    </button>
  );
  return (
    <div class="filters">
      <fieldset class="toggles">
        <legend>{t('review_filter_show')}</legend>
        {only(
          'unread',
          true,
          unread > 0 ? `${t('review_only_unread')} ${unread.toLocaleString(t.locale)}` : t('review_only_unread'),
        )}
        {data.self !== null && only('mentions', data.self, t('review_mentions_me'))}
        {press('kinds', 'note', t('review_kind_note'))}
        {press('kinds', 'flag', t('review_kind_flag'))}
      </fieldset>
      <fieldset class="toggles">
        <legend>{t('review_filter_states')}</legend>
        {STATES.map((state) => press('states', state, stateWord(state, t)))}
      </fieldset>
      {pick(
        'people',
        people.map(({ id }) => id),
        names.person,
      )}
      {pick('stages', choices.stages, (stage) => stage)}
      {ITEM_KINDS.map((kind) => (
        <PickFilter
          key={kind}
          label={tiedWord(kind, t)}
          options={items.filter((item) => item.kind === kind).map((value) => ({ value, words: itemWords(value) }))}
          chosen={(query.items ?? []).filter((item) => item.kind === kind)}
          words={itemWords}
          toggle={(value) => put(toggled(query, 'items', value))}
          t={t}
        />
      ))}
      {pick('tags', choices.tags, (tag) => `#${tag}`)}
      {pick('crms', CRM_IDS, (crm) => t.dynamic(`popup_crm_${crm}`))}
      {pick('objects', choices.objects, (object) => object)}
      <fieldset class="toggles">
        <legend>{t('review_filter_readers')}</legend>
        {VISIBILITIES.map((visibility) => press('visibilities', visibility, visibilityWord(visibility, t)))}
      </fieldset>
      <fieldset class="toggles">
        <legend>{t('review_filter_flags')}</legend>
        {FLAGS.map((flag) => press('flags', flag, flagWord(flag, t)))}
      </fieldset>
      <fieldset class="toggles dates">
        <legend>{t('review_filter_dates')}</legend>
        {PERIODS.map((days) => {
          const from = momentOf(dayOf(now - (days - 1) * DAY));
          const chosen = query.from === from && query.until === undefined;
          return (
            <button
              key={days}
              type="button"
              class="toggle"
              aria-pressed={chosen}
              onClick={() => put(withPart(withPart(query, 'until', undefined), 'from', chosen ? undefined : from))}
            >
              {days === 1 ? t('review_today') : t('review_last_days', { count: days })}
            </button>
          );
        })}
        <label class="filter">
          <span>{t('review_from')}</span>
          <input
            type="date"
            value={query.from === undefined ? '' : dayOf(query.from)}
            onChange={({ currentTarget }) => put(withPart(query, 'from', momentOf(currentTarget.value)))}
          />
        </label>
        <label class="filter">
          <span>{t('review_until')}</span>
          <input
            type="date"
            value={query.until === undefined ? '' : dayOf(query.until - 1)}
            onChange={({ currentTarget }) => put(withPart(query, 'until', momentOf(currentTarget.value, 1)))}
          />
        </label>
      </fieldset>
    </div>
  );
}
