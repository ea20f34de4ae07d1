import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { ownersOf } from '../../../../lib/playbook/owners';
import { put, reviseGoal } from '../../../../lib/playbook/revise';
import type { Goal } from '../../../../lib/playbook/schema';
import { Switch } from '../../SidebarSection';
import { DateField } from '../form/DateField';
import { NumberField } from '../form/NumberField';
import { TextArea } from '../form/TextArea';
import { TextField } from '../form/TextField';
import type { VisionPartProps } from './vision-part';

export type GoalFormProps = Pick<VisionPartProps, 'desk' | 'actions' | 't'> & { goal: Goal };

type Measure = NonNullable<Goal['measure']>;

/** A goal: what, why, and how far we have come. */
export function GoalForm({ goal, desk, actions, t }: GoalFormProps): JSX.Element {
  const edit = (change: (goal: Goal) => Goal): void => actions.edit((draft) => reviseGoal(draft, goal.id, change));
  const owners = useMemo(() => ownersOf(desk.playbook), [goal.id]);
  const { measure } = goal;
  const measured = (change: Partial<Measure>): void =>
    edit((now) => (now.measure ? { ...now, measure: { ...now.measure, ...change } } : now));
  const number = (name: 'baseline' | 'target' | 'current', label: string): JSX.Element => (
    <NumberField
      label={label}
      value={measure?.[name]}
      needed
      set={(value) => {
        if (value !== undefined) measured({ [name]: value });
      }}
      t={t}
    />
  );
  return (
    <div class="form">
      <TextField
        label={t('desk_title')}
        value={goal.title}
        most={200}
        needed
        set={(title) => edit((now) => ({ ...now, title }))}
        t={t}
      />
      <TextArea
        label={t('desk_goal_why')}
        about={t('desk_goal_why_about')}
        value={goal.why}
        most={1_000}
        needed
        set={(why) => edit((now) => ({ ...now, why }))}
        t={t}
      />
      <div class="fields">
        <DateField
          label={t('desk_goal_due')}
          value={goal.due}
          set={(due) => edit((now) => put(now, 'due', due))}
          t={t}
        />
        <TextField
          label={t('desk_owner')}
          value={goal.owner}
          most={120}
          offers={owners}
          set={(owner) => edit((now) => put(now, 'owner', owner === '' ? undefined : owner))}
          t={t}
        />
      </div>
      <Switch
        label={t('desk_goal_measured')}
        on={measure !== undefined}
        set={(on) =>
          edit((now) =>
            put(now, 'measure', on ? { unit: '', baseline: 0, target: 0, current: 0, asOf: desk.today } : undefined),
          )
        }
      >
        {t('desk_goal_measured_about')}
      </Switch>
      {measure && (
        <div class="fields">
          <TextField
            label={t('desk_unit')}
            value={measure.unit}
            most={60}
            needed
            set={(unit) => measured({ unit })}
            t={t}
          />
          {number('baseline', t('desk_goal_baseline'))}
          {number('target', t('desk_goal_target'))}
          {number('current', t('desk_goal_current'))}
          <DateField
            label={t('desk_as_of')}
            value={measure.asOf}
            needed
            set={(asOf) => measured({ asOf: asOf ?? '' })}
            t={t}
          />
        </div>
      )}
    </div>
  );
}
