import fc from 'fast-check';
import type { Reading, Value } from '../../../lib/crm/record';
import type { Condition, Rule } from '../../../lib/playbook/condition';
import { blank, filled } from './sample';

/** Small pools, so that rules and readings often meet. */
const WORDS = [
  'Negotiation',
  'negotiation',
  'Negotiation/Review',
  'Won',
  '  won ',
  'Ärger',
  'ÄRGER',
  'a b',
  'a\u00a0b',
];
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-12-01', '2026-10-01', '2024-02-29'];
const TIMES = ['T00:00', 'T11:59', 'T12:00', 'T12:01', 'T23:59'];
const FIELDS = ['stage', 'amount', 'closeDate', 'lastActivity', 'owner', 'sf:Flag__c', 'constructor'];
const DERIVED = ['daysInStage', 'daysToClose', 'daysSinceActivity'];

const word = fc.constantFrom(...WORDS);
const day = fc.constantFrom(...DAYS);
const small = fc.integer({ min: -3, max: 10 });
const currency = fc.constantFrom('EUR', 'USD');

const value: fc.Arbitrary<Value | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('text' as const), text: word }),
  fc.record({ kind: fc.constant('number' as const), number: small }),
  fc.record({
    kind: fc.constant('money' as const),
    amount: small,
    currency: fc.option(currency),
  }),
  fc.record({ kind: fc.constant('percent' as const), number: small }),
  fc.record({ kind: fc.constant('date' as const), date: day }),
  fc.record({
    kind: fc.constant('datetime' as const),
    datetime: fc.tuple(day, fc.constantFrom(...TIMES)).map(([date, time]) => date + time),
  }),
  fc.record({ kind: fc.constant('boolean' as const), boolean: fc.boolean() }),
  fc.record({ kind: fc.constant('reference' as const), name: word }),
  fc.record({ kind: fc.constant('choice' as const), label: word, api: word }),
);

const doubt = fc.option(fc.constantFrom('currency', 'date-order', 'shortened'), { nil: undefined, freq: 4 });

export const knownReading = (key: string): fc.Arbitrary<Reading> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(blank(key, 'empty')) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(word, value, doubt)
        .map(([raw, typed, why]) => filled(key, raw, typed, why === undefined ? {} : { doubt: why })),
    },
  );

const anyReading = (key: string): fc.Arbitrary<Reading> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(blank(key, 'absent'), blank(key, 'unreadable')) },
    { weight: 4, arbitrary: knownReading(key) },
  );

const readings = (each: (key: string) => fc.Arbitrary<Reading>) =>
  fc.tuple(...FIELDS.map((field) => each(field))).map((all) => all);

export const someReadings: fc.Arbitrary<Reading[]> = readings(anyReading);
export const allReadings: fc.Arbitrary<Reading[]> = readings(knownReading);

const field = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...FIELDS) }, fc.constantFrom(...DERIVED));

export const STAGES = ['first', 'second', 'third'];

export const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ field, operator: fc.constantFrom('is', 'contains', 'startsWith'), value: word }),
  fc.record({ field, operator: fc.constant('isAnyOf'), value: fc.array(word, { minLength: 1, maxLength: 3 }) }),
  fc.record(
    {
      field,
      operator: fc.constantFrom('equals', 'notEquals', 'lessThan', 'atMost', 'atLeast', 'moreThan'),
      value: fc.oneof(small, fc.constantFrom(2.5, -0.5)),
      currency,
    },
    { requiredKeys: ['field', 'operator', 'value'] },
  ),
  fc.record(
    { field, operator: fc.constant('between'), value: fc.tuple(small, small), currency },
    { requiredKeys: ['field', 'operator', 'value'] },
  ),
  fc.record({ field, operator: fc.constantFrom('before', 'after'), value: day }),
  fc.record({
    field,
    operator: fc.constantFrom('withinNextDays', 'moreThanDaysAgo'),
    value: fc.integer({ min: 0, max: 10 }),
  }),
  fc.record({
    field,
    operator: fc.constantFrom('isEmpty', 'isFilled', 'isTrue', 'isFalse', 'isToday', 'isPast'),
  }),
  fc.record({
    field: fc.constant('stage'),
    operator: fc.constantFrom('atOrAfterStage', 'beforeStage'),
    value: fc.constantFrom(...STAGES, 'nowhere'),
  }),
);

const parts = (condition: fc.Arbitrary<Condition>) => fc.array(condition, { minLength: 1, maxLength: 4 });

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    rule,
    fc.record({ all: parts(tie('condition')) }),
    fc.record({ any: parts(tie('condition')) }),
    fc.record({ none: parts(tie('condition')) }),
  ),
})).condition;
