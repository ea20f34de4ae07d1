import { stepIn } from './find-in';
import { mapped, reviseProcess, within } from './revise';
import type { Playbook, Stage, Step } from './schema';

/** A copy in which the thing at one index stands at another; the same list where nothing moves or there is no such thing. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const thing = list[from];
  const target = Math.max(0, Math.min(list.length - 1, to));
  if (thing === undefined || target === from) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, target), thing, ...rest.slice(target)];
}

/** The thing of that id moved by so many places, as far as the list goes. */
export function movedBy<T extends { id: string }>(list: T[], id: string, by: number): T[] {
  const index = list.findIndex((one) => one.id === id);
  return index < 0 ? list : moved(list, index, index + by);
}

/** A stage put at an index of its process. */
export function placeStage(playbook: Playbook, process: string, stage: string, index: number): Playbook {
  return reviseProcess(playbook, process, (one) => {
    const from = one.stages.findIndex(({ id }) => id === stage);
    return within(one, 'stages', moved(one.stages, from, index));
  });
}

/** Where a step is to stand: before the step that is at `index` of the stage once the moved one is taken out. */
export interface StepTarget {
  process: string;
  stage: string;
  index: number;
}

/** A step put into a stage. The playbook stays as it is where there is no such step or stage. */
export function placeStep(playbook: Playbook, step: string, target: StepTarget): Playbook {
  const place = stepIn(playbook, step);
  const stages = playbook.processes.find(({ id }) => id === target.process)?.stages;
  if (!place || !stages?.some(({ id }) => id === target.stage)) return playbook;
  if (place.process.id === target.process && place.stage.id === target.stage && place.index === target.index)
    return playbook;
  const arrange = (process: string, stage: Stage): Stage => {
    const isHome = stage === place.stage;
    const isTarget = process === target.process && stage.id === target.stage;
    if (!isHome && !isTarget) return stage;
    const rest = isHome ? stage.steps.filter(({ id }) => id !== step) : stage.steps;
    return { ...stage, steps: isTarget ? inserted(rest, place.step, target.index) : rest };
  };
  return within(
    playbook,
    'processes',
    mapped(playbook.processes, (process) =>
      within(
        process,
        'stages',
        mapped(process.stages, (stage) => arrange(process.id, stage)),
      ),
    ),
  );
}

/** Where a step goes that is moved one place up (-1) or down (1): past the end of its stage into the next one. Null at the end of the process. */
export function nextPlace(playbook: Playbook, step: string, by: -1 | 1): StepTarget | null {
  const place = stepIn(playbook, step);
  if (!place) return null;
  const { process, stage, index } = place;
  const next = index + by;
  if (next >= 0 && next < stage.steps.length) return { process: process.id, stage: stage.id, index: next };
  const neighbour = process.stages[process.stages.indexOf(stage) + by];
  if (!neighbour) return null;
  return { process: process.id, stage: neighbour.id, index: by < 0 ? neighbour.steps.length : 0 };
}

function inserted(steps: Step[], step: Step, index: number): Step[] {
  return [...steps.slice(0, index), step, ...steps.slice(index)];
}
