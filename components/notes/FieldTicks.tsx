import type { JSX } from 'preact';
import type { Record as CrmRecord } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import { fieldLabel, fieldsOf } from './fields';

interface FieldTicksProps {
  record: Pick<CrmRecord, 'fields'>;
  /** Keys. */
  ticked: readonly string[];
  t: Translate;
  change(ticked: string[]): void;
}

/** Which of the record's fields go along, as they read now. None unless the person ticks it. */
export function FieldTicks({ record, ticked, t, change }: FieldTicksProps): JSX.Element {
  const fields = fieldsOf(record, true);
  const count = fields.filter(({ key }) => ticked.includes(key)).length;
  return (
    <details class="more field-ticks">
      <summary>{count === 0 ? t('note_fields_none') : t('note_fields', { count })}</summary>
      <div class="ticks">
        {fields.map((reading) => (
          <label key={reading.api}>
            <input
              type="checkbox"
              checked={ticked.includes(reading.key)}
              onChange={(event) =>
                change(
                  event.currentTarget.checked ? [...ticked, reading.key] : ticked.filter((one) => one !== reading.key),
                )
              }
            />
            <span>
              {fieldLabel(reading)} <small dir="auto">{reading.raw.slice(0, 120)}</small>
            </span>
          </label>
        ))}
      </div>
    </details>
  );
}
