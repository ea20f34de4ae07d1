import type { Goal, Metric, Playbook, Process, Redirect, Stage, Step, Vision } from './schema';

/**
 * Changes of one thing in a playbook. Each answers another playbook in which everything that did not change is the same
 * object, and the very same playbook where the thing is not there.
 */
type Change<T> = (thing: T) => T;

/** A thing with one field set; `undefined` takes the field away, as an optional one is left out and never blank. */
export function put<T extends object, Name extends keyof T & string>(
  thing: T,
  name: Name,
  value: T[Name] | undefined,
): T {
  if (value !== undefined) return { ...thing, [name]: value };
  const { [name]: _former, ...rest } = thing;
  // The name is one that the type allows to be missing, or the draft waits for it: a draft need not be valid.
  return rest as T;
}

export function reviseVision(playbook: Playbook, change: Change<Vision>): Playbook {
  return within(playbook, 'vision', change(playbook.vision));
}

export function reviseGoal(playbook: Playbook, id: string, change: Change<Goal>): Playbook {
  return reviseVision(playbook, (vision) => within(vision, 'goals', withOne(vision.goals, id, change)));
}

export function reviseRedirect(playbook: Playbook, id: string, change: Change<Redirect>): Playbook {
  return reviseVision(playbook, (vision) => within(vision, 'redirects', withOne(vision.redirects, id, change)));
}

export function reviseMetric(playbook: Playbook, id: string, change: Change<Metric>): Playbook {
  return within(playbook, 'metrics', withOne(playbook.metrics, id, change));
}

export function reviseProcess(playbook: Playbook, id: string, change: Change<Process>): Playbook {
  return within(playbook, 'processes', withOne(playbook.processes, id, change));
}

export function reviseStage(playbook: Playbook, process: string, stage: string, change: Change<Stage>): Playbook {
  return reviseProcess(playbook, process, (one) => within(one, 'stages', withOne(one.stages, stage, change)));
}

/** A step, whatever process and stage it is in. */
export function reviseStep(playbook: Playbook, id: string, change: Change<Step>): Playbook {
  const inStage = (stage: Stage): Stage => within(stage, 'steps', withOne(stage.steps, id, change));
  return within(
    playbook,
    'processes',
    mapped(playbook.processes, (process) => within(process, 'stages', mapped(process.stages, inStage))),
  );
}

/** The same object where the field is already that value. */
export function within<T extends object, Name extends keyof T>(thing: T, name: Name, value: T[Name]): T {
  return thing[name] === value ? thing : { ...thing, [name]: value };
}

/** The same list where the change leaves everything in it as it is. */
export function mapped<T>(list: T[], change: Change<T>): T[] {
  let other = false;
  const made = list.map((one) => {
    const next = change(one);
    other ||= next !== one;
    return next;
  });
  return other ? made : list;
}

function withOne<T extends { id: string }>(list: T[], id: string, change: Change<T>): T[] {
  return mapped(list, (one) => (one.id === id ? change(one) : one));
}
