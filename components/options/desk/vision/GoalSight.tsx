import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Goal, Playbook } from '../../../../lib/playbook/schema';
import { servingGoal, servingTips } from '../../../../lib/playbook/serving';
import { editorAddress } from '../../address';
import { SightLines } from '../SightLines';

/** What leads to a goal: its steps and metrics by name, and how many tips serve them. */
export function GoalSight({ goal, playbook, t }: { goal: Goal; playbook: Playbook; t: Translate }): JSX.Element {
  const { steps, metrics } = servingGoal(playbook, goal.id);
  const { ofStep, ofMetric } = servingTips(playbook);
  const tips = new Set([...steps.flatMap(({ id }) => ofStep(id)), ...metrics.flatMap(({ id }) => ofMetric(id))]).size;
  const named = (kind: 'step' | 'metric', list: readonly { id: string; title: string }[]) =>
    list.map(({ id, title }) => ({ title, address: editorAddress({ kind, id }) }));
  return (
    <SightLines
      label={t('desk_sight')}
      lines={[
        {
          hat: 'manager',
          label: t('desk_sight_steps'),
          items: named('step', steps),
          ...(steps.length === 0 ? { text: t('desk_sight_no_steps') } : {}),
        },
        {
          hat: 'manager',
          label: t('desk_sight_metrics'),
          items: named('metric', metrics),
          ...(metrics.length === 0 ? { text: t('desk_sight_no_metrics') } : {}),
        },
        { hat: 'coach', label: t('desk_sight_tips'), items: [], text: t('desk_sight_tips_goal', { count: tips }) },
      ]}
    />
  );
}
