import { type Condition, DERIVED_FIELDS, type Rule } from '../condition';
import { daysBetween } from '../days';
import { isRule } from '../fields';

/** What the rules are judged against. */
export interface Setting {
  /** Stage ids of the process in order; undefined where the process is not known. */
  stages: readonly string[] | undefined;
  /** Stage ids of the whole playbook: a record is neither before nor after a stage of another process. */
  everyStage: ReadonlySet<string>;
  /** `YYYY-MM-DD`. */
  today: string;
}

/**
 * The field on which these conditions, taken together, can never be yes, on no record and on no later day; undefined
 * where none is found. Sound, not complete: what it reports is certain, and it looks only for the plain cases. It relies
 * on what `lib/coaching` documents: an empty field answers no to every comparison but `notEquals`, and one value is
 * either a text, a number, a date or a yes-or-no.
 */
export function contradiction(conditions: readonly Condition[], setting: Setting): string | undefined {
  const parts: Parts = { rules: [], denied: new Set(), choices: [] };
  for (const condition of conditions) take(condition, parts);
  const { rules, denied, choices } = parts;
  const refuted = rules.find((rule) => denied.has(keyOf(rule)));
  if (refuted) return refuted.field;
  for (const field of new Set(rules.map((rule) => rule.field))) {
    const own = rules.filter((rule) => rule.field === field);
    if (clashes(field, own, setting)) return field;
  }
  for (const choice of choices) {
    const found = choice.map((branch) => contradiction([branch, ...rules], setting));
    if (found.every((field) => field !== undefined)) return found[0];
  }
  return undefined;
}

interface Parts {
  /** Must all be yes. */
  rules: Rule[];
  /** Keys of rules that must be no. */
  denied: Set<string>;
  /** Of each, one must be yes. */
  choices: Condition[][];
}

const keyOf = (rule: Rule) =>
  JSON.stringify([
    rule.field,
    rule.operator,
    'value' in rule ? rule.value : null,
    'currency' in rule ? rule.currency : null,
  ]);

function take(condition: Condition, parts: Parts): void {
  if (isRule(condition)) parts.rules.push(condition);
  else if ('all' in condition) for (const inner of condition.all) take(inner, parts);
  else if ('none' in condition) for (const inner of condition.none) deny(inner, parts);
  else {
    const [only] = condition.any;
    if (only && condition.any.length === 1) take(only, parts);
    else parts.choices.push(condition.any);
  }
}

/** `isEmpty` and `isFilled` are each other's opposite wherever they are answered at all. */
function deny(condition: Condition, parts: Parts): void {
  if (!isRule(condition)) {
    if ('any' in condition) for (const inner of condition.any) deny(inner, parts);
  } else if (condition.operator === 'isEmpty') parts.rules.push({ field: condition.field, operator: 'isFilled' });
  else if (condition.operator === 'isFilled') parts.rules.push({ field: condition.field, operator: 'isEmpty' });
  else parts.denied.add(keyOf(condition));
}

type Family = 'text' | 'number' | 'date' | 'boolean' | 'presence' | 'stage';

const FAMILY: { [operator in Rule['operator']]: Family } = {
  is: 'text',
  contains: 'text',
  startsWith: 'text',
  isAnyOf: 'text',
  equals: 'number',
  notEquals: 'number',
  lessThan: 'number',
  atMost: 'number',
  atLeast: 'number',
  moreThan: 'number',
  between: 'number',
  before: 'date',
  after: 'date',
  withinNextDays: 'date',
  moreThanDaysAgo: 'date',
  isToday: 'date',
  isPast: 'date',
  isTrue: 'boolean',
  isFalse: 'boolean',
  isEmpty: 'presence',
  isFilled: 'presence',
  atOrAfterStage: 'stage',
  beforeStage: 'stage',
};

function clashes(field: string, rules: readonly Rule[], setting: Setting): boolean {
  const families = new Set(rules.map(({ operator }) => FAMILY[operator]));
  families.delete('presence');
  families.delete('stage');
  const operators = new Set(rules.map(({ operator }) => operator));
  const derived = DERIVED_FIELDS.some((name) => name === field);
  if (families.size > 1 || (derived && families.size > 0 && !families.has('number'))) return true;
  if (operators.has('isEmpty') && rules.some((rule) => rule.operator !== 'isEmpty' && needsValue(rule))) return true;
  if (operators.has('isTrue') && operators.has('isFalse')) return true;
  return numbersClash(rules) || datesClash(rules, setting.today) || stagesClash(rules, setting);
}

const needsValue = (rule: Rule) => rule.operator !== 'notEquals' && FAMILY[rule.operator] !== 'stage';

/** Rules in different currencies are not compared with each other: a rate may come between them. */
function numbersClash(rules: readonly Rule[]): boolean {
  const bounds = rules.flatMap(boundOf);
  const currencies = new Set(bounds.map(({ currency }) => currency));
  return [...currencies].some((currency) => {
    const own = bounds.filter((bound) => bound.currency === currency || bound.currency === undefined);
    const low = Math.max(...own.map((bound) => bound.low));
    const high = Math.min(...own.map((bound) => bound.high));
    const without = own.some(
      (bound) => (bound.openLow && bound.low === low) || (bound.openHigh && bound.high === high),
    );
    return low > high || (low === high && (without || own.some(({ except }) => except === low)));
  });
}

interface Bound {
  low: number;
  high: number;
  openLow?: boolean;
  openHigh?: boolean;
  except?: number;
  currency: string | undefined;
}

function boundOf(rule: Rule): Bound[] {
  const anything = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  switch (rule.operator) {
    case 'equals':
      return [{ low: rule.value, high: rule.value, currency: rule.currency }];
    case 'notEquals':
      return [{ ...anything, except: rule.value, currency: rule.currency }];
    case 'lessThan':
      return [{ ...anything, high: rule.value, openHigh: true, currency: rule.currency }];
    case 'atMost':
      return [{ ...anything, high: rule.value, currency: rule.currency }];
    case 'atLeast':
      return [{ ...anything, low: rule.value, currency: rule.currency }];
    case 'moreThan':
      return [{ ...anything, low: rule.value, openLow: true, currency: rule.currency }];
    case 'between':
      return [{ low: rule.value[0], high: rule.value[1], currency: rule.currency }];
    default:
      return [];
  }
}

/**
 * Days as offsets from the day of evaluation. Fixed days only move back as time passes, so `before` a day that is over
 * contradicts everything that needs a coming day, but `after` a far day contradicts nothing that is only near today.
 */
function datesClash(rules: readonly Rule[], today: string): boolean {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let after = Number.NEGATIVE_INFINITY;
  let before = Number.POSITIVE_INFINITY;
  for (const rule of rules) {
    if (rule.operator === 'isToday' || rule.operator === 'withinNextDays') low = Math.max(low, 0);
    if (rule.operator === 'isToday' || rule.operator === 'isPast') high = Math.min(high, 0);
    if (rule.operator === 'withinNextDays') high = Math.min(high, rule.value);
    if (rule.operator === 'moreThanDaysAgo') high = Math.min(high, -1);
    if (rule.operator === 'after') after = Math.max(after, daysBetween(today, rule.value));
    if (rule.operator === 'before') before = Math.min(before, daysBetween(today, rule.value));
  }
  return low > high || after >= before || (low >= 0 && before <= 0);
}

function stagesClash(rules: readonly Rule[], { stages, everyStage }: Setting): boolean {
  if (!stages) return false;
  let from = 0;
  let to = stages.length;
  for (const rule of rules) {
    if (rule.operator !== 'atOrAfterStage' && rule.operator !== 'beforeStage') continue;
    const at = stages.indexOf(rule.value);
    if (at < 0 && everyStage.has(rule.value)) return true;
    if (at < 0) continue;
    if (rule.operator === 'atOrAfterStage') from = Math.max(from, at);
    else to = Math.min(to, at);
  }
  return from >= to;
}
