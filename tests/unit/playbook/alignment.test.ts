import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignment, alignmentErrors, type Gap, type GapCode } from '../../../lib/playbook/alignment';
import { GAP_SEVERITY } from '../../../lib/playbook/alignment/gap';
import type { Condition } from '../../../lib/playbook/condition';
import { parsePlaybook } from '../../../lib/playbook/parse';
import type { Playbook, Process } from '../../../lib/playbook/schema';
import { playbook as anyPlaybook } from './arbitraries';
import { sample, spoilt, withTips } from './sample';

const TODAY = '2026-11-24';

function playbook(document: unknown): Playbook {
  const result = parsePlaybook(document);
  if ('refused' in result) throw new Error(JSON.stringify(result.refused));
  return result.playbook;
}

const gaps = (document: unknown): Gap[] => alignment(playbook(document), TODAY);

/** Each spoils the sample in one place: code, path to set, value, path of the gap, and what its words need. */
const CASES: [code: GapCode, path: string, value: unknown, at: string, values: Gap['values']][] = [
  ['dangling-id', 'tips.0.steps', ['find-cost', 'gone'], 'tips[0].steps[1]', { id: 'gone', list: 'steps' }],
  ['dangling-id', 'tips.0.metrics', ['gone'], 'tips[0].metrics[0]', { id: 'gone', list: 'metrics' }],
  ['dangling-id', 'metrics.0.goals', ['twenty-plants', 'gone'], 'metrics[0].goals[1]', { id: 'gone', list: 'goals' }],
  [
    'dangling-id',
    'processes.0.stages.0.steps.0.goals',
    ['twenty-plants', 'gone'],
    'processes[0].stages[0].steps[0].goals[1]',
    { id: 'gone', list: 'goals' },
  ],
  [
    'dangling-id',
    'processes.0.stages.0.steps.0.metrics',
    ['gone', 'days-in-stage'],
    'processes[0].stages[0].steps[0].metrics[0]',
    { id: 'gone', list: 'metrics' },
  ],
  [
    'dangling-id',
    'tips.1.when',
    { any: [{ field: 'stage', operator: 'beforeStage', value: 'gone' }] },
    'tips[1].when.any[0].value',
    { id: 'gone', list: 'stages' },
  ],
  [
    'unknown-field',
    'tips.0.when.all.0.field',
    'close date',
    'tips[0].when.all[0].field',
    { field: 'close date', meant: 'closeDate' },
  ],
  [
    'unknown-field',
    'processes.0.stages.0.steps.0.doneWhen.field',
    'budget',
    'processes[0].stages[0].steps[0].doneWhen.field',
    { field: 'budget' },
  ],
  [
    'unknown-field',
    'metrics.0.source',
    { kind: 'record', measure: 'field', field: 'Amount' },
    'metrics[0].source.field',
    { field: 'Amount', meant: 'amount' },
  ],
  ['metric-without-field', 'metrics.0.source', { kind: 'record', measure: 'field' }, 'metrics[0].source.field', {}],
  [
    'stage-claimed-twice',
    'processes.0.stages.1.crmStages.salesforce',
    ['Proposal', ' qualification '],
    'processes[0].stages[1].crmStages.salesforce[1]',
    { crm: 'salesforce', label: ' qualification ', other: 'Qualify' },
  ],
  [
    'goal-unserved',
    'vision.goals.1',
    { id: 'lonely', title: 'Lonely', why: 'Nobody walks there.', owner: 'Leader' },
    'vision.goals[1]',
    {},
  ],
  ['step-without-goal', 'processes.0.stages.0.steps.0.goals', [], 'processes[0].stages[0].steps[0].goals', {}],
  ['step-without-metric', 'processes.0.stages.0.steps.0.metrics', [], 'processes[0].stages[0].steps[0].metrics', {}],
  [
    'step-never-done',
    'processes.0.stages.0.steps.0.doneWhen',
    {
      all: [
        { field: 'amount', operator: 'isEmpty' },
        { field: 'amount', operator: 'atLeast', value: 1 },
      ],
    },
    'processes[0].stages[0].steps[0].doneWhen',
    { cause: 'contradiction', field: 'amount' },
  ],
  ['tip-without-aim', 'tips.2', { ...sample().tips[1], id: 'aimless', steps: [] }, 'tips[2]', {}],
  [
    'tip-never-shows',
    'tips.0.validUntil',
    '2026-11-23',
    'tips[0].validUntil',
    { cause: 'expired', date: '2026-11-23' },
  ],
  [
    'tip-never-shows',
    'tips.0',
    { ...sample().tips[0], validFrom: '2027-02-01', validUntil: '2027-01-01' },
    'tips[0].validUntil',
    { cause: 'window', date: '2027-01-01' },
  ],
  [
    'tip-never-shows',
    'tips.0.when',
    {
      all: [
        { field: 'amount', operator: 'moreThan', value: 10 },
        { field: 'amount', operator: 'atMost', value: 10 },
      ],
    },
    'tips[0].when',
    { cause: 'contradiction', field: 'amount' },
  ],
  [
    'tip-never-shows',
    'tips.0.when',
    { field: 'stage', operator: 'atOrAfterStage', value: 'propose' },
    'tips[0].when',
    { cause: 'elsewhere', field: 'stage' },
  ],
  ['stage-without-step', 'processes.0.stages.2', stage({}), 'processes[0].stages[2].steps', {}],
  ['stage-without-tip', 'tips.1.steps', ['find-cost'], 'processes[0].stages[1].steps', {}],
  ['stage-unmapped', 'processes.0.stages.1.crmStages', { salesforce: [] }, 'processes[0].stages[1].crmStages', {}],
  [
    'process-never-applies',
    'processes.0.when',
    {
      all: [
        { field: 'sf:Flag__c', operator: 'isTrue' },
        { field: 'sf:Flag__c', operator: 'isFalse' },
      ],
    },
    'processes[0].when',
    { cause: 'contradiction', field: 'sf:Flag__c' },
  ],
  ['metric-without-target', 'metrics.0.target', undefined, 'metrics[0].target', {}],
  ['metric-without-goal', 'metrics.0.goals', [], 'metrics[0].goals', {}],
  ['date-past', 'vision.horizon', '2026-11-23', 'vision.horizon', { date: '2026-11-23' }],
  ['date-past', 'vision.goals.0.due', '2025-12-31', 'vision.goals[0].due', { date: '2025-12-31' }],
  ['unowned', 'tips.0.owner', undefined, 'tips[0].owner', {}],
  ['unowned', 'metrics.0.owner', ' ', 'metrics[0].owner', {}],
  ['unowned', 'vision.goals.0.owner', undefined, 'vision.goals[0].owner', {}],
  ['unowned', 'processes.0.owner', undefined, 'processes[0].owner', {}],
  ['unconfirmed', 'tips.0.confirmedOn', undefined, 'tips[0].confirmedOn', {}],
  ['unconfirmed', 'tips.0.confirmedOn', '2026-05-27', 'tips[0].confirmedOn', { date: '2026-05-27', days: 181 }],
];

function stage(extra: object) {
  return { id: 'third', title: 'Third', crmStages: { salesforce: ['Third'] }, outcome: 'open', steps: [], ...extra };
}

/** The sample's process again under other ids. */
function variant(id: string, when: Condition | undefined): Process {
  const [process] = sample().processes;
  if (!process) throw new Error('The sample has no process.');
  const stages = process.stages.map((one) => ({
    ...one,
    steps: one.steps.map((step) => ({ ...step, id: `${id}-${step.id}` })),
  }));
  return { ...process, id, title: id, stages, ...(when ? { when } : {}) };
}

const redirect = {
  id: 'new-rival',
  date: '2026-10-01',
  cause: 'competition',
  outcome: 'changed',
  title: 'A new rival',
  whatChanged: 'A rival entered.',
  whyConsiderable: 'It is cheaper.',
  badNews: true,
  challenge: 'Price.',
  whyWeCan: 'We are faster.',
};

describe('alignment', () => {
  it('finds nothing in a playbook that is in line', () => {
    expect(gaps(sample())).toEqual([]);
  });

  it.each(CASES)('reports %s for %s = %j, and only that', (code, path, value, at, values) => {
    const found = gaps(spoilt(path, value));
    expect(
      found.map((gap) => ({ code: gap.code, path: gap.path, severity: gap.severity, values: gap.values })),
    ).toEqual([{ code, path: at, severity: GAP_SEVERITY[code], values }]);
  });

  it('reports bad news without its reframe', () => {
    expect(gaps(spoilt('vision.redirects', [redirect]))).toEqual([
      {
        code: 'redirect-without-reframe',
        severity: 'warning',
        path: 'vision.redirects[0].opportunity',
        item: { kind: 'redirect', id: 'new-rival', title: 'A new rival' },
        values: { missing: 'opportunity' },
      },
    ]);
    expect(gaps(spoilt('vision.redirects', [{ ...redirect, badNews: false }]))).toEqual([]);
  });

  it('reports a process behind one that takes every record of its kinds', () => {
    const document = sample();
    document.processes.push(variant('late', undefined));
    for (const tip of document.tips) tip.metrics = ['days-in-stage'];
    expect(gaps(document).map(({ code, path, values }) => [code, path, values])).toEqual([
      ['process-never-applies', 'processes[1]', { cause: 'shadowed', by: 'Deals' }],
    ]);
  });

  it('has a case for every code', () => {
    const covered = new Set<string>([...CASES.map(([code]) => code), 'redirect-without-reframe', 'successor-lost']);
    expect(Object.keys(GAP_SEVERITY).filter((code) => !covered.has(code))).toEqual([]);
  });

  it('names the item and what is around it', () => {
    expect(gaps(spoilt('processes.0.stages.1.steps.0.goals', []))[0]).toMatchObject({
      item: { kind: 'step', id: 'agree-plan', title: 'Agree the plan' },
      within: { process: 'deals', stage: 'propose' },
    });
  });

  it('lets two processes claim the same CRM stage, since only one of them applies to a record', () => {
    const document = sample();
    document.processes.unshift(variant('large', { field: 'amount', operator: 'atLeast', value: 1 }));
    for (const tip of document.tips) tip.metrics = ['days-in-stage'];
    expect(gaps(document)).toEqual([]);
  });

  it('lets one stage of a contact process map to nothing', () => {
    const document = sample();
    const [process] = document.processes;
    if (process) {
      process.kinds = ['contact'];
      process.stages = process.stages.slice(0, 1).map((one) => ({ ...one, crmStages: {} }));
    }
    document.tips = document.tips.slice(0, 1);
    expect(gaps(document)).toEqual([]);
  });

  it('counts a stage as coached when a tip serves a metric that its steps move', () => {
    expect(gaps(spoilt('tips.1', { ...sample().tips[1], steps: [], metrics: ['days-in-stage'] }))).toEqual([]);
  });

  it('takes the steps’ own owners instead of the process’s', () => {
    const document = sample();
    delete document.processes[0]?.owner;
    for (const one of document.processes[0]?.stages ?? []) for (const step of one.steps) step.owner = 'Manager';
    expect(gaps(document)).toEqual([]);
  });

  it('asks nothing of a retired tip, and does not count it as coaching', () => {
    const { retired, ...bad } = {
      retired: { on: '2026-11-01' },
      steps: ['gone'],
      metrics: [],
      validUntil: '2020-01-01',
    };
    const tip = { ...sample().tips[1], ...bad, owner: undefined, confirmedOn: undefined };
    const codes = (document: unknown) => gaps(document).map(({ code }) => code);
    expect(codes(spoilt('tips.1', JSON.parse(JSON.stringify(tip))))).toContain('dangling-id');
    expect(codes(spoilt('tips.1', JSON.parse(JSON.stringify({ ...tip, retired }))))).toEqual(['stage-without-tip']);
  });

  it('of a retired tip say only that what takes its place is not there, or is retired too', () => {
    const retired = (successor: string) => spoilt('tips.1.retired', { on: '2026-11-01', successor });
    const lost = (document: unknown) => gaps(document).filter(({ code }) => code === 'successor-lost');
    expect(lost(retired('ask-last-stop'))).toEqual([]);
    expect(lost(retired('gone'))).toEqual([
      {
        code: 'successor-lost',
        severity: 'warning',
        path: 'tips[1].retired.successor',
        item: { kind: 'tip', id: 'write-the-plan', title: 'Write the plan together' },
        values: { cause: 'missing', id: 'gone' },
      },
    ]);
    const both = spoilt('tips.0.retired', { on: '2026-11-02', reason: 'Old.' }, retired('ask-last-stop'));
    expect(lost(both)).toMatchObject([{ item: { id: 'write-the-plan' }, values: { cause: 'retired' } }]);
    expect(lost(retired('write-the-plan'))).toMatchObject([{ values: { cause: 'retired' } }]);
  });

  it('lists errors before warnings before notices', () => {
    const document = spoilt(
      'tips.0.owner',
      undefined,
      spoilt('metrics.0.target', undefined, spoilt('tips.1.steps.1', 'gone')),
    );
    expect(gaps(document).map(({ severity }) => severity)).toEqual(['error', 'warning', 'notice']);
  });

  it('finds nothing amiss in 10,000 good tips', () => {
    expect(alignment(withTips(10_000), TODAY)).toEqual([]);
  }, 60_000);
});

describe('a tip that is the same object as before', () => {
  it('is judged anew where the process, the day or its place in the list is another', () => {
    const document = playbook(spoilt('tips.1.validUntil', '2026-12-31'));
    expect(alignment(document, TODAY)).toEqual([]);
    expect(alignment(document, '2027-01-01').map(({ code, path }) => [code, path])).toContainEqual([
      'tip-never-shows',
      'tips[1].validUntil',
    ]);
    const turned = { ...document, tips: [...document.tips].reverse() };
    expect(alignment(turned, '2027-01-01').map(({ path }) => path)).toContain('tips[0].validUntil');
    const [process] = document.processes;
    const shorter = { ...document, processes: process ? [{ ...process, stages: process.stages.slice(0, 1) }] : [] };
    expect(alignment(shorter, TODAY)).toMatchObject([{ code: 'dangling-id', path: 'tips[1].steps[0]' }]);
  });
});

it('finds the very errors also when it looks for nothing else', () => {
  const errorsOf = (one: Playbook): Gap[] => alignment(one, TODAY).filter(({ severity }) => severity === 'error');
  for (const [, path, value] of CASES) {
    const spoiltOne = playbook(spoilt(path, value));
    expect(alignmentErrors(spoiltOne, TODAY)).toEqual(errorsOf(spoiltOne));
  }
  let errors = 0;
  fc.assert(
    fc.property(anyPlaybook, (one) => {
      const found = errorsOf(one);
      errors += found.length;
      expect(alignmentErrors(one, TODAY)).toEqual(found);
    }),
    { numRuns: 100 },
  );
  expect(errors).toBeGreaterThan(100);
});

it('finds in tips that it has seen before what it finds in ones that it has not, whatever changed around them', () => {
  fc.assert(
    fc.property(anyPlaybook, anyPlaybook, anyPlaybook, (one, two, three) => {
      // The very same tips, in turn below the processes and metrics of each.
      for (const { processes, metrics } of [one, two, one, three, two]) {
        const now = { ...one, processes, metrics };
        expect(alignment(now, TODAY)).toEqual(alignment(structuredClone(now), TODAY));
      }
    }),
    { numRuns: 60 },
  );
});

it('looks at a tip again where a step moves another metric, a stage has another place, or a day has gone by', () => {
  const late = { field: 'stage', operator: 'atOrAfterStage', value: 'propose' };
  const tip = { ...sample().tips[0], steps: [], metrics: ['days-in-stage'], when: late, validUntil: '2026-12-01' };
  const before = playbook(spoilt('tips.0', tip));
  const withProcesses = (document: unknown): Playbook => ({ ...before, processes: playbook(document).processes });
  const never = (one: Playbook, today = TODAY) =>
    alignment(one, today)
      .filter(({ code }) => code === 'tip-never-shows')
      .map(({ values }) => values.cause);
  expect(never(before)).toEqual([]);
  // Only the first stage's step moves it from now on, and the tip is for the second stage.
  const elsewhere = withProcesses(spoilt('processes.0.stages.1.steps.0.metrics', []));
  expect(never(elsewhere)).toEqual(['elsewhere']);
  const [first, second] = elsewhere.processes[0]?.stages ?? [];
  expect(
    never(withProcesses({ ...before, processes: [{ ...elsewhere.processes[0], stages: [second, first] }] })),
  ).toEqual([]);
  expect(never(before, '2026-12-02')).toEqual(['expired']);
  expect(never(before)).toEqual([]);
});
