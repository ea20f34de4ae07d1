import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { moved, movedBy } from '../../../../lib/playbook/arrange';
import { ownersOf } from '../../../../lib/playbook/owners';
import { withoutMetric } from '../../../../lib/playbook/remove';
import { within } from '../../../../lib/playbook/revise';
import type { Metric } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import { isLocked } from '../../desk-model';
import type { DeskPartProps } from '../../sections';
import { useConditionFields } from '../condition/use-condition-fields';
import { findOptions } from '../form/find-options';
import { useSaid } from '../form/useSaid';
import { go } from '../go';
import { HatFrame } from '../HatFrame';
import { newId } from '../new-id';
import { MoveButtons } from '../outline/MoveButtons';
import { OutlineRow } from '../outline/OutlineRow';
import { useDragOrder } from '../outline/useDragOrder';
import { useRowFocus } from '../outline/useRowFocus';
import { metricOptions } from '../pick-options';
import { useTrialRecords } from '../tips/use-records';
import { MetricForm } from './MetricForm';
import { MetricSight } from './MetricSight';

/** What the format allows. */
const MOST = 500;
/** From how many on a search helps. */
const MANY = 12;
const addressOf = (id: string): string => editorAddress({ kind: 'metric', id });

/** The performance metrics in their order, and the editor of one of them. */
export function MetricsSection({ desk, actions, data, options, t, at }: DeskPartProps): JSX.Element {
  const { metrics } = desk.playbook;
  const [place, say] = useSaid();
  const [outline, keepFocusOn] = useRowFocus<HTMLDivElement>();
  const [query, setQuery] = useState('');
  const lastAt = useRef<string | null>(null);
  if (at !== null) lastAt.current = at;
  const chosen = metrics.find(({ id }) => id === (at ?? lastAt.current)) ?? metrics[0];
  const { records } = useTrialRecords(actions, options);
  const steady = useMemo(() => desk, [desk.published]);
  const fields = useConditionFields(steady, data, records);
  const owners = useMemo(() => ownersOf(desk.published), [desk.published]);
  const shown = useMemo(() => {
    if (query.trim() === '') return metrics;
    const found = new Set(findOptions(metricOptions(metrics), query, [], MOST).map(({ id }) => id));
    return metrics.filter(({ id }) => found.has(id));
  }, [metrics, query]);

  const arrange = (change: (metrics: Metric[]) => Metric[], id: string): void => {
    const next = change(metrics);
    if (next === metrics) return;
    keepFocusOn(id);
    actions.edit((draft) => within(draft, 'metrics', change(draft.metrics)));
    const now = next.findIndex((metric) => metric.id === id) + 1;
    say(t('desk_moved', { title: next[now - 1]?.title ?? '', place: now, count: next.length }));
  };
  const move = (id: string, by: -1 | 1): void => arrange((list) => movedBy(list, id, by), id);
  const drag = useDragOrder({
    locked: isLocked(desk, 'manager'),
    accepts: () => true,
    drop: (id, target, side) =>
      arrange((list) => {
        const from = list.findIndex((metric) => metric.id === id);
        const to = list.findIndex((metric) => metric.id === target) + (side === 'after' ? 1 : 0);
        return moved(list, from, from < to ? to - 1 : to);
      }, id),
  });
  const add = (): void => {
    const metric: Metric = {
      id: newId('metric'),
      title: t('desk_metric_new'),
      definition: '',
      unit: '',
      direction: 'up',
      goals: [],
      source: { kind: 'team' },
    };
    actions.edit((draft) => ({ ...draft, metrics: [...draft.metrics, metric] }));
    setQuery('');
    go(addressOf(metric.id));
  };
  const remove = (metric: Metric): void => {
    actions.edit((draft) => withoutMetric(draft, metric.id));
    say(t('desk_removed', { title: metric.title }), 'shown');
    lastAt.current = null;
    go('#metrics');
  };
  return (
    <>
      {place}
      <HatFrame
        hat="manager"
        desk={desk}
        actions={actions}
        t={t}
        outline={
          <div class="outline" ref={outline}>
            {metrics.length >= MANY && (
              <input
                type="search"
                aria-label={t('desk_metric_search')}
                placeholder={t('desk_metric_search')}
                value={query}
                onInput={({ currentTarget }) => setQuery(currentTarget.value)}
              />
            )}
            <ul class="outline-list">
              {shown.map((metric) => (
                <li key={metric.id}>
                  <OutlineRow
                    rowKey={metric.id}
                    address={addressOf(metric.id)}
                    title={metric.title}
                    note={t.dynamic(`desk_source_${metric.source.kind}`)}
                    current={metric === chosen}
                    drag={drag}
                    move={(by) => move(metric.id, by)}
                  />
                </li>
              ))}
            </ul>
            {metrics.length > 0 && shown.length === 0 && <p class="soft">{t('desk_pick_nothing')}</p>}
            {metrics.length < MOST && (
              <button type="button" class="edit-only" onClick={add}>
                {t('desk_metric_add')}
              </button>
            )}
          </div>
        }
      >
        {chosen ? (
          <section class="card editor form" aria-labelledby="metric-editor">
            <div class="editor-head">
              <div>
                <p class="over">{t('options_item_metric')}</p>
                <h2 id="metric-editor" tabIndex={-1} data-at={chosen.id}>
                  {chosen.title}
                </h2>
              </div>
              <MoveButtons
                title={chosen.title}
                canUp={chosen !== metrics[0]}
                canDown={chosen !== metrics.at(-1)}
                move={(by) => move(chosen.id, by)}
                remove={{ label: t('desk_metric_remove'), act: () => remove(chosen) }}
                t={t}
              />
            </div>
            <MetricForm
              key={chosen.id}
              metric={chosen}
              desk={desk}
              actions={actions}
              fields={fields}
              owners={owners}
              t={t}
            />
            <MetricSight metric={chosen} playbook={desk.playbook} t={t} />
          </section>
        ) : (
          <p class="card soft">{t('desk_metrics_none')}</p>
        )}
      </HatFrame>
    </>
  );
}
