import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Playbook, Step } from '../../../../lib/playbook/schema';
import { servingTips } from '../../../../lib/playbook/serving';
import { editorAddress } from '../../address';
import { SightLines } from '../SightLines';

/** Tips named at once; the others are counted. */
const NAMED = 8;

/** The goals above a step, with why they are worth it, and the tips below. */
export function StepSight({ step, playbook, t }: { step: Step; playbook: Playbook; t: Translate }): JSX.Element {
  const goals = playbook.vision.goals.filter(({ id }) => step.goals.includes(id));
  const tips = servingTips(playbook).ofStep(step.id);
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
          hat: 'coach',
          label: t('desk_sight_tips_step', { count: tips.length }),
          items: tips.slice(0, NAMED).map(({ id, title }) => ({ title, address: editorAddress({ kind: 'tip', id }) })),
          ...(tips.length === 0 ? { text: t('desk_sight_no_tips') } : {}),
        },
      ]}
    />
  );
}
