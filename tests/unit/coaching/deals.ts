import type { Advice, Progress } from '../../../lib/coaching/advice';
import { advise } from '../../../lib/coaching/advise';
import type { Record as CrmRecord, Reading } from '../../../lib/crm/record';
import type { Metric, Release } from '../../../lib/playbook/schema';
import { choice, NOW, process, progress, record, release, stage, step, tip } from './sample';

const goals = [
  { id: 'win-rate', title: 'Win rate', why: 'We win more.', measure: measure(20, 30, 25) },
  { id: 'speed', title: 'Speed', why: 'Faster.' },
];
export function measure(baseline: number, target: number, current: number) {
  return { unit: '%', baseline, target, current, asOf: '2026-11-01' };
}
export const metric = (id: string, source: Metric['source'], extra: Partial<Metric> = {}): Metric => ({
  id,
  title: `Metric ${id}`,
  definition: 'What it is.',
  unit: 'days',
  direction: 'down',
  target: 14,
  goals: [],
  source,
  ...extra,
});
const inStage = metric('in-stage', { kind: 'record', measure: 'daysInStage' }, { goals: ['speed'] });

/** Qualify (call, budget), Propose (offer, review), Won, Lost. */
export const deals = process('deals', [
  stage('qualify', [
    step('call', { goals: ['win-rate'], metrics: ['in-stage'] }),
    step('budget', { doneWhen: { field: 'amount', operator: 'isFilled' }, metrics: ['amount'] }),
  ]),
  stage('propose', [step('offer', { metrics: ['in-stage'] }), step('review')], {
    crmStages: { salesforce: ['Proposal/Price Quote'], hubspot: ['presentationscheduled'] },
  }),
  stage('won', [], { outcome: 'won', crmStages: { salesforce: ['Closed Won'] } }),
  stage('lost', [], { outcome: 'lost', crmStages: { salesforce: ['Closed Lost'] } }),
]);

export const base = release({
  vision: { goals },
  processes: [deals],
  metrics: [
    inStage,
    metric('amount', { kind: 'record', measure: 'field', field: 'amount' }, { unit: 'EUR', direction: 'up' }),
  ],
  tips: [
    tip('for-call', { steps: ['call'] }),
    tip('for-budget', { steps: ['budget'], priority: 5 }),
    tip('for-metric', { metrics: ['in-stage'], priority: 5 }),
    tip('for-offer', { steps: ['offer'], priority: 5 }),
    tip('big', { steps: ['call'], when: { field: 'amount', operator: 'atLeast', value: 100 }, priority: 1 }),
  ],
});

export const ask = (
  readings: Reading[],
  known: Partial<Progress> = {},
  of: Release = base,
  extra: Partial<CrmRecord> = {},
) => advise(of, record(readings, extra), progress(known), NOW);
export const order = (advice: Advice) => [...(advice.tip ? [advice.tip] : []), ...advice.others].map(({ id }) => id);
export const qualify = choice('stage', 'Qualify');
