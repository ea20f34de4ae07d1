import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import { parseMarkdown } from '../../../lib/markdown/parse';
import type { Resource, Tip } from '../../../lib/playbook/schema';
import { Markdown } from '../../ui/Markdown';
import { dayText } from '../gap-text';
import type { Places } from './places';

export interface PrintTipProps {
  tip: Tip;
  /** By what stands above it. */
  heading: 'h4' | 'h5' | 'h6';
  places: Places;
  t: Translate;
}

export function PrintTip({ tip, heading: Heading, places, t }: PrintTipProps): JSX.Element {
  const { retired } = tip;
  const valid = [tip.validFrom, tip.validUntil].map((day) => (day === undefined ? '…' : dayText(day, t)));
  return (
    <section class="tip">
      <Heading class="tip-title">{tip.title}</Heading>
      <Markdown blocks={parseMarkdown(tip.body)} />
      <Facts
        facts={[
          [
            t('options_print_retired_on'),
            retired ? [dayText(retired.on, t), retired.reason ?? ''].join(' ').trim() : '',
          ],
          [t('options_print_successor'), retired?.successor === undefined ? '' : places.tip(retired.successor)],
          [t('options_print_shows_when'), tip.when ? places.words(tip.when, t) : ''],
          [t('options_print_valid'), (tip.validFrom ?? tip.validUntil) ? valid.join(' – ') : ''],
          [t('options_print_confirmed'), tip.confirmedOn === undefined ? '' : dayText(tip.confirmedOn, t)],
          [t('options_print_owner'), tip.owner ?? ''],
        ]}
      />
      <Resources resources={tip.resources} />
    </section>
  );
}

export function Facts({ facts }: { facts: [label: string, text: string][] }): JSX.Element | null {
  const said = facts.filter(([, text]) => text !== '');
  if (said.length === 0) return null;
  return (
    <dl class="facts">
      {said.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt> <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** On paper an address has to be readable. */
export function Resources({ resources }: { resources: readonly Resource[] }): JSX.Element | null {
  if (resources.length === 0) return null;
  return (
    <ul class="resources">
      {resources.map(({ title, url }) => (
        <li key={`${title} ${url}`}>
          {title}: <span class="address">{url}</span>
        </li>
      ))}
    </ul>
  );
}
