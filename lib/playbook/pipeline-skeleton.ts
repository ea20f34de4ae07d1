import { addProcesses, type SkeletonPlan, stageIds } from './in-out/skeleton';
import type { SeenStage } from './mapping';
import { idFrom } from './refusal-from-issue';
import { MOST_STAGES, type Playbook, type Process, type Stage } from './schema';

/** A pipeline as a CRM's pages showed it. */
export interface PipelineFacts {
  crm: string;
  /** The CRM's name of the kind of record: `Opportunity`, `deal`. */
  object: string;
  stages: readonly SeenStage[];
}

/** Kinds of record by the names that CRMs have for them. */
const KINDS: { [object: string]: Process['kinds'][number] } = {
  opportunity: 'deal',
  deal: 'deal',
  lead: 'lead',
  '0-136': 'lead',
  account: 'account',
  company: 'account',
  contact: 'contact',
  case: 'ticket',
  ticket: 'ticket',
};

/**
 * The playbook with one more process: the stages of a pipeline in their order, each mapped to the CRM's stage, without any
 * steps. A process that says the same already is not added again. No pipeline without a stage makes one. `left`: stages for
 * which a process has no more room; they are to be named, not lost.
 */
export function addPipeline(
  playbook: Playbook,
  { crm, object, stages }: PipelineFacts,
  title: string,
): SkeletonPlan & { left: readonly SeenStage[] } {
  const left = stages.slice(MOST_STAGES);
  if (stages.length === 0) return { ...addProcesses(playbook, []), left };
  const idOf = stageIds();
  const plan = addProcesses(playbook, [
    {
      id: idFrom(title),
      title: title.slice(0, 200),
      kinds: [KINDS[object.toLowerCase()] ?? 'other'],
      stages: stages.slice(0, MOST_STAGES).map(
        (stage): Stage => ({
          id: idOf(idFrom(stage.label)),
          title: stage.label.slice(0, 200),
          crmStages: {
            [crm]: stage.api === undefined || stage.api === stage.label ? [stage.label] : [stage.label, stage.api],
          },
          outcome: outcomeOf(stage),
          steps: [],
        }),
      ),
    },
  ]);
  return { ...plan, left };
}

/** A guess by the words that CRMs ship their last stages with, in English and German; the manager sees and changes it. */
function outcomeOf({ label, api = '' }: SeenStage): Stage['outcome'] {
  const words = `${label} ${api}`.toLowerCase();
  if (/\b(closed ?lost|lost|verloren)\b/.test(words)) return 'lost';
  if (/\b(closed ?won|won|gewonnen)\b/.test(words)) return 'won';
  return 'open';
}
