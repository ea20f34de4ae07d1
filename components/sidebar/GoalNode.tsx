import type { JSX } from 'preact';
import type { GoalAdvice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import { formatAmount, formatDay, formatNumber } from './format';
import type { Shelf } from './parts';
import { SightNode } from './SightNode';

/** Where we are going, and how far we have come. */
export function GoalNode({ goal, shelf, t }: { goal: GoalAdvice; shelf: Shelf; t: Translate }): JSX.Element {
  const { measure } = goal;
  return (
    <SightNode hat="leader" eyebrow={t('panel_goal')} reasons={goal.reasons} shelf={shelf} t={t}>
      <h3>{goal.title}</h3>
      <p class="goal-why">{goal.why}</p>
      {measure && goal.progress !== undefined && (
        <>
          <div class="bar">
            <i style={{ width: `${Math.round(goal.progress * 100)}%` }} />
          </div>
          <p class="row">
            <span>
              {t('panel_goal_measure', {
                current: formatNumber(measure.current, t.locale),
                target: formatAmount(measure.target, measure.unit, t.locale),
              })}
            </span>
            <span>{t('panel_as_of', { date: formatDay(measure.asOf, t.locale) })}</span>
          </p>
        </>
      )}
      {!measure && goal.due && <p class="row">{t('panel_goal_due', { date: formatDay(goal.due, t.locale) })}</p>}
    </SightNode>
  );
}
