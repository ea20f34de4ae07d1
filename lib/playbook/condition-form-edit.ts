import type { Condition } from './condition';
import type { FormGroup, FormNode, RuleDraft } from './condition-form';
import { canonicalJson } from './digest';

/** The form with one node changed by `change`; null takes it out. The same form where there is no such node. */
export function changeNode(form: FormGroup, id: string, change: (node: FormNode) => FormNode | null): FormGroup {
  if (form.id === id) {
    const changed = change(form);
    return changed === null || changed.kind === 'rule' ? { ...form, parts: [] } : changed;
  }
  return changeParts(form, id, change);
}

function changeParts(group: FormGroup, id: string, change: (node: FormNode) => FormNode | null): FormGroup {
  let touched = false;
  const parts = group.parts.flatMap((part): FormNode[] => {
    const next = part.id === id ? change(part) : part.kind === 'rule' ? part : changeParts(part, id, change);
    if (next !== part) touched = true;
    return next === null ? [] : [next];
  });
  return touched ? { ...group, parts } : group;
}

/** Puts a node at the end of a group. */
export function addPart(form: FormGroup, group: string, part: FormNode): FormGroup {
  return changeNode(form, group, (node) => (node.kind === 'rule' ? node : { ...node, parts: [...node.parts, part] }));
}

/** Moves a node one place up (-1) or down (1) among its siblings; at an end it stays. */
export function movePart(form: FormGroup, id: string, by: -1 | 1): FormGroup {
  const at = form.parts.findIndex((part) => part.id === id);
  if (at < 0) {
    const parts = form.parts.map((part) => (part.kind === 'rule' ? part : movePart(part, id, by)));
    return parts.every((part, index) => part === form.parts[index]) ? form : { ...form, parts };
  }
  const part = form.parts[at];
  const other = form.parts[at + by];
  if (!part || !other) return form;
  const parts = [...form.parts];
  parts[at] = other;
  parts[at + by] = part;
  return { ...form, parts };
}

/** A rule about another field, with what of it still fits. */
export function withField(rule: RuleDraft, field: string, operators: readonly string[]): RuleDraft {
  const kept = operators.includes(rule.operator);
  return kept ? { ...rule, field } : withOperator({ ...rule, field }, operators[0] ?? '');
}

const SHAPES: { [operator: string]: 'text' | 'texts' | 'number' | 'numbers' | 'day' | 'days' | 'stage' | 'none' } = {
  is: 'text',
  contains: 'text',
  startsWith: 'text',
  isAnyOf: 'texts',
  equals: 'number',
  notEquals: 'number',
  lessThan: 'number',
  atMost: 'number',
  atLeast: 'number',
  moreThan: 'number',
  between: 'numbers',
  before: 'day',
  after: 'day',
  withinNextDays: 'days',
  moreThanDaysAgo: 'days',
  atOrAfterStage: 'stage',
  beforeStage: 'stage',
};
export type ValueShape = 'text' | 'texts' | 'number' | 'numbers' | 'day' | 'days' | 'stage' | 'none';

/** What a rule with this operator compares with. */
export function shapeOf(operator: string): ValueShape {
  return Object.hasOwn(SHAPES, operator) ? (SHAPES[operator] ?? 'none') : 'none';
}

/** A rule with another operator; its value goes along where it fits, one text into a list and back. */
export function withOperator(rule: RuleDraft, operator: string): RuleDraft {
  const { value, currency, ...rest } = rule;
  const shape = shapeOf(operator);
  const fitting = fit(value, shapeOf(rule.operator), shape);
  const money = (shape === 'number' || shape === 'numbers') && currency !== undefined ? { currency } : {};
  return { ...rest, operator, ...(fitting === undefined ? {} : { value: fitting }), ...money };
}

function fit(value: unknown, from: ValueShape, to: ValueShape): unknown {
  if (to === 'none') return undefined;
  if (from === to) return value;
  if (from === 'text' && to === 'texts') return typeof value === 'string' && value !== '' ? [value] : undefined;
  if (from === 'texts' && to === 'text') return Array.isArray(value) ? value[0] : undefined;
  if (from === 'number' && to === 'numbers') return typeof value === 'number' ? [value] : undefined;
  if (from === 'numbers' && to === 'number') return Array.isArray(value) ? value[0] : undefined;
  return undefined;
}

/** Whether two conditions say the same in the same order, whatever the order of the members of their objects. */
export function sameCondition(one: Condition | undefined, other: Condition | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other));
}
