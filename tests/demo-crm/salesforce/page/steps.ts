import type { DemoRecord } from '../../data.ts';
import { stageOf, stagesOf } from './org.ts';
import { local, word } from './words.ts';

/** One step of the path as it stands on the page. */
export interface Step {
  /** API value; `Closed` for the step that stands for both ends until one is chosen (crm.md §2.5). */
  api: string;
  label: string;
  state: 'complete' | 'current' | 'incomplete';
  outcome?: 'won' | 'lost';
}

/** Only opportunities fold their ends into one step. */
const folds = (record: DemoRecord): boolean => record.kind === 'deal';

/** The steps of the record's path, in order. Empty for an object without one. */
export function stepsOf(record: DemoRecord): Step[] {
  const stages = stagesOf(record.kind);
  const here = stages.findIndex((stage) => stage.api === stageOf(record));
  const current = stages[here];
  const closedHere = folds(record) && current?.outcome !== undefined;
  const lost = closedHere && current?.outcome === 'lost';
  const open = folds(record) ? stages.filter((stage) => !stage.outcome) : stages;
  const steps: Step[] = open.map((stage, index) => ({
    api: stage.api,
    label: local(stage.label),
    state: lost ? 'incomplete' : closedHere || index < here ? 'complete' : index === here ? 'current' : 'incomplete',
  }));
  if (!folds(record)) return steps;
  if (closedHere && current?.outcome)
    steps.push({ api: current.api, label: local(current.label), state: 'current', outcome: current.outcome });
  else steps.push({ api: 'Closed', label: word('closed'), state: 'incomplete' });
  return steps;
}
