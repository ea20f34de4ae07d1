import type { Progress } from '../../lib/coaching/advice.ts';
import type { Record as CrmRecord, Reading, Value } from '../../lib/crm/record.ts';
import type { Condition } from '../../lib/playbook/condition.ts';
import type { Metric, Process, Release, Tip } from '../../lib/playbook/schema.ts';

export const NOW = { at: Date.UTC(2026, 10, 24, 11, 0), timeZone: 'Europe/Berlin' };
const STAGES = 6;
const STEPS = 4;
export const INDUSTRIES = ['Software', 'Retail', 'Health', 'Banking', 'Energy'];

/** Tips spread over every stage; two in three with a condition, of which about one in five holds and some are unknown. */
function sampleTips(count: number): Tip[] {
  return Array.from({ length: count }, (_, index) => {
    const industry = INDUSTRIES[index % INDUSTRIES.length] ?? '';
    const conditions: (Condition | undefined)[] = [
      undefined,
      {
        all: [
          { field: 'industry', operator: 'is', value: industry },
          { field: 'amount', operator: 'moreThan', value: (index % 97) * 1_000 },
        ],
      },
      {
        all: [
          { field: 'industry', operator: 'isAnyOf', value: [industry, 'Public'] },
          {
            any: [
              { field: 'nextStep', operator: 'isEmpty' },
              { field: 'daysInStage', operator: 'moreThan', value: index % 40 },
            ],
          },
          { none: [{ field: index % 50 === 0 ? 'sf:Competitor__c' : 'type', operator: 'contains', value: 'renewal' }] },
        ],
      },
    ];
    const when = conditions[index % 3];
    return {
      id: `tip-${index}`,
      title: `Tip number ${index}`,
      body: 'Ask who else has to say yes, and **write the answer down** before the call ends.',
      steps: [`step-${index % STAGES}-${(index >> 3) % STEPS}`],
      metrics: index % 4 === 0 ? [`metric-${index % 8}`] : [],
      ...(when === undefined ? {} : { when }),
      priority: (index % 5) + 1,
      resources: [],
    };
  });
}

export function sampleRelease(count: number): Release {
  const stages = Array.from({ length: STAGES }, (_, stage): Process['stages'][number] => ({
    id: `stage-${stage}`,
    title: `Stage ${stage}`,
    crmStages: { salesforce: [`Stage ${stage}`], hubspot: [`stage${stage}`] },
    outcome: 'open',
    steps: Array.from({ length: STEPS }, (_, step) => ({
      id: `step-${stage}-${step}`,
      title: `Step ${step}`,
      why: 'It moves the deal.',
      goals: ['goal-0'],
      metrics: [`metric-${(stage + step) % 8}`],
      resources: [],
      ...(step === 0 ? { doneWhen: { field: 'nextStep', operator: 'isFilled' as const } } : {}),
    })),
  }));
  const metrics = Array.from(
    { length: 8 },
    (_, index): Metric => ({
      id: `metric-${index}`,
      title: `Metric ${index}`,
      definition: 'Days in the stage.',
      unit: 'days',
      direction: 'down',
      target: 14,
      goals: ['goal-0'],
      source: { kind: 'record', measure: 'daysInStage' },
    }),
  );
  return {
    number: 1,
    date: '2026-11-01T08:00:00Z',
    author: 'Ada',
    note: '',
    digest: '0'.repeat(64),
    playbook: {
      format: { name: 'sightline-playbook', major: 1, minor: 0 },
      id: 'bench',
      title: 'Bench',
      language: 'en',
      vision: {
        statement: 'We win together.',
        answers: { value: 'v', approach: 'a', position: 'p', economy: 'e' },
        horizon: '2028-12-31',
        goals: [{ id: 'goal-0', title: 'Win', why: 'Because.' }],
        redirects: [],
      },
      processes: [{ id: 'deals', title: 'Deals', kinds: ['deal'], stages }],
      metrics,
      tips: sampleTips(count),
    },
  };
}

function reading(key: string, raw: string, value: Value): Reading {
  return { key, api: `sf:${key}`, label: key, raw, value, state: 'filled', via: 'field' };
}

/** A new record each time: nothing can be carried over from the one before. */
export function sampleRecord(turn: number): CrmRecord {
  const stage = `Stage ${turn % STAGES}`;
  const industry = INDUSTRIES[turn % INDUSTRIES.length] ?? '';
  const readings = [
    reading('stage', stage, { kind: 'choice', label: stage }),
    reading('industry', industry, { kind: 'choice', label: industry }),
    reading('amount', '€ 50.000,00', { kind: 'money', amount: 50_000, currency: 'EUR' }),
    reading('closeDate', '18.12.2026', { kind: 'date', date: '2026-12-18' }),
    reading('nextStep', 'Call the buyer', { kind: 'text', text: 'Call the buyer' }),
    reading('type', 'New business', { kind: 'choice', label: 'New business' }),
  ];
  return {
    crm: 'salesforce',
    org: 'acme',
    object: 'Opportunity',
    kind: 'deal',
    id: `00600000000${String(turn).padStart(4, '0')}AAA`,
    name: `Deal ${turn}`,
    url: 'https://acme.lightning.force.com/lightning/r/Opportunity/006000000000001AAA/view',
    mode: 'view',
    stages: [],
    fields: Object.fromEntries(readings.map((one) => [one.key, one])),
    readAt: NOW.at,
  };
}

/** A person who has seen a tenth of all tips and answered some. */
export function sampleProgress(tips: number): Progress {
  const seen = Array.from({ length: Math.floor(tips / 10) }, (_, index) => `tip-${index * 10}`);
  return {
    ticks: {},
    stageSince: { label: 'Stage 1', at: NOW.at - 20 * 86_400_000, exact: true },
    shown: Object.fromEntries(seen.map((tip, index) => [tip, { at: NOW.at - index * 60_000, records: index % 9 }])),
    answers: Object.fromEntries(seen.slice(0, 20).map((tip) => [tip, 'helped'])),
    snoozed: {},
    acknowledged: [],
  };
}
