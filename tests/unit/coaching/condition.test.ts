import { describe, expect, test } from 'vitest';
import { compileCondition } from '../../../lib/coaching/condition';
import type { Facts } from '../../../lib/coaching/facts';
import type { Condition, Rule } from '../../../lib/playbook/condition';
import { blank, boolean, choice, date, datetime, facts, filled, money, NOW, number, text } from './sample';

const ask = (condition: Condition, known: Facts) => compileCondition(condition).evaluate(known);
const cause = (rule: Rule, known: Facts) => compileCondition(rule).findings(known)[0]?.cause;

describe('groups', () => {
  const yes: Rule = { field: 'type', operator: 'isFilled' };
  const no: Rule = { field: 'type', operator: 'isEmpty' };
  const unknown: Rule = { field: 'amount', operator: 'isFilled' };
  const known = facts([text('type', 'New')]);
  test.each([
    ['all', [yes, yes], 'yes'],
    ['all', [yes, unknown], 'unknown'],
    ['all', [unknown, no], 'no'],
    ['any', [no, no], 'no'],
    ['any', [no, unknown], 'unknown'],
    ['any', [unknown, yes], 'yes'],
    ['none', [no, no], 'yes'],
    ['none', [no, unknown], 'unknown'],
    ['none', [unknown, yes], 'no'],
  ] as const)('%s of %j is %s', (group, parts, verdict) => {
    const rules = [...parts];
    expect(ask(group === 'all' ? { all: rules } : group === 'any' ? { any: rules } : { none: rules }, known)).toBe(
      verdict,
    );
  });
  test('no condition is always yes and rests on no rule', () => {
    const always = compileCondition(undefined);
    expect([always.evaluate(known), always.specificity(known), always.findings(known)]).toEqual(['yes', 0, []]);
  });
});

describe('states of a reading', () => {
  const rules: [Rule, 'yes' | 'no'][] = [
    [{ field: 'x', operator: 'is', value: 'a' }, 'no'],
    [{ field: 'x', operator: 'isAnyOf', value: ['a'] }, 'no'],
    [{ field: 'x', operator: 'contains', value: 'a' }, 'no'],
    [{ field: 'x', operator: 'startsWith', value: 'a' }, 'no'],
    [{ field: 'x', operator: 'equals', value: 0 }, 'no'],
    [{ field: 'x', operator: 'notEquals', value: 0 }, 'yes'],
    [{ field: 'x', operator: 'lessThan', value: 1 }, 'no'],
    [{ field: 'x', operator: 'between', value: [0, 1] }, 'no'],
    [{ field: 'x', operator: 'before', value: '2026-01-01' }, 'no'],
    [{ field: 'x', operator: 'withinNextDays', value: 3 }, 'no'],
    [{ field: 'x', operator: 'moreThanDaysAgo', value: 3 }, 'no'],
    [{ field: 'x', operator: 'isToday' }, 'no'],
    [{ field: 'x', operator: 'isPast' }, 'no'],
    [{ field: 'x', operator: 'isTrue' }, 'no'],
    [{ field: 'x', operator: 'isFalse' }, 'no'],
    [{ field: 'x', operator: 'isEmpty' }, 'yes'],
    [{ field: 'x', operator: 'isFilled' }, 'no'],
  ];
  test.each(rules)('an empty field: %j is %s', (rule, verdict) => {
    expect(ask(rule, facts([blank('x', 'empty')]))).toBe(verdict);
  });
  test.each(rules)('a field that was not read: %j is unknown', (rule) => {
    for (const known of [facts([]), facts([blank('x', 'absent')]), facts([blank('x', 'unreadable')])]) {
      expect(ask(rule, known)).toBe('unknown');
      expect(cause(rule, known)).toBe('not-read');
    }
  });
  test('a value in doubt is there, answers to its text, and is unknown to what needs the value', () => {
    const known = facts([filled('x', '1.234', null, { doubt: 'number-separators' })]);
    expect(ask({ field: 'x', operator: 'isFilled' }, known)).toBe('yes');
    expect(ask({ field: 'x', operator: 'isEmpty' }, known)).toBe('no');
    expect(ask({ field: 'x', operator: 'startsWith', value: '1.2' }, known)).toBe('yes');
    expect(ask({ field: 'x', operator: 'is', value: '1234' }, known)).toBe('no');
    expect(cause({ field: 'x', operator: 'moreThan', value: 1 }, known)).toBe('not-typed');
    expect(cause({ field: 'x', operator: 'isToday' }, known)).toBe('not-typed');
    expect(cause({ field: 'x', operator: 'isTrue' }, known)).toBe('not-typed');
  });
  test('a typed value that is in doubt is not trusted either', () => {
    const known = facts([
      filled('x', '$1.2M', { kind: 'money', amount: 1_200_000, currency: 'USD' }, { doubt: 'shortened' }),
    ]);
    expect(ask({ field: 'x', operator: 'moreThan', value: 1 }, known)).toBe('unknown');
  });
  test('a field named like something every object inherits is simply not there', () => {
    expect(ask({ field: 'constructor', operator: 'isFilled' }, facts([]))).toBe('unknown');
    expect(ask({ field: '__proto__', operator: 'isFilled' }, facts([]))).toBe('unknown');
    expect(cause({ field: 'constructor', operator: 'is', value: 'x' }, facts([]))).toBe('not-read');
  });
});

describe('texts', () => {
  test.each([
    ['STRASSE', 'straße'],
    ['İstanbul', 'istanbul'],
    ['DIYARBAKIR', 'dıyarbakır'],
    ['ΟΔΟΣ', 'οδος'],
    ['Cafe\u0301', 'café'],
    ['  new\u00a0 business ', 'New Business'],
  ])('%j is %j whoever writes it', (written, read) => {
    expect(ask({ field: 'type', operator: 'is', value: written }, facts([text('type', read)]))).toBe('yes');
  });
  test('a word inside a longer one is found although its last letter looks different there', () => {
    expect(ask({ field: 'type', operator: 'contains', value: 'ΟΔΟΣ' }, facts([text('type', 'οδοσα')]))).toBe('yes');
  });
  test('a picklist answers to its label and to its API value, and to nothing between', () => {
    const known = facts([choice('stage', 'Verhandlung', 'Negotiation/Review')]);
    expect(ask({ field: 'stage', operator: 'is', value: 'verhandlung' }, known)).toBe('yes');
    expect(ask({ field: 'stage', operator: 'is', value: 'negotiation/review' }, known)).toBe('yes');
    expect(ask({ field: 'stage', operator: 'is', value: 'Negotiation' }, known)).toBe('no');
    expect(ask({ field: 'stage', operator: 'startsWith', value: 'Negotiation' }, known)).toBe('yes');
    expect(ask({ field: 'stage', operator: 'isAnyOf', value: ['Won', 'Negotiation/Review'] }, known)).toBe('yes');
  });
  test('a person or record answers to its name', () => {
    const known = facts([filled('owner', 'Ada L.', { kind: 'reference', name: 'Ada Lovelace' })]);
    expect(ask({ field: 'owner', operator: 'is', value: 'ada lovelace' }, known)).toBe('yes');
  });
  test('how a number or date is spelt is nothing to compare a text with', () => {
    const known = facts([money('amount', 5, 'EUR'), date('closeDate', '2026-11-24'), boolean('sf:Flag__c', true)]);
    for (const field of ['amount', 'closeDate', 'sf:Flag__c']) {
      expect(cause({ field, operator: 'contains', value: '2' }, known)).toBe('wrong-kind');
    }
  });
});

describe('numbers and money', () => {
  test.each([
    ['equals', 5, 'yes'],
    ['notEquals', 5, 'no'],
    ['lessThan', 5, 'no'],
    ['atMost', 5, 'yes'],
    ['atLeast', 5, 'yes'],
    ['moreThan', 5, 'no'],
    ['moreThan', 4.5, 'yes'],
  ] as const)('5 %s %d is %s', (operator, value, verdict) => {
    expect(ask({ field: 'amount', operator, value }, facts([number('amount', 5)]))).toBe(verdict);
  });
  test('both ends of a range count', () => {
    for (const value of [3, 5]) {
      expect(ask({ field: 'amount', operator: 'between', value: [3, 5] }, facts([number('amount', value)]))).toBe(
        'yes',
      );
    }
  });
  test('without a rate, currencies are never compared across', () => {
    const rule: Rule = { field: 'amount', operator: 'moreThan', value: 10, currency: 'EUR' };
    expect(ask(rule, facts([money('amount', 50, 'EUR')]))).toBe('yes');
    for (const amount of [money('amount', 50, 'USD'), money('amount', 50, null), number('amount', 50)]) {
      expect(cause(rule, facts([amount]))).toBe('other-currency');
    }
    const unequal: Rule = { ...rule, operator: 'notEquals' };
    expect(ask(unequal, facts([money('amount', 50, 'USD')]))).toBe('unknown');
  });
  test('a rule without a currency compares amounts, also where the symbol is shared by several', () => {
    const dollars = { ...money('amount', 50, null), doubt: 'currency' as const };
    expect(ask({ field: 'amount', operator: 'moreThan', value: 10 }, facts([dollars]))).toBe('yes');
  });
  test('a text is no number', () => {
    expect(cause({ field: 'type', operator: 'moreThan', value: 1 }, facts([text('type', '5')]))).toBe('wrong-kind');
  });
});

describe('dates', () => {
  const today: Rule = { field: 'closeDate', operator: 'isToday' };
  test('today is the day on the person’s calendar, not on that of Greenwich', () => {
    const at = Date.UTC(2026, 10, 24, 23, 30);
    const known = (timeZone: string) => facts([date('closeDate', '2026-11-25')], null, {}, { at, timeZone });
    expect(ask(today, known('Europe/Berlin'))).toBe('yes');
    expect(ask(today, known('UTC'))).toBe('no');
    expect(ask(today, known('America/Los_Angeles'))).toBe('no');
    expect(ask(today, known('Nowhere/Land'))).toBe('no');
  });
  test.each([
    [{ field: 'closeDate', operator: 'before', value: '2026-11-25' }, '2026-11-24', 'yes'],
    [{ field: 'closeDate', operator: 'before', value: '2026-11-24' }, '2026-11-24', 'no'],
    [{ field: 'closeDate', operator: 'after', value: '2026-11-24' }, '2026-11-24', 'no'],
    [{ field: 'closeDate', operator: 'after', value: '2026-11-23' }, '2026-11-24', 'yes'],
    [{ field: 'closeDate', operator: 'withinNextDays', value: 7 }, '2026-12-01', 'yes'],
    [{ field: 'closeDate', operator: 'withinNextDays', value: 7 }, '2026-12-02', 'no'],
    [{ field: 'closeDate', operator: 'withinNextDays', value: 0 }, '2026-11-24', 'yes'],
    [{ field: 'closeDate', operator: 'withinNextDays', value: 7 }, '2026-11-23', 'no'],
    [{ field: 'closeDate', operator: 'moreThanDaysAgo', value: 14 }, '2026-11-10', 'no'],
    [{ field: 'closeDate', operator: 'moreThanDaysAgo', value: 14 }, '2026-11-09', 'yes'],
    [{ field: 'closeDate', operator: 'isPast' }, '2026-11-24', 'no'],
    [{ field: 'closeDate', operator: 'isPast' }, '2026-11-23', 'yes'],
  ] satisfies [Rule, string, string][])('%j of %s is %s', (rule, day, verdict) => {
    expect(ask(rule, facts([date('closeDate', day)]))).toBe(verdict);
  });
  test('days are counted over the change of the clocks', () => {
    const at = Date.UTC(2026, 9, 24, 22, 30);
    const known = facts([date('closeDate', '2026-10-26')], null, {}, { at, timeZone: 'Europe/Berlin' });
    expect(ask({ field: 'daysToClose', operator: 'equals', value: 1 }, known)).toBe('yes');
  });
  test('a time is on the wall clock: past at its minute, and today until midnight', () => {
    const at = (moment: string) => facts([datetime('lastActivity', moment)]);
    const past: Rule = { field: 'lastActivity', operator: 'isPast' };
    expect(ask(past, at('2026-11-24T11:59'))).toBe('yes');
    expect(ask(past, at('2026-11-24T12:00'))).toBe('no');
    expect(ask(past, at('2026-11-23T23:59'))).toBe('yes');
    expect(ask({ ...today, field: 'lastActivity' }, at('2026-11-24T00:00'))).toBe('yes');
  });
  test('a day that no calendar has, and a text that is no date, are unknown', () => {
    expect(cause(today, facts([date('closeDate', '2026-02-30')]))).toBe('not-typed');
    expect(cause(today, facts([text('closeDate', 'soon')]))).toBe('wrong-kind');
  });
});

test('a box is ticked or not', () => {
  const known = facts([boolean('sf:Flag__c', false)]);
  expect(ask({ field: 'sf:Flag__c', operator: 'isFalse' }, known)).toBe('yes');
  expect(ask({ field: 'sf:Flag__c', operator: 'isTrue' }, known)).toBe('no');
  expect(cause({ field: 'stage', operator: 'isTrue' }, facts([choice('stage', 'Won')]))).toBe('wrong-kind');
});

describe('days in the stage', () => {
  const since = (days: number, exact: boolean, label = 'Negotiation') =>
    facts([choice('stage', 'Negotiation')], null, { stageSince: { label, at: NOW.at - days * 86_400_000, exact } });
  const rule = (
    operator: 'equals' | 'notEquals' | 'lessThan' | 'atMost' | 'atLeast' | 'moreThan',
    value: number,
  ): Rule => ({
    field: 'daysInStage',
    operator,
    value,
  });
  test.each([
    ['moreThan', 14, 19, 'yes'],
    ['moreThan', 14, 14, 'unknown'],
    ['atLeast', 14, 14, 'yes'],
    ['lessThan', 14, 14, 'no'],
    ['lessThan', 14, 13, 'unknown'],
    ['atMost', 14, 15, 'no'],
    ['atMost', 14, 14, 'unknown'],
    ['equals', 14, 15, 'no'],
    ['equals', 14, 14, 'unknown'],
    ['notEquals', 14, 15, 'yes'],
    ['notEquals', 14, 10, 'unknown'],
  ] as const)('seen for the first time: %s %d after %d days is %s', (operator, value, days, verdict) => {
    expect(ask(rule(operator, value), since(days, false))).toBe(verdict);
  });
  test('a range is passed for good once the lower bound lies above it', () => {
    const range: Rule = { field: 'daysInStage', operator: 'between', value: [5, 10] };
    expect([3, 7, 11].map((days) => ask(range, since(days, false)))).toEqual(['unknown', 'unknown', 'no']);
  });
  test('where the change was seen, every question has an answer', () => {
    expect(ask(rule('lessThan', 14), since(13, true))).toBe('yes');
    expect(ask(rule('moreThan', 14), since(14, true))).toBe('no');
  });
  test('what was observed of another stage says nothing', () => {
    expect(ask(rule('atLeast', 1), since(19, true, 'Proposal'))).toBe('unknown');
    expect(ask(rule('atLeast', 0), facts([]))).toBe('unknown');
  });
  test('a stage is the same in another language where its API value is', () => {
    const stageSince = { label: 'Negotiation', api: 'Nego', at: NOW.at - 86_400_000 * 3, exact: true };
    const known = facts([choice('stage', 'Verhandlung', 'Nego')], null, { stageSince });
    expect(ask(rule('equals', 3), known)).toBe('yes');
  });
});

test('days to close and since the last activity count from the fields, and are empty where these are', () => {
  const known = facts([date('closeDate', '2026-11-20'), datetime('lastActivity', '2026-11-20T23:00')]);
  expect(ask({ field: 'daysToClose', operator: 'equals', value: -4 }, known)).toBe('yes');
  expect(ask({ field: 'daysSinceActivity', operator: 'equals', value: 4 }, known)).toBe('yes');
  expect(ask({ field: 'daysToClose', operator: 'isEmpty' }, facts([blank('closeDate', 'empty')]))).toBe('yes');
  expect(ask({ field: 'daysToClose', operator: 'isEmpty' }, facts([]))).toBe('unknown');
  expect(cause({ field: 'daysToClose', operator: 'isToday' }, known)).toBe('wrong-kind');
});

describe('the order of stages', () => {
  const order = new Map([
    ['qualify', 0],
    ['propose', 1],
    ['close', 2],
  ]);
  const titles = new Map([...order.keys(), 'renew'].map((id) => [id, id]));
  const rule = (operator: 'atOrAfterStage' | 'beforeStage', value: string): Rule => ({
    field: 'stage',
    operator,
    value,
  });
  const standing = (at: { index: number } | { none: 'stage-not-read' | 'stage-not-mapped' | 'stage-empty' }) =>
    facts([], { order, titles, at });
  test('a record is at or after its own stage and before every later one', () => {
    const known = standing({ index: 1 });
    expect(ask(rule('atOrAfterStage', 'propose'), known)).toBe('yes');
    expect(ask(rule('atOrAfterStage', 'close'), known)).toBe('no');
    expect(ask(rule('beforeStage', 'close'), known)).toBe('yes');
    expect(ask(rule('beforeStage', 'propose'), known)).toBe('no');
  });
  test('it is neither before nor after a stage of another process', () => {
    expect(ask(rule('beforeStage', 'renew'), standing({ index: 1 }))).toBe('no');
    expect(ask(rule('atOrAfterStage', 'renew'), standing({ index: 1 }))).toBe('no');
  });
  test('what keeps the answer from being known is said', () => {
    expect(cause(rule('beforeStage', 'close'), standing({ none: 'stage-not-read' }))).toBe('not-read');
    expect(cause(rule('beforeStage', 'close'), standing({ none: 'stage-not-mapped' }))).toBe('no-stage');
    expect(cause(rule('beforeStage', 'nowhere'), standing({ index: 0 }))).toBe('no-such-stage');
    expect(cause(rule('beforeStage', 'close'), facts([]))).toBe('no-stage');
    expect(ask(rule('beforeStage', 'close'), standing({ none: 'stage-empty' }))).toBe('no');
  });
});

describe('specificity', () => {
  const a: Rule = { field: 'type', operator: 'is', value: 'New' };
  const b: Rule = { field: 'stage', operator: 'is', value: 'Won' };
  const c: Rule = { field: 'amount', operator: 'isEmpty' };
  const known = facts([text('type', 'New'), text('stage', 'Won'), number('amount', 1)]);
  test.each<[Condition, number]>([
    [a, 1],
    [{ all: [a, b] }, 2],
    [{ all: [a, { all: [a] }] }, 1],
    [{ any: [a, b, c] }, 2],
    [{ any: [c, a] }, 1],
    [{ all: [a, { none: [c] }] }, 2],
    [{ none: [{ none: [a, b] }] }, 2],
  ])('%j rests on %d rules', (condition, rules) => {
    expect(compileCondition(condition).specificity(known)).toBe(rules);
  });
});
