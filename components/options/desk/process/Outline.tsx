import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Process, Stage } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import { OutlineRow } from '../outline/OutlineRow';
import type { DragOrder } from '../outline/useDragOrder';
import type { Chosen } from './chosen';
import { rowKey } from './moves';

export interface OutlineProps {
  processes: readonly Process[];
  chosen: Chosen | null;
  drag: DragOrder;
  move(key: string, by: -1 | 1): void;
  addStep(process: string, stage: string): void;
  addStage(process: string): void;
  t: Translate;
}

/** Every process; the one that is edited with its stages and their steps. */
export function Outline(props: OutlineProps): JSX.Element {
  const { processes, chosen, drag, move, addStage, t } = props;
  return (
    <ul class="outline-list">
      {processes.map((process) => (
        <li key={process.id} class="outline-process">
          <OutlineRow
            rowKey={rowKey.process(process.id)}
            address={editorAddress({ kind: 'process', id: process.id })}
            title={process.title}
            note={t('options_pipeline_stages', { count: process.stages.length })}
            current={chosen?.kind === 'process' && chosen.process === process}
            drag={drag}
            move={(by) => move(rowKey.process(process.id), by)}
          />
          {chosen?.process === process && (
            <>
              <ul class="outline-list">
                {process.stages.map((stage) => (
                  <StageRows key={stage.id} {...props} process={process} stage={stage} />
                ))}
              </ul>
              <button type="button" class="edit-only tool add-row" onClick={() => addStage(process.id)}>
                {t('desk_stage_add')}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function StageRows(props: OutlineProps & { process: Process; stage: Stage }): JSX.Element {
  const { process, stage, chosen, drag, move, addStep, t } = props;
  const key = rowKey.stage(process.id, stage.id);
  return (
    <li class="outline-stage">
      <OutlineRow
        rowKey={key}
        address={editorAddress({ kind: 'stage', id: stage.id }, { process: process.id })}
        title={stage.title}
        note={stage.outcome === 'open' ? undefined : t.dynamic(`desk_outcome_stage_${stage.outcome}`)}
        current={chosen?.kind === 'stage' && chosen.stage === stage}
        drag={drag}
        move={(by) => move(key, by)}
      />
      <ul class="outline-list">
        {stage.steps.map((step) => (
          <li key={step.id}>
            <OutlineRow
              rowKey={rowKey.step(step.id)}
              address={editorAddress({ kind: 'step', id: step.id })}
              title={step.title}
              current={chosen?.kind === 'step' && chosen.step === step}
              drag={drag}
              move={(by) => move(rowKey.step(step.id), by)}
            />
          </li>
        ))}
        <li class="edit-only">
          <button
            type="button"
            class="tool add-row"
            aria-label={t('desk_step_add_to', { stage: stage.title })}
            onClick={() => addStep(process.id, stage.id)}
          >
            {t('desk_step_add')}
          </button>
        </li>
      </ul>
    </li>
  );
}
