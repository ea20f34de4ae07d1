import type { JSX } from 'preact';
import { EVERY_TIP, NOBODY, TIP_ORDERS, type TipFilter } from '../../../../lib/coaching/tip-list';
import type { Translate } from '../../../../lib/i18n/translate';
import type { GapCode } from '../../../../lib/playbook/alignment';
import type { Playbook } from '../../../../lib/playbook/schema';
import { Icon } from '../../../ui/Icon';

export interface TipFiltersProps {
  filter: TipFilter;
  set(filter: TipFilter): void;
  playbook: Playbook;
  owners: readonly string[];
  /** Kinds of gaps that some tip has. */
  gaps: readonly GapCode[];
  /** How many tips are listed, and how many there are. */
  found: number;
  all: number;
  /** None has the words as they were typed; these have some that are spelt nearly so. */
  near: boolean;
  /** Stands beside the search. */
  action: JSX.Element;
  t: Translate;
}

type Choice = [value: string, words: string];

/** Search, the commonest filters in sight, the others folded, and the order of the list. */
export function TipFilters(props: TipFiltersProps): JSX.Element {
  const { filter, set, playbook, owners, gaps, found, all, near, action, t } = props;
  const put = (change: Partial<TipFilter>): void => set({ ...filter, ...change });
  const narrowed = Object.entries(EVERY_TIP).filter(
    ([name, value]) => name !== 'query' && name !== 'sort' && Reflect.get(filter, name) !== value,
  ).length;
  const list = <Name extends keyof TipFilter>(name: Name, choices: readonly Choice[], every?: string): JSX.Element => (
    <label class="filter">
      <span>{t.dynamic(`tips_filter_${name}`)}</span>
      <select
        value={filter[name]}
        onChange={({ currentTarget }) => put({ [name]: currentTarget.value } as Partial<TipFilter>)}
      >
        {every !== undefined && <option value="">{every}</option>}
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  const named = (things: readonly { id: string; title: string }[]): Choice[] =>
    things.map(({ id, title }) => [id, title]);
  const stages = playbook.processes.flatMap((process) =>
    process.stages.map((stage): Choice => [`${process.id}/${stage.id}`, `${process.title} · ${stage.title}`]),
  );
  const steps = playbook.processes.flatMap(({ stages: all }) => all.flatMap((stage) => stage.steps));
  const standings = (['active', 'stale', 'retired', 'all'] as const).map(
    (one): Choice => [one, t.dynamic(`tips_standing_${one}`)],
  );
  const orders = TIP_ORDERS.map((one): Choice => [one, t.dynamic(`tips_sort_${one}`)]);
  const seen = (['seen', 'unseen', 'helped', 'not-here'] as const).map(
    (one): Choice => [one, t.dynamic(`tips_evidence_${one}`)],
  );
  const outOfLine = gaps.map((code): Choice => [code, t.dynamic(`tips_gap_${code}`)]);
  const any = t('tips_any');
  return (
    <search class="tip-filters">
      <div class="tip-top">
        <div class="tip-search">
          <Icon name="search" />
          <input
            type="text"
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            aria-label={t('tips_search')}
            placeholder={t('tips_search')}
            value={filter.query}
            onInput={({ currentTarget }) => put({ query: currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && filter.query !== '') put({ query: '' });
            }}
          />
        </div>
        {action}
      </div>
      <div class="tip-filter-row">
        {list('standing', standings)}
        {list('sort', orders)}
      </div>
      <details>
        <summary>
          {t('tips_more_filters')}
          {narrowed > 0 && <span class="badge">{t('tips_filters_on', { count: narrowed })}</span>}
        </summary>
        <div class="tip-filter-row">
          {list('stage', stages, any)}
          {list('through', [['step', t('tips_through_step')]], t('tips_through_any'))}
          {list('step', named(steps), any)}
          {list('metric', named(playbook.metrics), any)}
          {list('goal', named(playbook.vision.goals), any)}
          {list(
            'owner',
            owners.map((owner): Choice => [owner, owner === NOBODY ? t('tips_nobody') : owner]),
            any,
          )}
          {list('gap', [['some', t('tips_gap_some')], ...outOfLine], any)}
          {list('evidence', seen, any)}
        </div>
      </details>
      <p class="tip-count" role="status">
        {found === all ? t('tips_count', { count: all }) : t('tips_found', { found, count: all })}
        {near && ` · ${t('tips_near')}`}
        {(narrowed > 0 || filter.query !== '') && (
          <button type="button" class="link" onClick={() => set({ ...EVERY_TIP, sort: filter.sort })}>
            {t('tips_clear_filters')}
          </button>
        )}
      </p>
    </search>
  );
}
