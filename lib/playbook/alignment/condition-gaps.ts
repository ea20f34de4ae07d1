import type { Condition } from '../condition';
import { isKnownField, meantField, rulesOf } from '../fields';
import type { Finding, Report } from './gap';

/** Fields that nobody can read, and stages that no process has. `stages`: ids that the rules may name. */
export function conditionGaps(
  condition: Condition,
  about: Pick<Finding, 'path' | 'item' | 'within'>,
  stages: ReadonlySet<string>,
  report: Report,
): void {
  for (const [rule, below] of rulesOf(condition)) {
    const path = [...about.path, ...below];
    if (!isKnownField(rule.field)) {
      const meant = meantField(rule.field);
      const values = { field: rule.field, ...(meant === undefined ? {} : { meant }) };
      report({ ...about, code: 'unknown-field', path: [...path, 'field'], values });
    }
    if ((rule.operator === 'atOrAfterStage' || rule.operator === 'beforeStage') && !stages.has(String(rule.value))) {
      report({
        ...about,
        code: 'dangling-id',
        path: [...path, 'value'],
        values: { id: String(rule.value), list: 'stages' },
      });
    }
  }
}

/** Every id of a list that does not exist. */
export function danglingIds(
  list: 'goals' | 'metrics' | 'steps',
  ids: readonly string[],
  known: { has(id: string): boolean },
  about: Pick<Finding, 'path' | 'item' | 'within'>,
  report: Report,
): void {
  for (const [index, id] of ids.entries()) {
    if (known.has(id)) continue;
    report({ ...about, code: 'dangling-id', path: [...about.path, list, index], values: { id, list } });
  }
}
