import type { Condition } from '../playbook/condition';
import { explainRule, negated, type Phrase } from './explain';

/** What a condition only names: the fields as the CRM's pages call them, and the stages. */
export interface ConditionNames {
  /** The label of a field; undefined or empty: the catalogue's name, else the API name made readable. */
  field?(key: string): string | undefined;
  /** The title of a stage. */
  stage?(id: string): string | undefined;
}

/**
 * A whole condition as one sentence: "Amount more than 5,000 and (Industry is Energy or Next step is empty)". What belongs
 * together and could be read in two ways stands in brackets. Put it into words with `say`.
 */
export function sentenceOf(condition: Condition, names: ConditionNames = {}): Phrase {
  if ('operator' in condition) {
    const order = condition.operator === 'atOrAfterStage' || condition.operator === 'beforeStage';
    const stage = order ? names.stage?.(condition.value) : undefined;
    return explainRule(condition, names.field?.(condition.field) || readable(condition.field), stage);
  }
  if ('none' in condition) return noneOf(condition.none, names);
  const [parts, join] = 'all' in condition ? [condition.all, 'all' as const] : [condition.any, 'any' as const];
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return sentenceOf(only, names);
  return { key: 'rule_list', values: { rules: { phrases: parts.map((part) => inList(part, names)), join } } };
}

function noneOf(parts: readonly Condition[], names: ConditionNames): Phrase {
  const [only] = parts;
  if (only === undefined || parts.length > 1) {
    const phrases = parts.map((part) => inList(part, names));
    return { key: 'rule_none', values: { rules: { phrases, join: 'any' } } };
  }
  // A rule has an opposite; of a group, what is not so stands in brackets.
  return negated('operator' in only ? sentenceOf(only, names) : inList(only, names));
}

/** One part of a list; in brackets where it is a list itself. */
function inList(part: Condition, names: ConditionNames): Phrase {
  const sentence = sentenceOf(part, names);
  return isList(part) ? { key: 'rule_group', values: { rule: sentence } } : sentence;
}

function isList(condition: Condition): boolean {
  if ('operator' in condition) return condition.operator === 'isAnyOf' && condition.value.length > 1;
  if ('none' in condition) return condition.none.length > 1;
  const parts = 'all' in condition ? condition.all : condition.any;
  const [only] = parts;
  return parts.length > 1 || (only !== undefined && isList(only));
}

/** `sf:Exit_Criteria__c` as `Exit Criteria`; empty for a key of the vocabulary, whose name the catalogue has. */
function readable(field: string): string {
  if (!field.includes(':')) return '';
  return field
    .replace(/^[a-z]+:/, '')
    .replace(/__[a-z]$/i, '')
    .replaceAll('_', ' ');
}
