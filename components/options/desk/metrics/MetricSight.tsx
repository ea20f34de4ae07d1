import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Metric, Playbook } from '../../../../lib/playbook/schema';
import { servingTips } from '../../../../lib/playbook/serving';
import { editorAddress } from '../../address';
import { type SightLine, SightLines } from '../SightLines';
import { goalLine, tipLine } from '../sight-lines';

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
  const steps = playbook.processes
    .flatMap(({ stages }) => stages.flatMap((stage) => stage.steps))
    .filter(({ metrics }) => metrics.includes(metric.id));
  const tips = servingTips(playbook).ofMetric(metric.id);
  const moving: SightLine = {
    hat: 'manager',
    label: t('desk_sight_moving'),
    items: steps.map(({ id, title }) => ({ title, address: editorAddress({ kind: 'step', id }) })),
    ...(steps.length === 0 ? { text: t('desk_sight_nothing_moves') } : {}),
  };
  const lines = [
    goalLine(metric.goals, playbook, t),
    moving,
    tipLine(t('desk_sight_tips_metric', { count: tips.length }), tips, { metric: metric.id }, t),
  ];
  return <SightLines label={t('desk_sight')} lines={lines} />;
}
