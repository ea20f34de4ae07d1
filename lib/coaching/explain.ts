import type { Condition, Rule } from '../playbook/condition';
import type { Reason, RuleFinding, UnknownCause } from './advice';
import { foldText } from './fold-text';
import { isDerived } from './operators';

/** A sentence as data: a key of the message catalogue and what goes into its places. */
export interface Phrase {
  key: string;
  values: { [name: string]: Term };
}
export type Term =
  | string
  | number
  | Phrase
  /** A calendar day, `YYYY-MM-DD`. */
  | { date: string }
  | { amount: number; currency: string }
  /** One of several. */
  | { oneOf: string[] }
  /** Several, apart from each other; `join`: as one list of a sentence, all of them or any. */
  | { phrases: Phrase[]; join?: 'all' | 'any' };

/** What a rule asks, without what was read: for editors and previews. `stageTitle` names the stage of an order rule. */
export function explainRule(rule: Rule, label = '', stageTitle?: string): Phrase {
  const field = label === '' ? fieldName(rule.field) : label;
  switch (rule.operator) {
    case 'is':
      return { key: 'rule_is', values: { field, value: rule.value } };
    case 'isAnyOf':
      return { key: 'rule_is', values: { field, value: { oneOf: rule.value } } };
    case 'contains':
    case 'startsWith':
      return { key: keyOf(rule.operator), values: { field, value: rule.value } };
    case 'equals':
    case 'notEquals':
    case 'lessThan':
    case 'atMost':
    case 'atLeast':
    case 'moreThan':
      return { key: keyOf(rule.operator), values: { field, value: amount(rule.value, rule.currency) } };
    case 'between': {
      const [low, high] = rule.value;
      const values = { field, low: amount(low, rule.currency), high: amount(high, rule.currency) };
      return { key: 'rule_between', values };
    }
    case 'before':
    case 'after':
      return { key: keyOf(rule.operator), values: { field, value: { date: rule.value } } };
    case 'withinNextDays':
      if (rule.value === 0) return { key: 'rule_is_today', values: { field } };
      return { key: 'rule_within_next_days', values: { field, count: rule.value } };
    case 'moreThanDaysAgo':
      if (rule.value === 0) return { key: 'rule_before_today', values: { field } };
      return { key: 'rule_more_than_days_ago', values: { field, count: rule.value } };
    case 'atOrAfterStage':
    case 'beforeStage':
      return { key: keyOf(rule.operator), values: { field, value: stageTitle ?? rule.value } };
    default:
      return { key: keyOf(rule.operator), values: { field } };
  }
}

/** A whole condition, groups included. */
export function explainCondition(condition: Condition, stageTitles?: ReadonlyMap<string, string>): Phrase {
  if ('operator' in condition) {
    const order = condition.operator === 'atOrAfterStage' || condition.operator === 'beforeStage';
    return explainRule(condition, '', order ? stageTitles?.get(condition.value) : undefined);
  }
  const [key, parts] =
    'all' in condition
      ? (['rule_all', condition.all] as const)
      : 'any' in condition
        ? (['rule_any', condition.any] as const)
        : (['rule_none', condition.none] as const);
  const phrases = parts.map((part) => explainCondition(part, stageTitles));
  const [only] = phrases;
  if (only && phrases.length === 1 && key !== 'rule_none') return only;
  return { key, values: { rules: { phrases } } };
}

/** What a rule asked and what was read, such as "Days in stage more than 14 (19)". */
export function explainFinding(finding: RuleFinding): Phrase {
  const asked = explainRule(finding.rule, finding.read.label, finding.stageTitle);
  const rule = finding.negated ? negated(asked) : asked;
  const { read } = finding;
  if (finding.verdict === 'unknown') {
    return { key: 'rule_because', values: { rule, why: unknownBecause(finding.cause ?? 'not-read', read) } };
  }
  const { operator } = finding.rule;
  if (operator === 'isEmpty' || operator === 'isTrue' || operator === 'isFalse') return rule;
  if (read.state === 'empty') {
    return operator === 'isFilled' ? rule : { key: 'rule_because', values: { rule, why: empty } };
  }
  if (isDerived(finding.rule.field)) return { key: 'rule_because', values: { rule, why: days(read) } };
  if (TEXT_OPERATORS.has(operator)) {
    return saysTheSame(finding.rule, read.raw) ? rule : { key: 'rule_read', values: { rule, read: read.raw } };
  }
  return { key: 'rule_because', values: { rule, why: read.raw } };
}

/** One reason for what is shown. */
export function explainReason(reason: Reason): Phrase {
  switch (reason.code) {
    case 'rule':
      return explainFinding(reason.finding);
    case 'serves-step':
    case 'serves-stage':
    case 'serves-metric':
    case 'step-serves-goal':
    case 'metric-serves-goal':
      return { key: WHY[reason.code], values: { title: reason.title } };
    case 'stage-is':
      return foldText(reason.label) === foldText(reason.stage) || reason.label === ''
        ? { key: 'why_stage_is', values: { stage: reason.stage } }
        : { key: 'why_stage_mapped', values: { stage: reason.stage, label: reason.label } };
    case 'kind-is':
      return { key: `why_kind_${reason.kind}`, values: {} };
    case 'priority':
      return { key: 'why_priority', values: { priority: reason.priority } };
    case 'you-said':
      return { key: `why_you_said_${reason.answer.replace('-', '_')}`, values: {} };
    default:
      return { key: WHY[reason.code], values: {} };
  }
}

/** A language to speak in: `dynamic` as in lib/i18n, and a BCP 47 locale. */
export interface Speaker {
  dynamic(key: string, values?: { [name: string]: string | number }): string;
  locale: string;
}

/** Puts a phrase into words, with dates, amounts and lists as the speaker's locale writes them. */
export function say(phrase: Phrase, speaker: Speaker): string {
  const values = Object.entries(phrase.values).map(([name, term]) => [name, sayTerm(term, speaker)]);
  return speaker.dynamic(phrase.key, Object.fromEntries(values));
}

function sayTerm(term: Term, speaker: Speaker): string | number {
  if (typeof term !== 'object') return term;
  if ('key' in term) return say(term, speaker);
  if ('date' in term) return sayDate(term.date, speaker.locale);
  if ('amount' in term) {
    const money = { style: 'currency', currency: term.currency, minimumFractionDigits: 0 } as const;
    return new Intl.NumberFormat(speaker.locale, money).format(term.amount);
  }
  if ('oneOf' in term) return new Intl.ListFormat(speaker.locale, { type: 'disjunction' }).format(term.oneOf);
  const said = term.phrases.map((phrase) => say(phrase, speaker));
  if (term.join === undefined) return said.join('; ');
  const type = term.join === 'all' ? 'conjunction' : 'disjunction';
  return new Intl.ListFormat(speaker.locale, { type }).format(said);
}

function sayDate(date: string, locale: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/** The catalogue's key of an operator that has words of its own: `startsWith` is `rule_starts_with`. */
const keyOf = (operator: Rule['operator']): string =>
  `rule_${operator.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

const WHY = {
  'serves-step': 'why_serves_step',
  'serves-stage': 'why_serves_stage',
  'serves-metric': 'why_serves_metric',
  'step-serves-goal': 'why_step_serves_goal',
  'metric-serves-goal': 'why_metric_serves_goal',
  'vision-first-goal': 'why_vision_first_goal',
  'first-step-not-done': 'why_first_step_not_done',
  'all-steps-done': 'why_all_steps_done',
  'not-shown-lately': 'why_not_shown_lately',
  'seen-lately': 'why_seen_lately',
} as const;

/** Where a language has its own word for the opposite. Others are put after a "not". */
const OPPOSITES: { [key: string]: string } = {
  rule_is: 'rule_is_not',
  rule_contains: 'rule_contains_not',
  rule_starts_with: 'rule_starts_with_not',
  rule_is_empty: 'rule_is_filled',
  rule_is_filled: 'rule_is_empty',
};

const TEXT_OPERATORS: ReadonlySet<string> = new Set([
  'is',
  'isAnyOf',
  'contains',
  'startsWith',
  'isFilled',
  'atOrAfterStage',
  'beforeStage',
]);

/** Fields with a name in the catalogue; any other is called by its API name until a page has told its label. */
const NAMED_FIELDS: ReadonlySet<string> = new Set(
  (
    'name stage amount closeDate owner type nextStep probability forecast industry source account created lastActivity ' +
    'lastModified status employees revenue phone email website description daysInStage daysToClose daysSinceActivity'
  ).split(' '),
);

function fieldName(field: string): Term {
  return NAMED_FIELDS.has(field) ? { key: `rule_field_${field}`, values: {} } : field;
}

function amount(value: number, currency: string | undefined): Term {
  return currency === undefined ? value : { amount: value, currency };
}

/** The opposite of what a rule asks. */
export function negated(phrase: Phrase): Phrase {
  const opposite = OPPOSITES[phrase.key];
  return opposite === undefined ? { key: 'rule_not', values: { rule: phrase } } : { ...phrase, key: opposite };
}

const empty: Phrase = { key: 'rule_read_empty', values: {} };

function days(read: RuleFinding['read']): Term {
  const count = Number(read.raw);
  return read.exactness === 'at-least' ? { key: 'rule_read_at_least', values: { days: count } } : count;
}

function unknownBecause(cause: UnknownCause, read: RuleFinding['read']): Phrase {
  if (cause === 'at-least') return { key: 'rule_read_at_least', values: { days: Number(read.raw) } };
  return { key: `rule_unknown_${cause.replaceAll('-', '_')}`, values: { read: read.raw } };
}

/** Whether naming what was read would only repeat the rule. */
function saysTheSame(rule: Rule, raw: string): boolean {
  return rule.operator === 'is' && foldText(rule.value) === foldText(raw);
}
