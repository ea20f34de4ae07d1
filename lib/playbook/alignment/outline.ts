import type { Playbook, Process, Stage, Step } from '../schema';

/** A step with everything around it. */
export interface PlacedStep {
  step: Step;
  stage: Stage;
  process: Process;
  path: PropertyKey[];
}

/** The playbook by id, made once for all checks. */
export interface Outline {
  playbook: Playbook;
  /** `YYYY-MM-DD`. */
  today: string;
  goals: ReadonlySet<string>;
  metrics: ReadonlySet<string>;
  steps: ReadonlyMap<string, PlacedStep>;
  /** Stage ids of all processes. */
  stages: ReadonlySet<string>;
  /** Goals that a step or metric serves. */
  servedGoals: ReadonlySet<string>;
  /** Steps and metrics that a tip serves which is not retired. */
  coachedSteps: ReadonlySet<string>;
  coachedMetrics: ReadonlySet<string>;
}

export function outlineOf(playbook: Playbook, today: string): Outline {
  const steps = new Map<string, PlacedStep>();
  for (const [p, process] of playbook.processes.entries()) {
    for (const [s, stage] of process.stages.entries()) {
      for (const [i, step] of stage.steps.entries()) {
        steps.set(step.id, { step, stage, process, path: ['processes', p, 'stages', s, 'steps', i] });
      }
    }
  }
  return {
    playbook,
    today,
    goals: new Set(playbook.vision.goals.map(({ id }) => id)),
    metrics: new Set(playbook.metrics.map(({ id }) => id)),
    steps,
    stages: new Set(playbook.processes.flatMap(({ stages }) => stages.map(({ id }) => id))),
    servedGoals: new Set([
      ...[...steps.values()].flatMap(({ step }) => step.goals),
      ...playbook.metrics.flatMap(({ goals }) => goals),
    ]),
    coachedSteps: new Set(playbook.tips.flatMap((tip) => (tip.retired ? [] : tip.steps))),
    coachedMetrics: new Set(playbook.tips.flatMap((tip) => (tip.retired ? [] : tip.metrics))),
  };
}
