import type { Condition } from '../playbook/condition';
import type { Progress, Reason, StepAdvice } from './advice';
import type { CompiledStage, CompiledStep } from './compile';
import type { Facts } from './facts';
import { own } from './rank';

/** The stage's steps in order, each with whether it is done and by what, and the first that is not known to be done. */
export function stepsOf(
  stage: CompiledStage,
  facts: Facts,
  progress: Progress,
): { steps: StepAdvice[]; step: string | null } {
  const steps = stage.steps.map((compiled) => stepAdvice(compiled, facts, progress));
  const current = steps.find(({ done }) => done === 'no' || done === 'unknown');
  current?.reasons.unshift({ code: 'first-step-not-done' });
  return { steps, step: current?.id ?? null };
}

function stepAdvice({ step, doneWhen }: CompiledStep, facts: Facts, progress: Progress): StepAdvice {
  return {
    id: step.id,
    title: step.title,
    why: step.why,
    ...(step.how === undefined ? {} : { how: step.how }),
    resources: step.resources,
    done: doneWhen ? doneBy(doneWhen.evaluate(facts)) : own(progress.ticks, step.id)?.done ? 'hand' : 'no',
    ...(step.doneWhen === undefined ? {} : { doneWhen: step.doneWhen, ...namedStages(step.doneWhen, facts) }),
    reasons: (doneWhen?.findings(facts) ?? []).map((finding): Reason => ({ code: 'rule', finding })),
  };
}

/** The titles behind the stage ids that a condition names; nothing where it names none. */
function namedStages(condition: Condition, { stage }: Facts): Pick<StepAdvice, 'stageTitles'> {
  const titles = stagesNamed(condition).flatMap((id) => {
    const title = stage?.titles.get(id);
    return title === undefined ? [] : [[id, title] as const];
  });
  return titles.length === 0 ? {} : { stageTitles: Object.fromEntries(titles) };
}

function stagesNamed(condition: Condition): string[] {
  if (!('operator' in condition)) {
    const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : condition.none;
    return parts.flatMap(stagesNamed);
  }
  const { operator } = condition;
  return operator === 'atOrAfterStage' || operator === 'beforeStage' ? [condition.value] : [];
}

function doneBy(verdict: 'yes' | 'no' | 'unknown'): StepAdvice['done'] {
  return verdict === 'yes' ? 'condition' : verdict;
}
