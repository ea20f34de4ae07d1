import { build } from 'rolldown';
import type { Progress } from '../../lib/coaching/advice';
import type { Facts } from '../../lib/coaching/facts';
import type { Record as CrmRecord, Reading, Value } from '../../lib/crm/record';
import type { Condition } from '../../lib/playbook/condition';
import type { Metric, Process, Release, Tip } from '../../lib/playbook/schema';

/** Milliseconds over the runs. */
export interface Figure {
  name: string;
  runs: number;
  median: number;
  p95: number;
}

const NOW = { at: Date.UTC(2026, 10, 24, 11, 0), timeZone: 'Europe/Berlin' };
const STAGES = 6;
const STEPS = 4;
const INDUSTRIES = ['Software', 'Retail', 'Health', 'Banking', 'Energy'];

/**
 * How long `advise` takes as the number of tips grows, how long a release takes to be made ready, and one condition of
 * three rules. The product's own modules are bundled as for the background, so that the figures are those of its code.
 */
export async function benchAdvise(runs = 40): Promise<Figure[]> {
  const { advise, compileRelease, compileCondition, factsOf, within } = await load();
  const figures: Figure[] = [];
  for (const tips of [100, 1_000, 10_000, 100_000]) {
    const release = sampleRelease(tips);
    const progress = sampleProgress(tips);
    figures.push(measure(`make a release of ${tips} tips ready`, Math.min(runs, 20), () => compileRelease(release)));
    const first = () => advise(compileRelease(release), sampleRecord(0), progress, NOW);
    figures.push(measure(`first advice, ${tips} tips, not yet compiled`, Math.min(runs, 20), first));
    const compiled = compileRelease(release);
    let turn = 0;
    const warm = () => advise(compiled, sampleRecord(turn++), progress, NOW);
    figures.push(measure(`advice, ${tips} tips`, runs, warm));
  }
  const condition = compileCondition(THREE_RULES);
  const progress = sampleProgress(100);
  const runAll = (facts: Facts[]) => {
    for (const one of facts) condition.evaluate(one);
  };
  // Facts remember what was asked of them, so each evaluation gets its own, made outside the clock: of new records, whose
  // texts are folded at the first question, and of one record that was asked about before.
  const newRecords = () => Array.from({ length: 1_000 }, (_, turn) => factsOf(sampleRecord(turn), progress, NOW));
  const known = factsOf(sampleRecord(1), progress, NOW);
  known.texts('industry');
  const sameRecord = () => Array.from({ length: 1_000 }, () => within(known, null));
  return [
    ...figures,
    measure('1,000 conditions of three rules, new records', runs, runAll, newRecords),
    measure('1,000 conditions of three rules, one record', runs, runAll, sameRecord),
  ];
}

async function load() {
  const root = new URL('../../', import.meta.url).pathname;
  const result = await build({ input: `${root}tests/bench/coaching.ts`, output: { format: 'esm' }, write: false });
  const source = Buffer.from(result.output[0].code).toString('base64');
  const coaching: typeof import('./coaching') = await import(`data:text/javascript;base64,${source}`);
  return coaching;
}

function measure(name: string, runs: number, act: () => unknown): Figure;
function measure<T>(name: string, runs: number, act: (input: T) => unknown, prepare: () => T): Figure;
function measure<T>(name: string, runs: number, act: (input?: T) => unknown, prepare?: () => T): Figure {
  for (let warm = 0; warm < 2 * STAGES; warm++) act(prepare?.());
  const times = Array.from({ length: runs }, () => {
    const input = prepare?.();
    const start = performance.now();
    act(input);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(runs - 1, Math.ceil(share * runs) - 1)] ?? Number.NaN;
  return { name, runs, median: at(0.5), p95: at(0.95) };
}

const THREE_RULES: Condition = {
  all: [
    { field: 'industry', operator: 'isAnyOf', value: ['Software', 'Retail'] },
    { field: 'amount', operator: 'atLeast', value: 20_000 },
    { field: 'closeDate', operator: 'withinNextDays', value: 60 },
  ],
};

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

function sampleRelease(count: number): Release {
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
function sampleRecord(turn: number): CrmRecord {
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
function sampleProgress(tips: number): Progress {
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

if (import.meta.main) {
  for (const { name, runs, median, p95 } of await benchAdvise()) {
    console.log(`${name.padEnd(48)} median ${median.toFixed(3)} ms   p95 ${p95.toFixed(3)} ms   (${runs} runs)`);
  }
}
