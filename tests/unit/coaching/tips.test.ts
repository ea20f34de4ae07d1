import { describe, expect, test } from 'vitest';
import { ask, base, deals, metric, order, qualify } from './deals';
import { blank, choice, NOW, number, release, tip } from './sample';

describe('tips', () => {
  test('the current step’s come before the stage’s, these before the metric’s; other stages’ never show', () => {
    expect(order(ask([qualify, blank('amount', 'empty')]))).toEqual(['for-call', 'for-budget', 'for-metric']);
  });
  test('the more specific comes first, whatever its priority', () => {
    expect(order(ask([qualify, number('amount', 500)]))[0]).toBe('big');
  });
  test('a tip whose condition is unknown never wins, and says which field was not read', () => {
    const advice = ask([qualify]);
    expect(order(advice)).not.toContain('big');
    expect(advice.possible).toMatchObject([{ id: 'big', unread: ['amount'] }]);
  });
  test('why it shows is said in the order of the ranking', () => {
    expect(ask([qualify, number('amount', 500)]).tip?.reasons).toMatchObject([
      { code: 'serves-step', step: 'call' },
      { code: 'rule', finding: { verdict: 'yes', read: { raw: '500' } } },
      { code: 'priority', priority: 1 },
      { code: 'not-shown-lately' },
    ]);
  });
  test('each names the link by which it got here', () => {
    const advice = ask([qualify]);
    expect([advice.tip, ...advice.others].map((one) => one?.serves)).toEqual([
      { step: 'call' },
      { step: 'budget' },
      { metric: 'in-stage' },
    ]);
  });
  test('what is out of its dates or snoozed is left out', () => {
    const dated = (extra: object) =>
      order(ask([qualify], {}, release({ processes: [deals], tips: [tip('t', { steps: ['call'], ...extra })] })));
    expect(dated({ validFrom: '2026-11-24', validUntil: '2026-11-24' })).toEqual(['t']);
    expect(dated({ validFrom: '2026-11-25' })).toEqual([]);
    expect(dated({ validUntil: '2026-11-23' })).toEqual([]);
    expect(
      order(ask([qualify], { snoozed: { 'for-call': 'record', 'for-budget': NOW.at + 1, 'for-metric': NOW.at } })),
    ).toEqual(['for-metric']);
  });
  test('what is retired is left out, whether its condition is yes or unknown', () => {
    const tips = ['a', 'b'].map((id) => tip(id, { steps: ['call'] }));
    const shown = (retired?: object) =>
      order(ask([qualify], {}, release({ processes: [deals], tips: tips.map((one) => ({ ...one, ...retired })) })));
    expect(shown()).toEqual(['a', 'b']);
    expect(shown({ retired: { on: '2026-11-01', reason: 'No longer true.' } })).toEqual([]);
  });
  test('what a person said on this record moves it back, and is shown with it', () => {
    const advice = ask([qualify], { answers: { 'for-call': 'not-here', 'for-budget': 'tried' } });
    expect(order(advice)).toEqual(['for-metric', 'for-budget', 'for-call']);
    expect(advice.others.at(-1)).toMatchObject({ answer: 'not-here' });
    expect(advice.others.at(-1)?.reasons).toContainEqual({ code: 'you-said', answer: 'not-here' });
  });
  test('long lists are cut after the best, and the rest are counted', () => {
    const tips = Array.from({ length: 60 }, (_, index) =>
      tip(`t-${String(index).padStart(2, '0')}`, {
        steps: ['call'],
        ...(index < 30 ? {} : { when: { field: 'type', operator: 'isFilled' as const } }),
      }),
    );
    const advice = ask([qualify], {}, release({ processes: [deals], tips }));
    expect([order(advice).length, advice.possible.length, advice.more]).toEqual([26, 25, { others: 4, possible: 5 }]);
    expect(order(advice)).toEqual(tips.slice(0, 26).map(({ id }) => id));
  });
});

describe('a record without a place', () => {
  test('a kind without process gets vision, first goal, and tips for the metrics of that goal', () => {
    const rate = metric('rate', { kind: 'team', current: 22 }, { goals: ['win-rate'] });
    const advice = ask(
      [],
      {},
      { ...base, playbook: { ...base.playbook, metrics: [rate], tips: [tip('general', { metrics: ['rate'] })] } },
      { kind: 'other' },
    );
    expect(advice).toMatchObject({
      process: null,
      stage: { none: 'no-process' },
      vision: { statement: 'We win together.' },
      goal: { id: 'win-rate' },
      metrics: [{ id: 'rate' }],
      tip: { id: 'general' },
      nearest: null,
    });
  });
  test('a process of its kind that may apply is the nearest, and says why it is not sure', () => {
    const renewals = { ...deals, when: { field: 'type', operator: 'is' as const, value: 'Renewal' } };
    const advice = ask([qualify], {}, { ...base, playbook: { ...base.playbook, processes: [renewals] } });
    expect(advice).toMatchObject({
      process: null,
      stage: { none: 'no-process' },
      tip: { id: 'for-metric' },
      nearest: { process: { id: 'deals' }, stage: { id: 'qualify' }, steps: [{ id: 'call' }, { id: 'budget' }] },
      reasons: [{ code: 'rule', finding: { verdict: 'unknown', rule: { field: 'type' } } }],
    });
  });
  test('a stage that is not mapped still has its process’s metrics, tips for them, and the first stage to go by', () => {
    const advice = ask([choice('stage', 'Limbo'), number('amount', 500)]);
    expect(advice).toMatchObject({
      process: { id: 'deals' },
      steps: [],
      step: null,
      nearest: { stage: { id: 'qualify' } },
    });
    expect(order(advice)).toEqual(['for-metric']);
  });
  test('even an empty playbook answers', () => {
    expect(ask([], {}, release({}))).toMatchObject({ goal: null, tip: null, metrics: [], steps: [] });
  });
});
