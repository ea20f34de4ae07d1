import type { Reading } from '../crm/record';
import type { Rule } from '../playbook/condition';
import type { UnknownCause } from './advice';
import { dayNumber } from './calendar';
import { type Days, type DerivedField, dayOf, type Facts, inDoubt } from './facts';
import { foldText } from './fold-text';

/** What one rule comes to; anything but yes and no is unknown, and says why. */
export type Outcome = 'yes' | 'no' | UnknownCause;
export type RuleTest = (facts: Facts) => Outcome;

type NumberOperator = 'equals' | 'notEquals' | 'lessThan' | 'atMost' | 'atLeast' | 'moreThan';

const answer = (yes: boolean): Outcome => (yes ? 'yes' : 'no');
const wrongKind: RuleTest = () => 'wrong-kind';

/** One rule as a closure: texts folded and days counted once, here. Never throws; the table is docs/conditions.md. */
export function compileRule(rule: Rule): RuleTest {
  const { field } = rule;
  switch (rule.operator) {
    case 'is':
    case 'contains':
    case 'startsWith': {
      const wanted = foldText(rule.value);
      if (rule.operator === 'is') return textTest(field, (text) => text === wanted);
      if (rule.operator === 'contains') return textTest(field, (text) => text.includes(wanted));
      return textTest(field, (text) => text.startsWith(wanted));
    }
    case 'isAnyOf': {
      const wanted = new Set(rule.value.map(foldText));
      return textTest(field, (text) => wanted.has(text));
    }
    case 'equals':
    case 'notEquals':
    case 'lessThan':
    case 'atMost':
    case 'atLeast':
    case 'moreThan':
      return numberTest(rule.field, rule.operator, rule.value, rule.currency);
    case 'between':
      return betweenTest(field, rule.value[0], rule.value[1], rule.currency);
    case 'before': {
      const limit = dayNumber(rule.value);
      return dayTest(field, limit, (day) => day < limit);
    }
    case 'after': {
      const limit = dayNumber(rule.value);
      return dayTest(field, limit, (day) => day > limit);
    }
    case 'withinNextDays':
      return dayTest(field, rule.value, (day, today) => day >= today && day <= today + rule.value);
    case 'moreThanDaysAgo':
      return dayTest(field, rule.value, (day, today) => today - day > rule.value);
    case 'isToday':
      return dayTest(field, 0, (day, today) => day === today);
    case 'isPast':
      return pastTest(field);
    case 'isTrue':
    case 'isFalse':
      return booleanTest(field, rule.operator === 'isTrue');
    case 'isEmpty':
    case 'isFilled':
      return presenceTest(field, rule.operator === 'isEmpty' ? 'empty' : 'filled');
    case 'atOrAfterStage':
      return stageTest(rule.value, (at, limit) => at >= limit);
    case 'beforeStage':
      return stageTest(rule.value, (at, limit) => at < limit);
    default:
      // A rule of a newer minor version, which the schema lets through.
      return () => 'wrong-kind';
  }
}

export function isDerived(field: string): field is DerivedField {
  return field === 'daysInStage' || field === 'daysToClose' || field === 'daysSinceActivity';
}

/**
 * Runs `decide` where the field is filled. An empty field is known to hold nothing, so every comparison answers
 * `ifEmpty`.
 */
function whenFilled(field: string, ifEmpty: Outcome, decide: (reading: Reading, facts: Facts) => Outcome): RuleTest {
  return (facts) => {
    const reading = facts.reading(field);
    if (reading === undefined || reading.state === 'absent' || reading.state === 'unreadable') return 'not-read';
    return reading.state === 'empty' ? ifEmpty : decide(reading, facts);
  };
}

/** How a number or date is spelt depends on who looks, so only texts, picklists and names answer to texts. */
function isTextual(reading: Reading): boolean {
  const kind = reading.value?.kind;
  return inDoubt(reading) || kind === 'text' || kind === 'choice' || kind === 'reference';
}

function textTest(field: string, matches: (text: string) => boolean): RuleTest {
  if (isDerived(field)) return wrongKind;
  return whenFilled(field, 'no', (reading, facts) =>
    isTextual(reading) ? answer(facts.texts(field).some(matches)) : 'wrong-kind',
  );
}

/** The number behind a reading, or why there is none to compare. */
function amountOf(reading: Reading, currency: string | undefined): number | UnknownCause {
  const { value } = reading;
  if (value === null || inDoubt(reading)) return 'not-typed';
  if (value.kind === 'money') {
    return currency === undefined || value.currency === currency ? value.amount : 'other-currency';
  }
  if (value.kind === 'number') return currency === undefined ? value.number : 'other-currency';
  if (value.kind === 'percent') return currency === undefined ? value.number : 'wrong-kind';
  return 'wrong-kind';
}

function compare(operator: NumberOperator, number: number, limit: number): boolean {
  switch (operator) {
    case 'equals':
      return number === limit;
    case 'notEquals':
      return number !== limit;
    case 'lessThan':
      return number < limit;
    case 'atMost':
      return number <= limit;
    case 'atLeast':
      return number >= limit;
    case 'moreThan':
      return number > limit;
  }
}

function numberTest(field: string, operator: NumberOperator, limit: number, currency: string | undefined): RuleTest {
  const ifEmpty = operator === 'notEquals' ? 'yes' : 'no';
  if (isDerived(field)) {
    if (currency !== undefined) return wrongKind;
    return (facts) => daysOutcome(facts.days(field), ifEmpty, (days) => compare(operator, days, limit), [limit]);
  }
  return whenFilled(field, ifEmpty, (reading) => {
    const amount = amountOf(reading, currency);
    return typeof amount === 'number' ? answer(compare(operator, amount, limit)) : amount;
  });
}

function betweenTest(field: string, low: number, high: number, currency: string | undefined): RuleTest {
  const inside = (number: number) => number >= low && number <= high;
  if (isDerived(field)) {
    if (currency !== undefined) return wrongKind;
    return (facts) => daysOutcome(facts.days(field), 'no', inside, [low, high]);
  }
  return whenFilled(field, 'no', (reading) => {
    const amount = amountOf(reading, currency);
    return typeof amount === 'number' ? answer(inside(amount)) : amount;
  });
}

/**
 * `holds` is a comparison that can only change its answer at one of `limits`. From a lower bound the answer is known
 * only where it is the same for the bound and for every higher number of days.
 */
function daysOutcome(days: Days, ifEmpty: Outcome, holds: (days: number) => boolean, limits: number[]): Outcome {
  if (days.state === 'empty') return ifEmpty;
  if (days.state !== 'filled') return 'not-read';
  const yes = holds(days.days);
  if (days.exactness === 'exact') return answer(yes);
  const turns = limits.flatMap((limit) => [Math.floor(limit), Math.ceil(limit), Math.floor(limit) + 1]);
  const higher = [...turns.filter((turn) => turn > days.days), Number.POSITIVE_INFINITY];
  return higher.every((turn) => holds(turn) === yes) ? answer(yes) : 'at-least';
}

function dayTest(field: string, parameter: number, holds: (day: number, today: number) => boolean): RuleTest {
  if (isDerived(field) || Number.isNaN(parameter)) return wrongKind;
  return whenFilled(field, 'no', (reading, facts) => {
    const day = dayOf(reading);
    return Number.isNaN(day) ? noDay(reading) : answer(holds(day, facts.now.day));
  });
}

/** A time of today that has gone by is past; a day is past once it is over. */
function pastTest(field: string): RuleTest {
  const byDay = dayTest(field, 0, (day, today) => day < today);
  return (facts) => {
    const outcome = byDay(facts);
    const value = outcome === 'no' ? facts.reading(field)?.value : null;
    return value?.kind === 'datetime' ? answer(value.datetime < facts.now.datetime) : outcome;
  };
}

function noDay(reading: Reading): UnknownCause {
  const kind = reading.value?.kind;
  return inDoubt(reading) || kind === 'date' || kind === 'datetime' ? 'not-typed' : 'wrong-kind';
}

function booleanTest(field: string, wanted: boolean): RuleTest {
  if (isDerived(field)) return wrongKind;
  return whenFilled(field, 'no', (reading) => {
    if (reading.value === null || inDoubt(reading)) return 'not-typed';
    return reading.value.kind === 'boolean' ? answer(reading.value.boolean === wanted) : 'wrong-kind';
  });
}

/** A field that is on the page answers these whatever its kind and however much its value is in doubt. */
function presenceTest(field: string, wanted: 'empty' | 'filled'): RuleTest {
  return (facts) => {
    const state = isDerived(field) ? facts.days(field).state : facts.reading(field)?.state;
    return state === 'filled' || state === 'empty' ? answer(state === wanted) : 'not-read';
  };
}

function stageTest(stage: string, holds: (at: number, limit: number) => boolean): RuleTest {
  return (facts) => {
    const position = facts.stage;
    if (position === null) return 'no-stage';
    const limit = position.order.get(stage);
    // A stage of another process: this record is neither before nor after it.
    if (limit === undefined) return position.titles.has(stage) ? 'no' : 'no-such-stage';
    if ('index' in position.at) return answer(holds(position.at.index, limit));
    if (position.at.none === 'stage-empty') return 'no';
    return position.at.none === 'stage-not-read' ? 'not-read' : 'no-stage';
  };
}
