import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { countsOf } from '../../lib/playbook/changes';
import type { OptionsData } from './model';

type Starter = OptionsData['starters'][number];

export interface StarterListProps {
  starters: readonly Starter[];
  /** Id of the active playbook. */
  active: string;
  choose(starter: Starter): void;
  t: Translate;
}

/** The playbooks that come with Sightline. Choosing one only shows what it would change. */
export function StarterList({ starters, active, choose, t }: StarterListProps): JSX.Element {
  return (
    <section class="card" aria-labelledby="starters">
      <h2 id="starters">{t('options_starters')}</h2>
      <p class="soft">{t('options_starters_about')}</p>
      <ul class="starters">
        {starters.map((starter) => {
          const { playbook, id } = starter;
          const { step, tip, metric } = countsOf(playbook);
          return (
            <li key={id} data-starter={id}>
              <h3 id={`starter-${id}`}>
                {playbook.title}
                {playbook.id === active && <span class="badge">{t('options_starter_active')}</span>}
              </h3>
              <p>{t.dynamic(`options_starter_${id}`)}</p>
              <p class="soft">
                {[
                  `${step} ${t('options_count_step', { count: step })}`,
                  `${metric} ${t('options_count_metric', { count: metric })}`,
                  `${tip} ${t('options_count_tip', { count: tip })}`,
                ].join(' · ')}
              </p>
              <button type="button" onClick={() => choose(starter)} aria-describedby={`starter-${id}`}>
                {t('options_starter_look')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
