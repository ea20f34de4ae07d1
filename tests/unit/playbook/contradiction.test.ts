import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../lib/coaching/advice';
import { compileCondition } from '../../../lib/coaching/condition';
import { factsOf, within } from '../../../lib/coaching/facts';
import { contradiction } from '../../../lib/playbook/alignment/contradiction';
import type { Condition, Rule } from '../../../lib/playbook/condition';
import { condition, STAGES, someReadings } from '../coaching/arbitraries';
import { NOW, record } from '../coaching/sample';

const setting = { stages: STAGES, everyStage: new Set([...STAGES, 'nowhere']), today: '2026-11-24' };
const found = (...conditions: Condition[]) => contradiction(conditions, setting);
const amount = (
  operator: 'equals' | 'notEquals' | 'lessThan' | 'atMost' | 'atLeast' | 'moreThan',
  value: number,
): Rule => ({
  field: 'amount',
  operator,
  value,
});

describe('conditions that can never be yes', () => {
  it.each<[string, Condition[]]>([
    ['a number above and below the same limit', [amount('moreThan', 5), amount('lessThan', 5)]],
    ['a range upside down', [{ field: 'amount', operator: 'between', value: [9, 1] }]],
    ['one number, but not that number', [amount('equals', 5), amount('notEquals', 5)]],
    ['at most and more than the same', [amount('atMost', 5), amount('moreThan', 5)]],
    ['empty and large', [{ field: 'amount', operator: 'isEmpty' }, amount('atLeast', 1)]],
    ['not filled and large', [{ none: [{ field: 'amount', operator: 'isFilled' }] }, amount('atLeast', 1)]],
    [
      'true and false',
      [
        { field: 'sf:A', operator: 'isTrue' },
        { field: 'sf:A', operator: 'isFalse' },
      ],
    ],
    [
      'a text and a number',
      [
        { field: 'type', operator: 'is', value: '5' },
        { field: 'type', operator: 'atLeast', value: 5 },
      ],
    ],
    ['days in stage as a text', [{ field: 'daysInStage', operator: 'contains', value: '5' }]],
    ['a rule and its denial', [amount('atLeast', 5), { none: [amount('atLeast', 5)] }]],
    [
      'today and more than three days ago',
      [
        { field: 'closeDate', operator: 'isToday' },
        { field: 'closeDate', operator: 'moreThanDaysAgo', value: 3 },
      ],
    ],
    [
      'before a day that is over, and still to come',
      [
        { field: 'closeDate', operator: 'before', value: '2026-11-24' },
        { field: 'closeDate', operator: 'withinNextDays', value: 9 },
      ],
    ],
    [
      'after and before the same day',
      [
        { field: 'closeDate', operator: 'after', value: '2027-01-01' },
        { field: 'closeDate', operator: 'before', value: '2027-01-01' },
      ],
    ],
    [
      'from a stage on, and before it',
      [
        { field: 'stage', operator: 'atOrAfterStage', value: 'second' },
        { field: 'stage', operator: 'beforeStage', value: 'second' },
      ],
    ],
    ['before the first stage', [{ field: 'stage', operator: 'beforeStage', value: 'first' }]],
    ['a stage of another process', [{ field: 'stage', operator: 'beforeStage', value: 'nowhere' }]],
    [
      'no branch of a choice that fits the rest',
      [amount('atMost', 5), { any: [amount('atLeast', 6), { all: [amount('equals', 7)] }] }],
    ],
  ])('%s', (_, conditions) => {
    expect(found(...conditions)).toBeDefined();
    expect(found({ all: conditions })).toBeDefined();
  });
});

describe('conditions that can be yes', () => {
  it.each<[string, Condition[]]>([
    [
      'today and within the next days',
      [
        { field: 'closeDate', operator: 'isToday' },
        { field: 'closeDate', operator: 'withinNextDays', value: 3 },
      ],
    ],
    [
      'today and past: a time of day',
      [
        { field: 'closeDate', operator: 'isToday' },
        { field: 'closeDate', operator: 'isPast' },
      ],
    ],
    ['at least and at most the same', [amount('atLeast', 5), amount('atMost', 5)]],
    ['empty and not a number', [{ field: 'amount', operator: 'isEmpty' }, amount('notEquals', 5)]],
    [
      'label and API value of one stage',
      [
        { field: 'stage', operator: 'is', value: 'Contract Sent' },
        { field: 'stage', operator: 'is', value: 'contractsent' },
      ],
    ],
    [
      'limits in two currencies',
      [
        { ...amount('atLeast', 9), currency: 'EUR' },
        { ...amount('atMost', 5), currency: 'USD' },
      ] as Condition[],
    ],
    [
      'after a far day, and near today: some day',
      [
        { field: 'closeDate', operator: 'after', value: '2030-01-01' },
        { field: 'closeDate', operator: 'withinNextDays', value: 9 },
      ],
    ],
    ['one branch of a choice fits', [amount('atMost', 5), { any: [amount('atLeast', 6), amount('equals', 5)] }]],
    ['denials alone', [{ none: [amount('atLeast', 5), amount('atMost', 4)] }]],
  ])('%s', (_, conditions) => {
    expect(found(...conditions)).toBeUndefined();
  });
});

it('never calls impossible what some record makes yes', () => {
  const order = new Map(STAGES.map((id, index) => [id, index]));
  const titles = new Map([...STAGES, 'nowhere'].map((id) => [id, id]));
  let contradictions = 0;
  fc.assert(
    fc.property(condition, someReadings, fc.nat(STAGES.length - 1), (one, readings, index) => {
      const facts = within(factsOf(record(readings), NO_PROGRESS, NOW), { order, titles, at: { index } });
      if (found(one) === undefined) return;
      contradictions += 1;
      expect(compileCondition(one).evaluate(facts)).not.toBe('yes');
    }),
    { numRuns: 5_000, seed: 20261124 },
  );
  expect(contradictions).toBeGreaterThan(200);
}, 60_000);
