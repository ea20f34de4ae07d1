import type { JSX } from 'preact';
import { nextPlace, placeStep } from '../../../../lib/playbook/arrange';
import type { StepPlace } from '../../../../lib/playbook/find-in';
import { itemKey } from '../../../../lib/playbook/items';
import { withoutStep } from '../../../../lib/playbook/remove';
import { put, reviseStep } from '../../../../lib/playbook/revise';
import type { Step } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import { ConditionEditor } from '../condition/ConditionEditor';
import { FlagCount } from '../flags/FlagCount';
import { Choice } from '../form/Choice';
import { MarkdownArea } from '../form/MarkdownArea';
import { PickMany } from '../form/PickMany';
import { ResourceList } from '../form/ResourceList';
import { TextArea } from '../form/TextArea';
import { TextField } from '../form/TextField';
import { go } from '../go';
import { MoveButtons } from '../outline/MoveButtons';
import { goalOptions, metricOptions } from '../pick-options';
import { rowKey } from './moves';
import type { ProcessPartProps } from './process-part';
import { StepSight } from './StepSight';

export type StepEditorProps = ProcessPartProps & StepPlace & { move(key: string, by: -1 | 1): void };

/** A step: what it asks, why, how; what it serves and moves; when it is done. */
export function StepEditor(props: StepEditorProps): JSX.Element {
  const { process, stage, step, desk, actions, data, options, t, fields, owners, say, move } = props;
  const { playbook } = desk;
  const edit = (change: (step: Step) => Step): void => actions.edit((draft) => reviseStep(draft, step.id, change));
  const remove = (): void => {
    actions.edit((draft) => withoutStep(draft, step.id));
    say(t('desk_removed', { title: step.title }), 'shown');
    go(editorAddress({ kind: 'stage', id: stage.id }, { process: process.id }));
  };
  const putInto = (target: string): void => {
    const index = process.stages.find(({ id }) => id === target)?.steps.length ?? 0;
    actions.edit((draft) => placeStep(draft, step.id, { process: process.id, stage: target, index }));
  };
  return (
    <section class="card editor form" aria-labelledby="step-editor">
      <div class="editor-head">
        <div>
          <p class="over">{t('desk_step_of', { process: process.title, stage: stage.title })}</p>
          <h2 id="step-editor" tabIndex={-1} data-at={step.id}>
            {step.title}
          </h2>
          <FlagCount item={itemKey('step', step.id)} options={options} data={data} t={t} />
        </div>
        <MoveButtons
          title={step.title}
          canUp={nextPlace(playbook, step.id, -1) !== null}
          canDown={nextPlace(playbook, step.id, 1) !== null}
          move={(by) => move(rowKey.step(step.id), by)}
          remove={{ label: t('desk_step_remove'), act: remove }}
          t={t}
        />
      </div>
      <TextField
        label={t('desk_title')}
        value={step.title}
        most={200}
        needed
        set={(title) => edit((now) => ({ ...now, title }))}
        t={t}
      />
      <TextArea
        label={t('desk_step_why')}
        about={t('desk_step_why_about')}
        value={step.why}
        most={1_000}
        needed
        set={(why) => edit((now) => ({ ...now, why }))}
        t={t}
      />
      <MarkdownArea
        label={t('desk_step_how')}
        value={step.how}
        most={20_000}
        set={(how) => edit((now) => put(now, 'how', how === '' ? undefined : how))}
        t={t}
      />
      <div class="fields wide">
        <PickMany
          label={t('desk_step_goals')}
          chosen={step.goals}
          options={goalOptions(playbook.vision.goals)}
          most={20}
          address={(id) => editorAddress({ kind: 'goal', id })}
          set={(goals) => edit((now) => ({ ...now, goals }))}
          t={t}
        />
        <PickMany
          label={t('desk_step_metrics')}
          chosen={step.metrics}
          options={metricOptions(playbook.metrics)}
          most={20}
          address={(id) => editorAddress({ kind: 'metric', id })}
          set={(metrics) => edit((now) => ({ ...now, metrics }))}
          t={t}
        />
      </div>
      <div class="entry">
        <span class="label">{t('desk_step_done')}</span>
        <small class="about">{t('desk_step_done_about')}</small>
        <ConditionEditor
          value={step.doneWhen}
          onChange={(doneWhen) => edit((now) => put(now, 'doneWhen', doneWhen))}
          fields={fields}
          kinds={process.kinds}
          label={t('desk_step_done')}
          always={t('desk_step_by_hand')}
          keep={`step ${step.id}`}
          t={t}
        />
      </div>
      <ResourceList resources={step.resources} set={(resources) => edit((now) => ({ ...now, resources }))} t={t} />
      <div class="fields">
        <TextField
          label={t('desk_owner')}
          about={process.owner ? t('desk_step_owner_about', { owner: process.owner }) : undefined}
          value={step.owner}
          most={120}
          offers={owners}
          set={(owner) => edit((now) => put(now, 'owner', owner === '' ? undefined : owner))}
          t={t}
        />
        <Choice
          label={t('desk_step_stage')}
          values={process.stages.map(({ id }) => id)}
          value={stage.id}
          words={(id) => process.stages.find((one) => one.id === id)?.title ?? id}
          set={putInto}
        />
      </div>
      <StepSight step={step} playbook={playbook} t={t} />
    </section>
  );
}
