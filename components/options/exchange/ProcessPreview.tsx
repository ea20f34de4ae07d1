import type { JSX } from 'preact';
import type { SkeletonPlan } from '../../../lib/playbook/in-out/skeleton';
import { Decide, type DecideProps } from './Decide';

/** Processes that would be added. Nothing else is touched. */
export function ProcessPreview({ plan, t, ...decide }: DecideProps & { plan: SkeletonPlan }): JSX.Element {
  return (
    <>
      <p class="soft">{t('options_exchange_processes_about')}</p>
      <ul class="planned">
        {plan.added.map(({ id, title, stages, steps }) => (
          <li key={id} class="added">
            <b>{title}</b>
            <small>{t('options_exchange_process_has', { stages: stages.join(' → '), count: steps })}</small>
          </li>
        ))}
        {plan.same.map(({ id, title }) => (
          <li key={id}>
            <b>{title}</b>
            <small>{t('options_exchange_process_same')}</small>
          </li>
        ))}
      </ul>
      {plan.surplus > 0 && <p class="notice bad">{t('options_exchange_processes_surplus', { count: plan.surplus })}</p>}
      <Decide possible={plan.added.length > 0 && plan.surplus === 0} t={t} {...decide} />
    </>
  );
}
