import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Playbook, Step } from '../../../../lib/playbook/schema';
import { servingTips } from '../../../../lib/playbook/serving';
import { SightLines } from '../SightLines';
import { goalLine, tipLine } from '../sight-lines';

/** The goals above a step, with why they are worth it, and the tips below. */
export function StepSight({ step, playbook, t }: { step: Step; playbook: Playbook; t: Translate }): JSX.Element {
  const tips = servingTips(playbook).ofStep(step.id);
  const lines = [
    goalLine(step.goals, playbook, t),
    tipLine(t('desk_sight_tips_step', { count: tips.length }), tips, { step: step.id }, t),
  ];
  return <SightLines label={t('desk_sight')} lines={lines} />;
}
