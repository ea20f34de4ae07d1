import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { ownersOf } from '../../../../lib/playbook/owners';
import { reviseProcess, reviseStage } from '../../../../lib/playbook/revise';
import type { Playbook, Stage, Step } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import { isLocked } from '../../desk-model';
import type { DeskPartProps } from '../../sections';
import { useConditionFields } from '../condition/use-condition-fields';
import { useSaid } from '../form/useSaid';
import { go } from '../go';
import { HatFrame } from '../HatFrame';
import { newId } from '../new-id';
import { useDragOrder } from '../outline/useDragOrder';
import { useRowFocus } from '../outline/useRowFocus';
import { useTrialRecords } from '../tips/use-records';
import { chosenAt } from './chosen';
import { acceptsRow, dropRow, moveRow, standingOf } from './moves';
import { NewProcess } from './NewProcess';
import { Outline } from './Outline';
import { ProcessEditor } from './ProcessEditor';
import { StageEditor } from './StageEditor';
import { StepEditor } from './StepEditor';

/** Processes, their stages and steps: an outline to arrange, and the editor of what is chosen in it. */
export function ProcessSection({ desk, actions, data, options, t, at }: DeskPartProps): JSX.Element {
  const { playbook } = desk;
  const [place, say] = useSaid();
  const [outline, keepFocusOn] = useRowFocus<HTMLDivElement>();
  const lastAt = useRef<string | null>(null);
  if (at !== null) lastAt.current = at;
  const chosen = chosenAt(playbook.processes, at ?? lastAt.current);
  const { records } = useTrialRecords(actions, options);
  const fields = useConditionFields(useSteadyStages(desk), data, records);
  const owners = useMemo(() => ownersOf(desk.published), [desk.published]);

  const arrange = (key: string, change: (draft: Playbook) => Playbook): void => {
    const next = change(playbook);
    if (next === playbook) return;
    keepFocusOn(key);
    actions.edit(change);
    const standing = standingOf(next, key);
    if (standing)
      say(standing.within === null ? t('desk_moved', values(standing)) : t('desk_moved_within', values(standing)));
  };
  const move = (key: string, by: -1 | 1): void => arrange(key, (draft) => moveRow(draft, key, by));
  const drag = useDragOrder({
    locked: isLocked(desk, 'manager'),
    accepts: acceptsRow,
    drop: (key, target, side) => arrange(key, (draft) => dropRow(draft, key, target, side)),
  });
  const addStep = (process: string, stage: string): void => {
    const step: Step = { id: newId('step'), title: t('desk_step_new'), why: '', goals: [], metrics: [], resources: [] };
    actions.edit((draft) => reviseStage(draft, process, stage, (one) => ({ ...one, steps: [...one.steps, step] })));
    go(editorAddress({ kind: 'step', id: step.id }));
  };
  const addStage = (process: string): void => {
    const stage: Stage = { id: newId('stage'), title: t('desk_stage_new'), crmStages: {}, outcome: 'open', steps: [] };
    actions.edit((draft) => reviseProcess(draft, process, (one) => ({ ...one, stages: [...one.stages, stage] })));
    go(editorAddress({ kind: 'stage', id: stage.id }, { process }));
  };
  const parts = { desk, actions, data, options, t, fields, owners, say };
  return (
    <>
      {place}
      <HatFrame
        hat="manager"
        desk={desk}
        actions={actions}
        t={t}
        outline={
          <div class="outline" ref={outline}>
            <Outline
              processes={playbook.processes}
              chosen={chosen}
              drag={drag}
              move={move}
              addStep={addStep}
              addStage={addStage}
              t={t}
            />
            <NewProcess {...parts} />
          </div>
        }
      >
        {chosen?.kind === 'process' && <ProcessEditor key={chosen.process.id} {...parts} {...chosen} move={move} />}
        {chosen?.kind === 'stage' && (
          <StageEditor
            key={`${chosen.process.id}/${chosen.stage.id}`}
            {...parts}
            {...chosen}
            move={move}
            add={addStep}
          />
        )}
        {chosen?.kind === 'step' && <StepEditor key={chosen.step.id} {...parts} {...chosen} move={move} />}
        {!chosen && <p class="card soft">{t('desk_process_none')}</p>}
      </HatFrame>
    </>
  );
}

const values = ({ title, place, count, within: around }: NonNullable<ReturnType<typeof standingOf>>) => ({
  title,
  place,
  count,
  within: around ?? '',
});

/** The draft as far as conditions know it: the same object until a stage comes, goes, moves or is renamed. */
function useSteadyStages({ published, playbook }: DeskPartProps['desk']) {
  const shape = playbook.processes.flatMap(({ id, kinds, stages }) => [
    id,
    ...kinds,
    ...stages.flatMap((stage) => [stage.id, stage.title]),
  ]);
  return useMemo(() => ({ published, playbook }), [published, shape.join('\n')]);
}
