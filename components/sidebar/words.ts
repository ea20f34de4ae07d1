import { explainCondition, say } from '../../lib/coaching/explain';
import type { Translate } from '../../lib/i18n/translate';
import type { Condition } from '../../lib/playbook/condition';

/** A whole condition as one line. `stageTitles`: stage id → title, for rules on the order of stages. */
export function conditionWords(
  condition: Condition,
  t: Translate,
  stageTitles: { [stage: string]: string } = {},
): string {
  return say(explainCondition(condition, new Map(Object.entries(stageTitles))), t);
}

/** A field's name in the person's language; an API name (`sf:Exit_Criteria__c`) becomes readable (`Exit Criteria`). */
export function fieldName(field: string, t: Translate): string {
  const key = `rule_field_${field}`;
  const name = t.dynamic(key);
  if (name !== key) return name;
  return field
    .replace(/^[a-z]+:/, '')
    .replace(/__[a-z]$/i, '')
    .replaceAll('_', ' ');
}
