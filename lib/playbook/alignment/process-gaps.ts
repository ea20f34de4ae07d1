import type { Process, Stage } from '../schema';
import { foldStageName } from '../stage-name';
import { conditionGaps, danglingIds } from './condition-gaps';
import { contradiction, type Setting } from './contradiction';
import type { Finding, Report } from './gap';
import type { Outline } from './outline';

export function processGaps(outline: Outline, report: Report): void {
  const { processes } = outline.playbook;
  for (const [index, process] of processes.entries()) {
    const path = ['processes', index];
    const item = { kind: 'process', id: process.id, title: process.title } as const;
    if (process.when) {
      conditionGaps(process.when, { path: [...path, 'when'], item }, outline.stages, report);
      const field = contradiction([process.when], setting(outline, process));
      if (field !== undefined) {
        const values = { cause: 'contradiction', field };
        report({ code: 'process-never-applies', path: [...path, 'when'], item, values });
      }
    }
    const shadow = processes
      .slice(0, index)
      .find((earlier) => !earlier.when && process.kinds.every((kind) => earlier.kinds.includes(kind)));
    if (shadow) {
      report({ code: 'process-never-applies', path, item, values: { cause: 'shadowed', by: shadow.title } });
    }
    const steps = process.stages.flatMap((stage) => stage.steps);
    if (!process.owner?.trim() && (steps.length === 0 || steps.some((step) => !step.owner?.trim()))) {
      report({ code: 'unowned', path: [...path, 'owner'], item });
    }
    claims(process, path, report);
    for (const [s, stage] of process.stages.entries()) {
      stageGaps(process, stage, [...path, 'stages', s], outline, report);
    }
  }
}

const setting = ({ today, stages }: Outline, process: Process): Setting => ({
  today,
  everyStage: stages,
  stages: process.stages.map(({ id }) => id),
});

function claims(process: Process, path: PropertyKey[], report: Report): void {
  const claimed = new Map<string, Stage>();
  for (const [s, stage] of process.stages.entries()) {
    for (const [crm, labels] of Object.entries(stage.crmStages)) {
      for (const [index, label] of labels.entries()) {
        const key = `${crm}\n${foldStageName(label)}`;
        const other = claimed.get(key);
        if (other && other !== stage) {
          report({
            code: 'stage-claimed-twice',
            path: [...path, 'stages', s, 'crmStages', crm, index],
            item: { kind: 'stage', id: stage.id, title: stage.title },
            within: { process: process.id },
            values: { crm, label, other: other.title },
          });
        } else claimed.set(key, stage);
      }
    }
  }
}

function stageGaps(process: Process, stage: Stage, path: PropertyKey[], outline: Outline, report: Report): void {
  const about = {
    item: { kind: 'stage', id: stage.id, title: stage.title },
    within: { process: process.id },
  } as const;
  if (stage.steps.length === 0) report({ ...about, code: 'stage-without-step', path: [...path, 'steps'] });
  else if (!stage.steps.some((step) => isCoached(step, outline))) {
    report({ ...about, code: 'stage-without-tip', path: [...path, 'steps'] });
  }
  const mapped = Object.values(stage.crmStages).some((labels) => labels.length > 0);
  if (!mapped && usesStages(process)) report({ ...about, code: 'stage-unmapped', path: [...path, 'crmStages'] });
  for (const [index, step] of stage.steps.entries()) {
    const at: Pick<Finding, 'path' | 'item' | 'within'> = {
      path: [...path, 'steps', index],
      item: { kind: 'step', id: step.id, title: step.title },
      within: { process: process.id, stage: stage.id },
    };
    if (step.goals.length === 0) report({ ...at, code: 'step-without-goal', path: [...at.path, 'goals'] });
    if (step.metrics.length === 0) report({ ...at, code: 'step-without-metric', path: [...at.path, 'metrics'] });
    danglingIds('goals', step.goals, outline.goals, at, report);
    danglingIds('metrics', step.metrics, outline.metrics, at, report);
    if (!step.doneWhen) continue;
    const when = { ...at, path: [...at.path, 'doneWhen'] };
    conditionGaps(step.doneWhen, when, outline.stages, report);
    const field = contradiction([step.doneWhen], setting(outline, process));
    if (field !== undefined) report({ ...when, code: 'step-never-done', values: { cause: 'contradiction', field } });
  }
}

/** A tip shows in a stage when it serves one of its steps, or a metric that one of them moves. */
const isCoached = (step: Stage['steps'][number], { coachedSteps, coachedMetrics }: Outline) =>
  coachedSteps.has(step.id) || step.metrics.some((metric) => coachedMetrics.has(metric));

/** One unmapped stage for accounts, contacts or other records applies whatever the stage; a pipeline cannot. */
function usesStages({ kinds, stages }: Process): boolean {
  return stages.length > 1 || kinds.some((kind) => kind === 'deal' || kind === 'lead' || kind === 'ticket');
}
