import { type Condition, DERIVED_FIELDS, type Rule } from './condition';

/** The neutral field vocabulary that conditions are written in; a test keeps it the same as the one of `lib/crm/record`. */
export const NEUTRAL_FIELDS = [
  'name',
  'stage',
  'amount',
  'closeDate',
  'owner',
  'type',
  'nextStep',
  'probability',
  'forecast',
  'industry',
  'source',
  'account',
  'created',
  'lastActivity',
  'lastModified',
  'status',
  'employees',
  'revenue',
  'phone',
  'email',
  'website',
  'description',
] as const;

const KNOWN: ReadonlySet<string> = new Set([...NEUTRAL_FIELDS, ...DERIVED_FIELDS]);

/** An API name behind the short prefix of its CRM: `sf:Competitor__c`, `hs:hs_priority`. */
const API_NAME = /^[a-z][a-z0-9]*:[^\s:]+$/;

/** Whether a field can be read at all: a neutral key, a derived field, or shaped like an API name. */
export function isKnownField(field: string): boolean {
  return KNOWN.has(field) || API_NAME.test(field);
}

/** The known field, other than by its own case and separators, that an unknown one probably means: `close date`. */
export function meantField(field: string): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return [...KNOWN].find((known) => plain(known) === plain(field));
}

export function isRule(condition: Condition): condition is Rule {
  return 'operator' in condition;
}

/** Every rule of a condition with its path below it. */
export function* rulesOf(condition: Condition, path: PropertyKey[] = []): Generator<[rule: Rule, path: PropertyKey[]]> {
  if (isRule(condition)) yield [condition, path];
  else if ('all' in condition) yield* rulesIn(condition.all, [...path, 'all']);
  else if ('any' in condition) yield* rulesIn(condition.any, [...path, 'any']);
  else yield* rulesIn(condition.none, [...path, 'none']);
}

function* rulesIn(group: readonly Condition[], path: PropertyKey[]): Generator<[Rule, PropertyKey[]]> {
  for (const [index, condition] of group.entries()) yield* rulesOf(condition, [...path, index]);
}
