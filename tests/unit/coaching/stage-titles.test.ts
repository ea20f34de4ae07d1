import { expect, it } from 'vitest';
import { advise } from '../../../lib/coaching/advise';
import type { Release } from '../../../lib/playbook/schema';
import { sample } from '../playbook/sample';
import { choice, NOW, progress, record } from './sample';

it('a step names the stages of its condition by their titles, however deep, and no others', () => {
  const playbook = sample();
  const [process] = playbook.processes;
  const [stage] = process?.stages ?? [];
  const [step] = stage?.steps ?? [];
  if (!process || !stage || !step) throw new Error('an empty sample');
  process.stages.push({ ...stage, id: 'close', title: 'Close the deal', crmStages: {}, steps: [] });
  step.doneWhen = {
    any: [
      { field: 'nextStep', operator: 'isFilled' },
      { none: [{ field: 'stage', operator: 'beforeStage', value: 'close' }] },
    ],
  };
  const release = { number: 1, date: '', author: '', note: '', digest: '', playbook } as Release;
  const deal = record([choice('stage', stage.crmStages.salesforce?.[0] ?? '')]);
  const advice = advise(release, deal, progress({}), NOW);
  expect(advice.steps.find(({ id }) => id === step.id)?.stageTitles).toEqual({ close: 'Close the deal' });
  for (const other of advice.steps.filter(({ id }) => id !== step.id)) expect(other.stageTitles).toBeUndefined();
});
