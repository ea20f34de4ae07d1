import { type StepPlace, stepIn } from '../../../../lib/playbook/find-in';
import type { Process, Stage } from '../../../../lib/playbook/schema';

/** What the process desk edits. */
export type Chosen =
  | { kind: 'process'; process: Process }
  | { kind: 'stage'; process: Process; stage: Stage }
  | ({ kind: 'step' } & StepPlace);

/**
 * What the address leads to: a step by its id, `process/stage`, `process/` or a process by its id. The first process where it
 * says nothing or nothing that is there; null where there is none at all.
 */
export function chosenAt(processes: Process[], at: string | null): Chosen | null {
  const [first] = processes;
  if (!first) return null;
  if (at === null) return { kind: 'process', process: first };
  const step = at.includes('/') ? undefined : stepIn({ processes }, at);
  if (step) return { kind: 'step', ...step };
  const [id, part] = at.split('/');
  const process = processes.find((one) => one.id === id);
  if (!process) return { kind: 'process', process: first };
  const stage = process.stages.find((one) => one.id === part);
  return stage ? { kind: 'stage', process, stage } : { kind: 'process', process };
}
