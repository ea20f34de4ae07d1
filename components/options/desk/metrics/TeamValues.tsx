import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { withValue } from '../../../../lib/playbook/in-out/metric-values';
import { valuesOf, withoutValue } from '../../../../lib/playbook/metric-history';
import type { Metric } from '../../../../lib/playbook/schema';
import { Icon } from '../../../ui/Icon';
import { dayText } from '../../gap-text';
import { amountText } from '../../print/amount-text';
import { DateField } from '../form/DateField';
import { NumberField } from '../form/NumberField';

export interface TeamValuesProps {
  metric: Metric;
  today: string;
  edit(change: (metric: Metric) => Metric): void;
  t: Translate;
}

/** Values of the history that are listed at once. */
const LISTED = 24;

/** The values of a team metric, each with the day that it is of; the latest is the one that people see. */
export function TeamValues({ metric, today, edit, t }: TeamValuesProps): JSX.Element {
  const [on, setOn] = useState<string | undefined>(today);
  const [value, setValue] = useState<number | undefined>(undefined);
  const [all, setAll] = useState(false);
  const values = valuesOf(metric);
  const listed = all ? values : values.slice(0, LISTED);
  const add = (): void => {
    if (on === undefined || value === undefined) return;
    edit((now) => withValue(now, on, value));
    setValue(undefined);
  };
  return (
    <section class="form team-values" aria-labelledby="team-values">
      <h3 id="team-values">{t('desk_values')}</h3>
      <p class="soft">
        {t('desk_values_about')} <a href="#exchange">{t('desk_values_import')}</a>
      </p>
      <form
        class="value-add edit-only"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <NumberField label={t('desk_value')} value={value} set={setValue} t={t} />
        <DateField label={t('desk_as_of')} value={on} set={setOn} t={t} />
        <button type="submit" disabled={on === undefined || value === undefined}>
          {t('desk_value_add')}
        </button>
      </form>
      {values.length === 0 ? (
        <p class="soft">{t('desk_values_none')}</p>
      ) : (
        <table class="values">
          <caption class="hidden">{t('desk_values')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk_as_of')}</th>
              <th scope="col" class="number">
                {t('desk_value')}
              </th>
              <td class="edit-only" />
            </tr>
          </thead>
          <tbody>
            {listed.map((one, index) => (
              <tr key={one.on}>
                <th scope="row">
                  {dayText(one.on, t)}
                  {index === 0 && <span class="badge">{t('desk_value_current')}</span>}
                </th>
                <td class="number">{amountText(one.value, metric.unit, t)}</td>
                <td class="edit-only">
                  <button
                    type="button"
                    class="tool"
                    aria-label={t('desk_value_remove', { date: dayText(one.on, t) })}
                    onClick={() => edit((now) => withoutValue(now, one.on))}
                  >
                    <Icon name="close" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {listed.length < values.length && (
        <button type="button" class="add-one" onClick={() => setAll(true)}>
          {t('desk_values_more', { count: values.length - listed.length })}
        </button>
      )}
    </section>
  );
}
