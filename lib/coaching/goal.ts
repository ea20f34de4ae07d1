import type { Goal, Step } from '../playbook/schema';
import type { GoalAdvice, Reason } from './advice';
import type { CompiledRelease } from './compile';

/**
 * The goal in the line of sight; `steps` are the stage's, the current one first. The current step's own first goal, else the first goal of a metric that it moves, else
 * the same for the other steps in order, else the vision's first. Null only where the vision has none.
 */
export function goalOf(release: CompiledRelease, steps: readonly Step[]): GoalAdvice | null {
  for (const step of steps) {
    const found = goalOfStep(release, step);
    if (found) return found;
  }
  const first = release.release.playbook.vision.goals[0];
  return first ? goalAdvice(first, [{ code: 'vision-first-goal' }]) : null;
}

function goalOfStep(release: CompiledRelease, step: Step): GoalAdvice | null {
  for (const id of step.goals) {
    const goal = release.goals.get(id);
    if (goal) return goalAdvice(goal, [{ code: 'step-serves-goal', step: step.id, title: step.title }]);
  }
  for (const metricId of step.metrics) {
    const metric = release.metrics.get(metricId);
    for (const id of metric?.goals ?? []) {
      const goal = release.goals.get(id);
      if (metric && goal) {
        return goalAdvice(goal, [{ code: 'metric-serves-goal', metric: metric.id, title: metric.title }]);
      }
    }
  }
  return null;
}

function goalAdvice(goal: Goal, reasons: Reason[]): GoalAdvice {
  return {
    id: goal.id,
    title: goal.title,
    why: goal.why,
    ...(goal.measure === undefined ? {} : { measure: goal.measure, progress: progressOf(goal.measure) }),
    ...(goal.due === undefined ? {} : { due: goal.due }),
    reasons,
  };
}

/** 0 at the baseline or on the wrong side of it, 1 at the target or beyond. A level to hold is either held or not. */
export function progressOf({ baseline, target, current }: NonNullable<Goal['measure']>): number {
  if (target === baseline) return current >= target ? 1 : 0;
  return Math.min(1, Math.max(0, (current - baseline) / (target - baseline)));
}
