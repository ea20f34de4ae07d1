import { z } from 'zod';

/**
 * A condition is data, never code: groups of rules that `lib/coaching` evaluates to yes, no or unknown. The set of
 * operators is closed on purpose: extension stores refuse interpreters of remote commands, and people must be able to
 * read every rule as one sentence.
 *
 * `field` is a neutral key (`amount`), an API name with the CRM's prefix (`sf:Competitor__c`, `hs:hs_priority`), or one
 * of the derived fields `daysInStage`, `daysToClose`, `daysSinceActivity`.
 */
const field = z.string().min(1).max(200);
const text = z.string().min(1).max(500);
/** ISO 4217. A money rule without one compares plain amounts, whatever the currency. */
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'currency')
  .optional();
const day = z.iso.date();

/** Made when something is first parsed by it, as the parts of the playbook are. */
export const Rule = z.lazy(() => {
  const TextRule = z.looseObject({ field, operator: z.enum(['is', 'contains', 'startsWith']), value: text });
  const AnyOfRule = z.looseObject({ field, operator: z.literal('isAnyOf'), value: z.array(text).min(1).max(200) });
  const NumberRule = z.looseObject({
    field,
    operator: z.enum(['equals', 'notEquals', 'lessThan', 'atMost', 'atLeast', 'moreThan']),
    value: z.number(),
    currency,
  });
  const BetweenRule = z.looseObject({
    field,
    operator: z.literal('between'),
    /** Both ends count. */
    value: z.tuple([z.number(), z.number()]),
    currency,
  });
  const DateRule = z.looseObject({ field, operator: z.enum(['before', 'after']), value: day });
  const DaysRule = z.looseObject({
    field,
    /** `withinNextDays`: from today up to and including N days ahead. `moreThanDaysAgo`: strictly more than N days back. */
    operator: z.enum(['withinNextDays', 'moreThanDaysAgo']),
    value: z.int().min(0).max(3660),
  });
  const BareRule = z.looseObject({
    field,
    operator: z.enum(['isEmpty', 'isFilled', 'isTrue', 'isFalse', 'isToday', 'isPast']),
  });
  const StageRule = z.looseObject({
    field: z.literal('stage'),
    operator: z.enum(['atOrAfterStage', 'beforeStage']),
    /** Id of a stage in the process that the record is in. */
    value: text,
  });

  return z.discriminatedUnion('operator', [
    TextRule,
    AnyOfRule,
    NumberRule,
    BetweenRule,
    DateRule,
    DaysRule,
    BareRule,
    StageRule,
  ]);
});
export type Rule = z.infer<typeof Rule>;

export type Condition = Rule | { all: Condition[] } | { any: Condition[] } | { none: Condition[] };

/** The keys that say what a condition is, in the order of the union below. Exactly one of them is present. */
export const CONDITION_KEYS = ['operator', 'all', 'any', 'none'] as const;

const group = () => z.array(Condition).min(1).max(100);
const isOneThing = (condition: object) => CONDITION_KEYS.filter((key) => Object.hasOwn(condition, key)).length === 1;

/** Groups are loose so that fields of a newer minor version survive; two groups in one object are refused, not guessed. */
export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z
      .union([Rule, z.looseObject({ all: group() }), z.looseObject({ any: group() }), z.looseObject({ none: group() })])
      .refine(isOneThing, 'one-condition'),
  )
  .meta({ id: 'Condition' });

/** Fields that are computed from the record and its history rather than read under that name. */
export const DERIVED_FIELDS = ['daysInStage', 'daysToClose', 'daysSinceActivity'] as const;
