import type { ConditionField } from '../../../../lib/coaching/condition-fields';
import { say } from '../../../../lib/coaching/explain';
import { sentenceOf } from '../../../../lib/coaching/sentence';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Condition } from '../../../../lib/playbook/condition';
import { fieldName } from '../../../sidebar/words';

/** A condition as one sentence, with fields and stages as people call them. */
export function conditionSentence(condition: Condition, fields: readonly ConditionField[], t: Translate): string {
  const stages = fields.find(({ key }) => key === 'stage')?.stages ?? [];
  const names = {
    field: (key: string) => {
      const field = fields.find((one) => one.key === key);
      return field && field.origin !== 'vocabulary' ? field.label : undefined;
    },
    stage: (id: string) => stages.find((stage) => stage.id === id)?.title,
  };
  return say(sentenceOf(condition, names), t);
}

/** A field in a list of fields: its name, and what the CRM calls it where that is another word. */
export function fieldTitle({ key, label, origin }: ConditionField, t: Translate): string {
  const name = fieldName(key, t);
  if (origin === 'vocabulary') {
    const other = label !== '' && label.toLocaleLowerCase(t.locale) !== name.toLocaleLowerCase(t.locale);
    return other ? `${name} (${label})` : name;
  }
  return label === '' ? `${name} (${key})` : `${label} (${key})`;
}
