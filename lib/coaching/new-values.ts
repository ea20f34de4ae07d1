import type { FormGroup, FormNode } from '../playbook/condition-form';
import type { ConditionField } from './condition-fields';

/** Operators that a value of a list meets or not. */
const ON_VALUES: ReadonlySet<string> = new Set(['is', 'isAnyOf', 'contains', 'startsWith']);

/**
 * Ids of the rules that say what a list field must not be. Such a rule also holds for every value that the CRM's
 * administrators add later, which is seldom meant: naming the values that fit is safer.
 */
export function rulesMatchingNewValues(form: FormGroup, fields: ReadonlyMap<string, ConditionField>): Set<string> {
  const found = new Set<string>();
  const look = (node: FormNode, negative: boolean): void => {
    if (node.kind !== 'rule') {
      const inside = node.kind === 'none' ? !negative : negative;
      for (const part of node.parts) look(part, inside);
    } else if (negative && ON_VALUES.has(node.rule.operator) && fields.get(node.rule.field)?.type === 'choice') {
      found.add(node.id);
    }
  };
  look(form, false);
  return found;
}
