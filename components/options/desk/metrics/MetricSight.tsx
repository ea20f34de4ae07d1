import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Metric, Playbook } from '../../../../lib/playbook/schema';
import { servingTips } from '../../../../lib/playbook/serving';
import { editorAddress } from '../../address';
import { SightLines } from '../SightLines';

/** Tips named at once; the others are counted. */
const NAMED = 8;

/** The goals that a metric leads to, the steps that move it, and the tips that serve it by itself. */
export function MetricSight({
  metric,
  playbook,
  t,
}: {
  metric: Metric;
  playbook: Playbook;
  t: Translate;
}): JSX.Element {
  const goals = playbook.vision.goals.filter(({ id }) => metric.goals.includes(id));
  const steps = playbook.processes
    .flatMap(({ stages }) => stages.flatMap((stage) => stage.steps))
    .filter(({ metrics }) => metrics.includes(metric.id));
  const tips = servingTips(playbook).ofMetric(metric.id);
  return (
    <SightLines
      label={t('desk_sight')}
      lines={[
        {
          hat: 'leader',
          label: t('desk_sight_goals'),
          items: goals.map(({ id, title }) => ({ title, address: editorAddress({ kind: 'goal', id }) })),
          ...(goals.length === 0 ? { text: t('desk_sight_no_goals') } : {}),
        },
        {
          hat: 'manager',
          label: t('desk_sight_moving'),
          items: steps.map(({ id, title }) => ({ title, address: editorAddress({ kind: 'step', id }) })),
          ...(steps.length === 0 ? { text: t('desk_sight_nothing_moves') } : {}),
        },
        {
          hat: 'coach',
          label: t('desk_sight_tips_metric', { count: tips.length }),
          items: tips.slice(0, NAMED).map(({ id, title }) => ({ title, address: editorAddress({ kind: 'tip', id }) })),
          ...(tips.length === 0 ? { text: t('desk_sight_no_tips') } : {}),
        },
      ]}
    />
  );
}
