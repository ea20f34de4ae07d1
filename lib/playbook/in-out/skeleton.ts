import { canonicalJson } from '../digest';
import type { Mend, RefusalReason } from '../refusal';
import type { Playbook, Process, Stage } from '../schema';
import { freeId } from './row';

/** Texts that a file cannot give and the person's language can. */
export interface SkeletonWords {
  /** Title of the one step that carries a stage's guidance. */
  stepTitle(stage: string): string;
  /** Why it matters, until the manager says so. */
  stepWhy(stage: string): string;
  /** `Key fields: Amount, CloseDate`, as Markdown. */
  keyFields(names: readonly string[]): string;
}

/** Most processes of a playbook, and most stages of a process. */
const MOST = 50;

/** What adding processes would do; the playbook is the one with them in it. */
export interface SkeletonPlan {
  added: { id: string; title: string; stages: string[]; steps: number }[];
  /** Processes that the playbook has already, word for word. */
  same: { id: string; title: string }[];
  playbook: Playbook;
  /** How many processes the playbook would then have beyond what it may hold. Above 0 nothing can be taken. */
  surplus: number;
}

/**
 * Adds processes behind those that are there; nothing else is touched. Ids that are taken get a number behind them, so
 * that ticks and tips of other processes never meet these. One that is there already under any id is not added again.
 */
export function addProcesses(playbook: Playbook, processes: readonly Process[]): SkeletonPlan {
  const ids = new Set(playbook.processes.map(({ id }) => id));
  const steps = new Set(
    playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps.map(({ id }) => id))),
  );
  const plan: SkeletonPlan = { added: [], same: [], playbook, surplus: 0 };
  for (const process of processes) {
    const twin = plan.playbook.processes.find((one) => likeness(one) === likeness(process));
    if (twin) {
      plan.same.push({ id: twin.id, title: twin.title });
      continue;
    }
    const id = freeId(process.id, ids);
    ids.add(id);
    const stages = process.stages.map(
      (stage): Stage => ({
        ...stage,
        steps: stage.steps.map((step) => {
          const free = freeId(step.id, steps);
          steps.add(free);
          return { ...step, id: free };
        }),
      }),
    );
    plan.added.push({
      id,
      title: process.title,
      stages: stages.map(({ title }) => title),
      steps: stages.reduce((sum, stage) => sum + stage.steps.length, 0),
    });
    plan.playbook = { ...plan.playbook, processes: [...plan.playbook.processes, { ...process, id, stages }] };
  }
  return { ...plan, surplus: Math.max(0, plan.playbook.processes.length - MOST) };
}

/** Refuses more stages than a process may hold, rather than to drop any. */
export function stagesFault(count: number): { reason: RefusalReason; mend: Mend } | null {
  if (count <= MOST) return null;
  return {
    reason: { code: 'too-many', found: count, limit: MOST },
    mend: { code: 'remove-some', count: count - MOST },
  };
}

/** What a process says, whatever its own id and those of its steps. */
function likeness({ id: _id, stages, ...process }: Process): string {
  return canonicalJson({
    ...process,
    stages: stages.map((stage) => ({ ...stage, steps: stage.steps.map(({ id: _step, ...step }) => step) })),
  });
}

/** Ids for stages by their names; two names that make the same id get numbers. */
export function stageIds(): (id: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const id = freeId(wanted, taken);
    taken.add(id);
    return id;
  };
}
