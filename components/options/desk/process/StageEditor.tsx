import type { JSX } from 'preact';
import { withoutStage } from '../../../../lib/playbook/remove';
import { put, reviseStage } from '../../../../lib/playbook/revise';
import type { Process, Stage } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import { CRMS } from '../../model';
import { Segments } from '../../Segments';
import { TextArea } from '../form/TextArea';
import { TextField } from '../form/TextField';
import { go } from '../go';
import { MoveButtons } from '../outline/MoveButtons';
import { SightLines } from '../SightLines';
import { rowKey } from './moves';
import type { ProcessPartProps } from './process-part';
import { StageNames } from './StageNames';

const OUTCOMES = ['open', 'won', 'lost'] as const;

export type StageEditorProps = ProcessPartProps & {
  process: Process;
  stage: Stage;
  move(key: string, by: -1 | 1): void;
  add(process: string, stage: string): void;
};

/** A stage: what it is for, how it ends, its names in each CRM. */
export function StageEditor({ process, stage, actions, data, t, say, move, add }: StageEditorProps): JSX.Element {
  const place = `${process.id}/${stage.id}`;
  const edit = (change: (stage: Stage) => Stage): void =>
    actions.edit((draft) => reviseStage(draft, process.id, stage.id, change));
  const remove = (): void => {
    actions.edit((draft) => withoutStage(draft, process.id, stage.id));
    say(t('desk_removed', { title: stage.title }), 'shown');
    go(editorAddress({ kind: 'process', id: process.id }));
  };
  const setNames = (crm: string, names: string[]): void =>
    edit((now) => {
      const { [crm]: _former, ...others } = now.crmStages;
      return { ...now, crmStages: names.length > 0 ? { ...others, [crm]: names } : others };
    });
  return (
    <section class="card editor form" aria-labelledby="stage-editor">
      <div class="editor-head">
        <div>
          <p class="over">{t('desk_stage_of', { process: process.title })}</p>
          <h2 id="stage-editor" tabIndex={-1} data-at={place}>
            {stage.title}
          </h2>
        </div>
        <MoveButtons
          title={stage.title}
          canUp={stage !== process.stages[0]}
          canDown={stage !== process.stages.at(-1)}
          move={(by) => move(rowKey.stage(process.id, stage.id), by)}
          {...(process.stages.length > 1 ? { remove: { label: t('desk_stage_remove'), act: remove } } : {})}
          t={t}
        />
      </div>
      <TextField
        label={t('desk_title')}
        value={stage.title}
        most={200}
        needed
        set={(title) => edit((now) => ({ ...now, title }))}
        t={t}
      />
      <TextArea
        label={t('desk_stage_purpose')}
        about={t('desk_stage_purpose_about')}
        value={stage.purpose}
        most={1_000}
        set={(purpose) => edit((now) => put(now, 'purpose', purpose === '' ? undefined : purpose))}
        t={t}
      />
      <Segments
        label={t('desk_stage_outcome')}
        values={OUTCOMES}
        value={stage.outcome}
        words={(outcome) => t.dynamic(`desk_outcome_stage_${outcome}`)}
        set={(outcome) => edit((now) => ({ ...now, outcome }))}
      />
      {CRMS.map((crm) => (
        <StageNames
          key={crm}
          crm={crm}
          process={process}
          stage={stage}
          pipelines={data.pipelines}
          set={(names) => setNames(crm, names)}
          say={say}
          t={t}
        />
      ))}
      <SightLines
        label={t('desk_sight')}
        lines={[
          {
            hat: 'manager',
            label: t('options_kind_step'),
            items: stage.steps.map(({ id, title }) => ({ title, address: editorAddress({ kind: 'step', id }) })),
            ...(stage.steps.length === 0 ? { text: t('desk_stage_no_steps') } : {}),
          },
        ]}
      />
      <button type="button" class="edit-only add-one" onClick={() => add(process.id, stage.id)}>
        {t('desk_step_add_here')}
      </button>
    </section>
  );
}
