import type { JSX } from 'preact';
import type { ConditionField } from '../../../../lib/coaching/condition-fields';
import { put, reviseMetric } from '../../../../lib/playbook/revise';
import type { Metric } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import { Segments } from '../../Segments';
import type { DeskPartProps } from '../../sections';
import { NumberField } from '../form/NumberField';
import { PickMany } from '../form/PickMany';
import { TextArea } from '../form/TextArea';
import { TextField } from '../form/TextField';
import { goalOptions } from '../pick-options';
import { RecordSource } from './RecordSource';
import { TeamValues } from './TeamValues';

export interface MetricFormProps extends Pick<DeskPartProps, 'desk' | 'actions' | 't'> {
  metric: Metric;
  fields: readonly ConditionField[];
  owners: readonly string[];
}

const DIRECTIONS = ['up', 'down'] as const;
const SOURCES = ['record', 'team'] as const;

/** A metric: what it measures, which way is better, what it leads to, and where its value comes from. */
export function MetricForm({ metric, desk, actions, fields, owners, t }: MetricFormProps): JSX.Element {
  const edit = (change: (metric: Metric) => Metric): void =>
    actions.edit((draft) => reviseMetric(draft, metric.id, change));
  const take = (kind: 'record' | 'team'): void => {
    if (kind === metric.source.kind) return;
    edit((now) => ({ ...now, source: kind === 'team' ? { kind } : { kind, measure: 'daysInStage' } }));
  };
  return (
    <div class="form">
      <div class="fields">
        <TextField
          label={t('desk_title')}
          value={metric.title}
          most={200}
          needed
          set={(title) => edit((now) => ({ ...now, title }))}
          t={t}
        />
        <TextField
          label={t('desk_unit')}
          value={metric.unit}
          most={60}
          needed
          set={(unit) => edit((now) => ({ ...now, unit }))}
          t={t}
        />
      </div>
      <TextArea
        label={t('desk_metric_definition')}
        about={t('desk_metric_definition_about')}
        value={metric.definition}
        most={1_000}
        needed
        set={(definition) => edit((now) => ({ ...now, definition }))}
        t={t}
      />
      <div class="fields">
        <Segments
          label={t('desk_metric_direction')}
          values={DIRECTIONS}
          value={metric.direction}
          words={(direction) => t.dynamic(`desk_direction_${direction}`)}
          set={(direction) => edit((now) => ({ ...now, direction }))}
        />
        <NumberField
          label={t('desk_goal_target')}
          value={metric.target}
          set={(target) => edit((now) => put(now, 'target', target))}
          t={t}
        />
        <TextField
          label={t('desk_owner')}
          value={metric.owner}
          most={120}
          offers={owners}
          set={(owner) => edit((now) => put(now, 'owner', owner === '' ? undefined : owner))}
          t={t}
        />
      </div>
      <PickMany
        label={t('desk_metric_goals')}
        chosen={metric.goals}
        options={goalOptions(desk.playbook.vision.goals)}
        most={20}
        address={(id) => editorAddress({ kind: 'goal', id })}
        set={(goals) => edit((now) => ({ ...now, goals }))}
        t={t}
      />
      <Segments
        label={t('desk_metric_source')}
        values={SOURCES}
        value={metric.source.kind}
        words={(kind) => t.dynamic(`desk_source_about_${kind}`)}
        set={take}
      />
      {metric.source.kind === 'record' ? (
        <RecordSource
          source={metric.source}
          fields={fields}
          set={(source) => edit((now) => ({ ...now, source }))}
          t={t}
        />
      ) : (
        <TeamValues metric={metric} today={desk.today} edit={edit} t={t} />
      )}
    </div>
  );
}
