import type { JSX } from 'preact';
import type { ConditionField, FieldType } from '../../../../lib/coaching/condition-fields';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Metric } from '../../../../lib/playbook/schema';
import { fieldTitle } from '../condition/words';
import { Choice } from '../form/Choice';

type Source = Extract<Metric['source'], { kind: 'record' }>;

export interface RecordSourceProps {
  source: Source;
  fields: readonly ConditionField[];
  set(source: Source): void;
  t: Translate;
}

const MEASURES = ['daysInStage', 'daysToClose', 'daysSinceActivity', 'stepsDone', 'field'] as const;
/** Fields whose value can be a metric; a date counts as the days until it. */
const COUNTED: ReadonlySet<FieldType> = new Set(['number', 'money', 'percent', 'date', 'any']);

/** What is read from the record in view. */
export function RecordSource({ source, fields, set, t }: RecordSourceProps): JSX.Element {
  const named = fields.filter(({ key, type }) => COUNTED.has(type) || key === source.field);
  const keys = named.map(({ key }) => key);
  const titles = new Map(named.map((field) => [field.key, fieldTitle(field, t)]));
  const values = source.field === undefined || keys.includes(source.field) ? keys : [source.field, ...keys];
  return (
    <div class="fields">
      <Choice
        label={t('desk_metric_measure')}
        values={MEASURES}
        value={source.measure}
        words={(measure) => t.dynamic(`desk_measure_${measure}`)}
        set={(measure) => {
          const { field: _field, ...rest } = source;
          set({ ...rest, measure });
        }}
      />
      {source.measure === 'field' && (
        <Choice
          label={t('desk_metric_field')}
          about={t('desk_metric_field_about')}
          values={['', ...values]}
          value={source.field ?? ''}
          words={(key) => (key === '' ? t('desk_metric_field_none') : (titles.get(key) ?? key))}
          set={(key) => {
            const { field: _field, ...rest } = source;
            set(key === '' ? rest : { ...rest, field: key });
          }}
        />
      )}
    </div>
  );
}
