import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import { parseMarkdown } from '../../../lib/markdown/parse';
import type { Step } from '../../../lib/playbook/schema';
import { Markdown } from '../../ui/Markdown';
import { Facts, Resources } from './PrintTip';
import { PrintTips } from './PrintTips';
import type { Places } from './places';

/** A step with a box to tick, and the tips that serve it first. */
export function PrintStep({ step, places, t }: { step: Step; places: Places; t: Translate }): JSX.Element {
  const also = places.alsoAtStep(step.id);
  return (
    <section class="step">
      <h5 class="entry">
        <span class="box" aria-hidden="true" /> {step.title}
      </h5>
      <p>
        <i>{step.why}</i>
      </p>
      {step.how !== undefined && <Markdown blocks={parseMarkdown(step.how)} />}
      <Facts
        facts={[
          [t('options_print_serves'), places.goals(step.goals).join(' · ')],
          [t('options_print_moves'), places.metrics(step.metrics).join(' · ')],
          [t('options_print_done_when'), step.doneWhen ? places.words(step.doneWhen, t) : t('options_print_by_hand')],
          [t('options_print_owner'), step.owner ?? ''],
          [t('options_print_also'), also.join(' · ')],
        ]}
      />
      <Resources resources={step.resources} />
      <PrintTips tips={places.ofStep.get(step.id) ?? []} heading="h6" places={places} t={t} />
    </section>
  );
}
