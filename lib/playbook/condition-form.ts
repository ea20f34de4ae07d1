import { Condition, Rule } from './condition';

/**
 * A condition as a form shows it: a tree of groups and rules that have ids, and that may be incomplete while a person fills
 * them in. Whatever this version does not know of a group or rule is carried along.
 */
export type FormNode = FormGroup | FormRule;

export interface FormGroup {
  readonly id: string;
  readonly kind: GroupKind;
  readonly parts: readonly FormNode[];
  /** What else the group holds. */
  readonly extra: { readonly [key: string]: unknown };
  /** Not in the condition: only there to hold its one rule, or none. Only the root can be. */
  readonly implied?: true;
}
export interface FormRule {
  readonly id: string;
  readonly kind: 'rule';
  readonly rule: RuleDraft;
}
export type GroupKind = 'all' | 'any' | 'none';

/** A rule as far as it is filled in. An empty `field` or `operator`: not chosen yet. */
export interface RuleDraft {
  readonly field: string;
  readonly operator: string;
  readonly value?: unknown;
  readonly currency?: string | undefined;
  readonly [key: string]: unknown;
}

export type NewId = () => string;

/** The form of a condition; an empty group for none. */
export function formOf(condition: Condition | undefined, newId: NewId): FormGroup {
  const node = condition === undefined ? null : nodeOf(condition, newId);
  if (node && node.kind !== 'rule') return node;
  return { id: newId(), kind: 'all', parts: node ? [node] : [], extra: {}, implied: true };
}

/** One condition as a node. */
export function nodeOf(condition: Condition, newId: NewId): FormNode {
  if ('operator' in condition) return { id: newId(), kind: 'rule', rule: condition };
  if ('all' in condition) {
    const { all, ...extra } = condition;
    return groupOf('all', all, extra, newId);
  }
  if ('any' in condition) {
    const { any, ...extra } = condition;
    return groupOf('any', any, extra, newId);
  }
  const { none, ...extra } = condition;
  return groupOf('none', none, extra, newId);
}

function groupOf(kind: GroupKind, parts: readonly Condition[], extra: FormGroup['extra'], newId: NewId): FormGroup {
  return { id: newId(), kind, parts: parts.map((part) => nodeOf(part, newId)), extra };
}

/** The condition that the form says; undefined for an empty form, null while something in it is not complete. */
export function conditionOf(form: FormGroup): Condition | undefined | null {
  if (form.parts.length === 0) return undefined;
  const [only] = form.parts;
  const single = form.implied && form.kind !== 'none' && form.parts.length === 1;
  const parsed = Condition.safeParse(written(single && only ? only : form));
  return parsed.success ? parsed.data : null;
}

function written(node: FormNode): object {
  return node.kind === 'rule' ? node.rule : { ...node.extra, [node.kind]: node.parts.map(written) };
}

/** What is still missing, or wrong, in a rule or group; put into words by the catalogue (`condition_fault_<code>`). */
export type FormFault =
  | 'field'
  | 'operator'
  | 'text'
  | 'texts'
  | 'number'
  | 'numbers'
  | 'range'
  | 'currency'
  | 'day'
  | 'days'
  | 'stage'
  | 'too-many'
  | 'empty-group';

/** What keeps the form from being a condition, by the id of the rule or group. */
export function faultsOf(form: FormGroup): ReadonlyMap<string, FormFault> {
  const faults = new Map<string, FormFault>();
  const look = (node: FormNode): void => {
    const fault = node.kind === 'rule' ? ruleFault(node.rule) : groupFault(node, form);
    if (fault) faults.set(node.id, fault);
    if (node.kind !== 'rule') node.parts.forEach(look);
  };
  look(form);
  return faults;
}

const groupFault = (group: FormGroup, root: FormGroup): FormFault | null => {
  if (group.parts.length > 100) return 'too-many';
  return group.parts.length === 0 && group !== root ? 'empty-group' : null;
};

const NEEDS: { [operator: string]: FormFault } = {
  is: 'text',
  contains: 'text',
  startsWith: 'text',
  isAnyOf: 'texts',
  between: 'numbers',
  before: 'day',
  after: 'day',
  withinNextDays: 'days',
  moreThanDaysAgo: 'days',
  atOrAfterStage: 'stage',
  beforeStage: 'stage',
};

function ruleFault(rule: RuleDraft): FormFault | null {
  if (rule.field.trim() === '') return 'field';
  if (rule.operator === '') return 'operator';
  if (rule.currency !== undefined && !/^[A-Z]{3}$/.test(rule.currency)) return 'currency';
  if (Rule.safeParse(rule).success) return rule.operator === 'between' ? rangeFault(rule.value) : null;
  return NEEDS[rule.operator] ?? 'number';
}

/** A range that no number can be in is a slip of the pen, though the format allows it. */
function rangeFault(value: unknown): FormFault | null {
  const [low, high]: unknown[] = Array.isArray(value) ? value : [];
  return typeof low === 'number' && typeof high === 'number' && low > high ? 'range' : null;
}
