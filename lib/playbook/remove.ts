import { mapped, put, reviseProcess, reviseVision, within } from './revise';
import type { Playbook, Stage, Step } from './schema';

/**
 * The playbook without a thing, and without its id wherever another one names it, so that nothing points nowhere. What only
 * a condition names stays, and the alignment check tells of it.
 */
export function withoutGoal(playbook: Playbook, goal: string): Playbook {
  const rest = reviseVision(playbook, (vision) => within(vision, 'goals', without(vision.goals, goal)));
  const metrics = mapped(rest.metrics, (metric) => within(metric, 'goals', notNaming(metric.goals, goal)));
  return within(
    eachStep(rest, (step) => within(step, 'goals', notNaming(step.goals, goal))),
    'metrics',
    metrics,
  );
}

export function withoutMetric(playbook: Playbook, metric: string): Playbook {
  const rest = within(playbook, 'metrics', without(playbook.metrics, metric));
  const tips = mapped(rest.tips, (tip) => within(tip, 'metrics', notNaming(tip.metrics, metric)));
  return within(
    eachStep(rest, (step) => within(step, 'metrics', notNaming(step.metrics, metric))),
    'tips',
    tips,
  );
}

export function withoutStep(playbook: Playbook, step: string): Playbook {
  return withoutSteps(playbook, new Set([step]));
}

/** With its steps. A process keeps its last stage: one without any is none. */
export function withoutStage(playbook: Playbook, process: string, stage: string): Playbook {
  const stages = playbook.processes.find(({ id }) => id === process)?.stages ?? [];
  const gone = stages.find(({ id }) => id === stage);
  if (!gone || stages.length === 1) return playbook;
  const bare = withoutSteps(playbook, new Set(gone.steps.map(({ id }) => id)));
  return reviseProcess(bare, process, (one) => within(one, 'stages', without(one.stages, stage)));
}

/** With its stages and steps. */
export function withoutProcess(playbook: Playbook, process: string): Playbook {
  const steps = playbook.processes
    .filter(({ id }) => id === process)
    .flatMap(({ stages }) => stages.flatMap((stage) => stage.steps.map(({ id }) => id)));
  const bare = withoutSteps(playbook, new Set(steps));
  return within(bare, 'processes', without(bare.processes, process));
}

/** Only for a redirect that was never published: the others are history. */
export function withoutRedirect(playbook: Playbook, redirect: string): Playbook {
  return reviseVision(playbook, (vision) => within(vision, 'redirects', without(vision.redirects, redirect)));
}

function withoutSteps(playbook: Playbook, steps: ReadonlySet<string>): Playbook {
  if (steps.size === 0) return playbook;
  const names = (list: string[]): string[] =>
    list.some((id) => steps.has(id)) ? list.filter((id) => !steps.has(id)) : list;
  const inStage = (stage: Stage): Stage =>
    stage.steps.some(({ id }) => steps.has(id))
      ? put(
          stage,
          'steps',
          stage.steps.filter(({ id }) => !steps.has(id)),
        )
      : stage;
  const processes = mapped(playbook.processes, (process) => within(process, 'stages', mapped(process.stages, inStage)));
  const tips = mapped(playbook.tips, (tip) => within(tip, 'steps', names(tip.steps)));
  return within(within(playbook, 'processes', processes), 'tips', tips);
}

function eachStep(playbook: Playbook, change: (step: Step) => Step): Playbook {
  const inStage = (stage: Stage): Stage => within(stage, 'steps', mapped(stage.steps, change));
  const processes = mapped(playbook.processes, (process) => within(process, 'stages', mapped(process.stages, inStage)));
  return within(playbook, 'processes', processes);
}

const notNaming = (ids: string[], id: string): string[] => (ids.includes(id) ? ids.filter((one) => one !== id) : ids);

function without<T extends { id: string }>(list: T[], id: string): T[] {
  return list.some((one) => one.id === id) ? list.filter((one) => one.id !== id) : list;
}
