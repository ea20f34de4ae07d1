import { describe, expect, test } from 'vitest';
import { NO_PROGRESS, type Progress } from '../../../lib/coaching/advice';
import { advise } from '../../../lib/coaching/advise';
import { compileRelease } from '../../../lib/coaching/compile';
import type { Reading } from '../../../lib/crm/record';
import { ask, base, deals, measure, metric, qualify } from './deals';
import { blank, choice, date, money, NOW, number, process, record, release, stage, step, text, tip } from './sample';

describe('process and stage', () => {
  test('the CRM’s stage is found by label and by API value, whatever the case', () => {
    expect(ask([qualify]).stage).toMatchObject({ id: 'qualify', number: 1, of: 4, outcome: 'open' });
    expect(ask([choice('stage', 'Angebot', 'PROPOSAL/price  quote')]).stage).toMatchObject({
      id: 'propose',
      number: 2,
    });
    expect(ask([text('stage', ' qualify ')]).stage).toMatchObject({ id: 'qualify' });
  });
  test('the mapping is that of the record’s own CRM', () => {
    const hubspot = { crm: 'hubspot', object: 'deal' } as const;
    expect(ask([choice('stage', 'x', 'presentationscheduled')], {}, base, hubspot).stage).toMatchObject({
      id: 'propose',
    });
    expect(ask([choice('stage', 'Closed Won')], {}, base, hubspot).stage).toEqual({
      none: 'stage-not-mapped',
      label: 'Closed Won',
    });
  });
  test('a stage that is not read and one that is not mapped are told apart', () => {
    expect(ask([]).stage).toEqual({ none: 'stage-not-read' });
    expect(ask([blank('stage', 'unreadable')]).stage).toEqual({ none: 'stage-not-read' });
    expect(ask([choice('stage', 'Limbo')]).stage).toEqual({ none: 'stage-not-mapped', label: 'Limbo' });
    expect(ask([blank('stage', 'empty')]).stage).toEqual({ none: 'stage-not-mapped' });
  });
  test('where two stages claim one name, the first has it', () => {
    const claimed = process('deals', [
      stage('one', []),
      stage('two', [], { crmStages: { salesforce: ['Two', 'one'] } }),
    ]);
    expect(ask([choice('stage', 'One')], {}, release({ processes: [claimed] })).stage).toMatchObject({ id: 'one' });
  });
  test('the path tells the stage where the field is not on the page', () => {
    const stages = [
      { label: 'Start', state: 'done' as const },
      { label: 'Preis', api: 'Proposal/Price Quote', state: 'current' as const },
    ];
    expect(ask([], {}, base, { stages }).stage).toMatchObject({ id: 'propose' });
  });
  test('a path that ends in won is the won stage, whatever the org calls it', () => {
    const stages = [{ label: 'Hurra', state: 'won' as const }];
    const advice = ask([choice('stage', 'Hurra')], {}, base, { stages });
    expect(advice.stage).toMatchObject({ id: 'won', outcome: 'won' });
    expect(advice.next).toBeNull();
  });
  test('a lead goes by its status', () => {
    const leads = release({
      processes: [process('leads', [stage('new', []), stage('working', [])], { kinds: ['lead'] })],
    });
    expect(ask([choice('status', 'Working')], {}, leads, { kind: 'lead' }).stage).toMatchObject({ id: 'working' });
  });
  test('a process of one stage without mapping applies whatever the stage', () => {
    const accounts = release({
      processes: [process('accounts', [stage('care', [step('plan')], { crmStages: {} })], { kinds: ['account'] })],
    });
    expect(ask([], {}, accounts, { kind: 'account' })).toMatchObject({ stage: { id: 'care' }, step: 'plan' });
  });
  test('the first process whose condition is yes applies; unknown is not yes', () => {
    const renewals = process('renewals', [stage('renew', [])], {
      when: { field: 'type', operator: 'is', value: 'Renewal' },
    });
    const both = release({ processes: [renewals, deals] });
    expect(ask([qualify, text('type', 'Renewal')], {}, both).process?.id).toBe('renewals');
    expect(ask([qualify, text('type', 'New')], {}, both).process?.id).toBe('deals');
    expect(ask([qualify], {}, both).process?.id).toBe('deals');
  });
  test('how the place was found is said', () => {
    expect(ask([choice('stage', 'Angebot', 'Proposal/Price Quote')]).reasons).toEqual([
      { code: 'kind-is', kind: 'deal' },
      { code: 'stage-is', label: 'Angebot', stage: 'Stage propose' },
    ]);
  });
});

describe('steps', () => {
  test('a step is done by its condition, by hand, not, or not known', () => {
    const done = (readings: Reading[], known: Partial<Progress> = {}) =>
      ask([qualify, ...readings], known).steps.map((one) => one.done);
    expect(done([])).toEqual(['no', 'unknown']);
    expect(done([money('amount', 5, 'EUR')], { ticks: { call: { done: true, at: 1 } } })).toEqual([
      'hand',
      'condition',
    ]);
    expect(done([blank('amount', 'empty')], { ticks: { call: { done: false, at: 1 } } })).toEqual(['no', 'no']);
    expect(done([blank('amount', 'empty')], { ticks: { budget: { done: true, at: 1 } } })).toEqual(['no', 'no']);
  });
  test('the current step is the first that is not known to be done, and says what was not read', () => {
    const advice = ask([qualify], { ticks: { call: { done: true, at: 1 } } });
    expect(advice.step).toBe('budget');
    expect(advice.steps[1]?.reasons).toMatchObject([
      { code: 'first-step-not-done' },
      { code: 'rule', finding: { verdict: 'unknown', cause: 'not-read', read: { state: 'absent' } } },
    ]);
  });
  test('when all are done there is none, and that is said', () => {
    const advice = ask([qualify, money('amount', 5, 'EUR')], { ticks: { call: { done: true, at: 1 } } });
    expect(advice.step).toBeNull();
    expect(advice.reasons).toContainEqual({ code: 'all-steps-done' });
  });
  test('what the next open stage will ask is told', () => {
    expect(ask([qualify]).next).toEqual({
      stage: 'propose',
      title: 'Stage propose',
      steps: [
        { id: 'offer', title: 'Step offer' },
        { id: 'review', title: 'Step review' },
      ],
    });
    expect(ask([choice('stage', 'Proposal/Price Quote')]).next).toBeNull();
  });
});

describe('goal', () => {
  test('it is the current step’s, with its progress', () => {
    expect(ask([qualify]).goal).toMatchObject({
      id: 'win-rate',
      progress: 0.5,
      reasons: [{ code: 'step-serves-goal', step: 'call' }],
    });
  });
  test('else that of a metric which the step moves', () => {
    expect(ask([choice('stage', 'Proposal/Price Quote')]).goal).toMatchObject({
      id: 'speed',
      reasons: [{ code: 'metric-serves-goal', metric: 'in-stage' }],
    });
  });
  test('else that of another step of the stage, else the vision’s first', () => {
    expect(ask([qualify], { ticks: { call: { done: true, at: 1 } } }).goal?.id).toBe('win-rate');
    expect(ask([choice('stage', 'Closed Won')]).goal).toMatchObject({
      id: 'win-rate',
      reasons: [{ code: 'vision-first-goal' }],
    });
  });
  test.each([
    [20, 30, 10, 0],
    [20, 30, 40, 1],
    [60, 30, 45, 0.5],
    [95, 95, 95, 1],
    [95, 95, 90, 0],
  ])('from %d to %d, %d is %d of the way', (baseline, target, current, share) => {
    const goal = { id: 'g', title: 'G', why: 'w', measure: measure(baseline, target, current) };
    expect(ask([], {}, release({ vision: { goals: [goal] } })).goal?.progress).toBe(share);
  });
});

describe('metrics', () => {
  const DAY = 86_400_000;
  const since = (days: number, exact: boolean) => ({
    stageSince: { label: 'Qualify', at: NOW.at - days * DAY, exact },
  });
  test('those of the current step come first, each with its value against the target', () => {
    const [first, second] = ask([qualify, money('amount', 20, 'EUR')], since(19, true)).metrics;
    expect(first).toMatchObject({ id: 'in-stage', value: 19, gap: 5, onTarget: false, exactness: 'exact' });
    expect(second).toMatchObject({ id: 'amount', value: 20, gap: 6, onTarget: true });
  });
  test('a lower bound judges only what cannot change any more', () => {
    const judged = (days: number) => ask([qualify], since(days, false)).metrics[0];
    expect(judged(19)).toMatchObject({ value: 19, exactness: 'at-least', onTarget: false });
    expect(judged(3)).not.toHaveProperty('onTarget');
  });
  test('what was not read, and an amount in another currency, is not guessed', () => {
    expect(ask([qualify]).metrics).toMatchObject([
      { value: null, unread: ['daysInStage'] },
      { value: null, unread: ['amount'] },
    ]);
    expect(ask([qualify, money('amount', 20, 'USD')]).metrics[1]).toMatchObject({
      value: null,
      unread: [],
      doubt: 'currency',
    });
  });
  test('steps done are counted, or a share of the stage, and unknown ones leave a lower bound', () => {
    const counted = (unit: string) =>
      release({
        processes: [
          process('deals', [
            stage('qualify', [step('call', { metrics: ['done'] }), ...(deals.stages[0]?.steps.slice(1) ?? [])]),
          ]),
        ],
        metrics: [metric('done', { kind: 'record', measure: 'stepsDone' }, { unit, direction: 'up', target: 1 })],
      });
    const known = { ticks: { call: { done: true, at: 1 } } };
    expect(ask([qualify], known, counted('steps')).metrics[0]).toMatchObject({
      value: 1,
      exactness: 'at-least',
      unread: ['amount'],
      onTarget: true,
    });
    expect(ask([qualify, number('amount', 1)], {}, counted('%')).metrics[0]).toMatchObject({
      value: 50,
      exactness: 'exact',
    });
  });
  test('a team metric carries its own figure and date', () => {
    const team = release({
      processes: [process('deals', [stage('qualify', [step('call', { metrics: ['rate'] })])])],
      metrics: [metric('rate', { kind: 'team', current: 22, asOf: '2026-10-31' }, { direction: 'up', target: 25 })],
    });
    expect(ask([qualify], {}, team).metrics[0]).toMatchObject({
      scope: 'team',
      value: 22,
      asOf: '2026-10-31',
      gap: -3,
      onTarget: false,
    });
  });
});

test('the newest redirect that is not acknowledged is told', () => {
  const redirect = (id: string, day: string) => ({
    id,
    date: day,
    cause: 'market' as const,
    outcome: 'changed' as const,
    title: id,
    whatChanged: 'w',
    whyConsiderable: 'w',
  });
  const changed = release({ vision: { redirects: [redirect('new', '2026-11-02'), redirect('old', '2026-01-02')] } });
  expect(ask([], {}, changed).redirect?.id).toBe('new');
  expect(ask([], { acknowledged: ['new'] }, changed).redirect?.id).toBe('old');
  expect(ask([], { acknowledged: ['new', 'old'] }, changed).redirect).toBeNull();
});

test('a release compiled once gives the same advice again and again, for records in any order', () => {
  const compiled = compileRelease(base);
  const records = [
    record([qualify]),
    record([choice('stage', 'Proposal/Price Quote'), number('amount', 500)]),
    record([]),
  ];
  const fresh = records.map((one) => advise(compileRelease(base), one, NO_PROGRESS, NOW));
  for (let round = 0; round < 3; round++) {
    for (const index of [2, 0, 1]) {
      const one = records[index];
      if (one) expect(advise(compiled, one, NO_PROGRESS, NOW)).toEqual(fresh[index]);
    }
  }
});

test('ids that point nowhere and ids like those every object has do no harm', () => {
  const odd = release({
    processes: [process('deals', [stage('qualify', [step('constructor', { goals: ['gone'], metrics: ['gone'] })])])],
    tips: [tip('constructor', { steps: ['constructor', 'gone'], metrics: ['gone'] })],
  });
  expect(ask([qualify, date('closeDate', '2026-12-01')], {}, odd)).toMatchObject({
    step: 'constructor',
    steps: [{ done: 'no' }],
    tip: { id: 'constructor' },
    metrics: [],
    goal: null,
  });
});
