import type { Verdict } from '../../../lib/coaching/advice';
import type { Reading } from '../../../lib/crm/record';
import type { Condition, Rule } from '../../../lib/playbook/condition';

/**
 * The truth table of docs/conditions.md once more, written for clearness and not for speed and sharing no code with
 * `lib/coaching`: verdicts are the numbers 0, 1, 2, groups are minimum and maximum, a lower bound is every number above it
 * tried in turn.
 */
export interface World {
  fields: { [key: string]: Reading };
  /** `YYYY-MM-DD` and `YYYY-MM-DDTHH:mm` on the person's clock. */
  today: string;
  clock: string;
  /** Days in stage as a set of possible numbers; null when nothing is known. */
  daysInStage: number[] | null;
  /** Stage ids in order, the record's place among them. */
  stages: string[];
  at: number;
}

const NO = 0;
const UNKNOWN = 1;
const YES = 2;
type Score = 0 | 1 | 2;
const WORDS: Verdict[] = ['no', 'unknown', 'yes'];

export function judge(condition: Condition, world: World): Verdict {
  return WORDS[score(condition, world)] ?? 'unknown';
}

function score(condition: Condition, world: World): number {
  if ('operator' in condition) return scoreRule(condition, world);
  if ('all' in condition) return Math.min(YES, ...condition.all.map((part) => score(part, world)));
  if ('any' in condition) return Math.max(NO, ...condition.any.map((part) => score(part, world)));
  return YES - Math.max(NO, ...condition.none.map((part) => score(part, world)));
}

const bit = (yes: boolean): Score => (yes ? YES : NO);
const same = (a: string) => a.split(/\s/).filter(Boolean).join(' ').toLowerCase();

function scoreRule(rule: Rule, world: World): Score {
  if (rule.operator === 'atOrAfterStage' || rule.operator === 'beforeStage') {
    const limit = world.stages.indexOf(rule.value);
    if (limit < 0) return UNKNOWN;
    return bit(rule.operator === 'beforeStage' ? world.at < limit : world.at >= limit);
  }
  if (rule.field === 'daysInStage') return scoreDays(rule, world.daysInStage);
  if (rule.field === 'daysToClose') return scoreDistance(rule, world.fields.closeDate, world, 1);
  if (rule.field === 'daysSinceActivity') return scoreDistance(rule, world.fields.lastActivity, world, -1);
  const reading = world.fields[rule.field];
  if (!reading || reading.state === 'absent' || reading.state === 'unreadable') return UNKNOWN;
  if (rule.operator === 'isEmpty') return bit(reading.state === 'empty');
  if (rule.operator === 'isFilled') return bit(reading.state === 'filled');
  if (reading.state === 'empty') return bit(rule.operator === 'notEquals');
  const shared = reading.doubt === 'currency' && reading.value?.kind === 'money';
  const trusted = reading.doubt === undefined || shared ? reading.value : null;
  switch (rule.operator) {
    case 'is':
    case 'isAnyOf':
    case 'contains':
    case 'startsWith': {
      const texts = [reading.raw];
      if (trusted?.kind === 'text') texts.push(trusted.text);
      else if (trusted?.kind === 'reference') texts.push(trusted.name);
      else if (trusted?.kind === 'choice') texts.push(trusted.label, trusted.api ?? reading.raw);
      else if (trusted !== null) return UNKNOWN;
      const wanted = rule.operator === 'isAnyOf' ? rule.value : [rule.value];
      const fits = (have: string, want: string) =>
        rule.operator === 'contains'
          ? have.indexOf(want) >= 0
          : rule.operator === 'startsWith'
            ? have.indexOf(want) === 0
            : have === want;
      return bit(texts.some((have) => wanted.some((want) => fits(same(have), same(want)))));
    }
    case 'isTrue':
    case 'isFalse':
      return trusted?.kind === 'boolean' ? bit(trusted.boolean === (rule.operator === 'isTrue')) : UNKNOWN;
    case 'equals':
    case 'notEquals':
    case 'lessThan':
    case 'atMost':
    case 'atLeast':
    case 'moreThan':
    case 'between': {
      if (trusted === null) return UNKNOWN;
      if (trusted.kind === 'money') {
        const clash = rule.currency !== undefined && rule.currency !== trusted.currency;
        return clash ? UNKNOWN : bit(holds(rule, trusted.amount));
      }
      if (trusted.kind !== 'number' && trusted.kind !== 'percent') return UNKNOWN;
      return rule.currency === undefined ? bit(holds(rule, trusted.number)) : UNKNOWN;
    }
    default: {
      const moment = trusted?.kind === 'date' ? trusted.date : trusted?.kind === 'datetime' ? trusted.datetime : '';
      const day = moment.slice(0, 10);
      if (day === '') return UNKNOWN;
      if (rule.operator === 'before') return bit(day < rule.value);
      if (rule.operator === 'after') return bit(day > rule.value);
      if (rule.operator === 'isToday') return bit(day === world.today);
      if (rule.operator === 'isPast') return bit(moment < (moment.includes('T') ? world.clock : world.today));
      const away = apart(world.today, day);
      if (rule.operator === 'withinNextDays') return bit(away >= 0 && away <= rule.value);
      return rule.operator === 'moreThanDaysAgo' ? bit(-away > rule.value) : UNKNOWN;
    }
  }
}

/** Whole days from one date to another, counted one by one. */
function apart(from: string, to: string): number {
  const [early, late] = from < to ? [from, to] : [to, from];
  const at = new Date(`${early}T12:00:00Z`);
  let days = 0;
  while (at.toISOString().slice(0, 10) < late) {
    at.setUTCDate(at.getUTCDate() + 1);
    days++;
  }
  return from < to ? days : -days;
}

function holds(rule: Rule, number: number): boolean {
  if (rule.operator === 'between') return number >= rule.value[0] && number <= rule.value[1];
  if (rule.operator === 'equals') return number === rule.value;
  if (rule.operator === 'notEquals') return number !== rule.value;
  if (rule.operator === 'lessThan') return number < rule.value;
  if (rule.operator === 'atMost') return number <= rule.value;
  if (rule.operator === 'atLeast') return number >= rule.value;
  return rule.operator === 'moreThan' && number > rule.value;
}

const NUMERIC = ['equals', 'notEquals', 'lessThan', 'atMost', 'atLeast', 'moreThan', 'between'];

function scoreDays(rule: Rule, possible: number[] | null): Score {
  if (rule.operator === 'isFilled' || rule.operator === 'isEmpty') {
    return possible === null ? UNKNOWN : bit(rule.operator === 'isFilled');
  }
  if (!NUMERIC.includes(rule.operator) || possible === null) return UNKNOWN;
  if ('currency' in rule && rule.currency !== undefined) return UNKNOWN;
  const answers = new Set(possible.map((days) => holds(rule, days)));
  return answers.size > 1 ? UNKNOWN : bit(answers.has(true));
}

function scoreDistance(rule: Rule, reading: Reading | undefined, world: World, sign: 1 | -1): Score {
  if (reading?.state === 'empty') {
    if (rule.operator === 'isEmpty') return YES;
    if (rule.operator === 'isFilled') return NO;
    if (!NUMERIC.includes(rule.operator) || ('currency' in rule && rule.currency !== undefined)) return UNKNOWN;
    return bit(rule.operator === 'notEquals');
  }
  if (reading?.state !== 'filled' || reading.doubt !== undefined) return UNKNOWN;
  const { value } = reading;
  const day = value?.kind === 'date' ? value.date : value?.kind === 'datetime' ? value.datetime.slice(0, 10) : '';
  return day === '' ? UNKNOWN : scoreDays(rule, [sign * apart(world.today, day)]);
}
