import type { Playbook, Process, Stage, Step } from './schema';

/** Where a step stands. */
export interface StepPlace {
  process: Process;
  stage: Stage;
  step: Step;
  /** In its stage, from 0. */
  index: number;
}

/** The step of that id with what is around it; undefined where there is none. */
export function stepIn({ processes }: Pick<Playbook, 'processes'>, id: string): StepPlace | undefined {
  for (const process of processes) {
    for (const stage of process.stages) {
      const index = stage.steps.findIndex((step) => step.id === id);
      const step = stage.steps[index];
      if (step) return { process, stage, step, index };
    }
  }
  return undefined;
}
