import { say } from '../../../../lib/coaching/explain';
import { sentenceOf } from '../../../../lib/coaching/sentence';
import type { Translate } from '../../../../lib/i18n/translate';
import { Condition } from '../../../../lib/playbook/condition';
import { type Items, titleOf } from '../../../../lib/playbook/items';
import { fieldName } from '../../Changes';
import { dayText } from '../../gap-text';

/** Puts the value of a field into words. A value that is not there is null. */
export type Wording = (field: string, value: unknown) => string | null;

const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Words for values of fields: ids by the titles that they have in these playbooks (the first that knows one), conditions as
 * sentences, days as this language writes them; anything else line by line.
 */
export function wordingOf(playbooks: readonly Items[], t: Translate): Wording {
  const titleAt = (key: string): string | undefined => {
    for (const items of playbooks) {
      const item = items.get(key);
      if (item) return titleOf(item);
    }
    return undefined;
  };
  const stageTitle = (id: string): string => {
    for (const items of playbooks) {
      for (const item of items.values()) if (item.kind === 'stage' && item.id === id) return item.fields.title;
    }
    return id;
  };
  const list = (words: readonly string[]): string => new Intl.ListFormat(t.locale).format(words);
  const wordsOf: Wording = (field, value) => {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string') return textOf(field, value, titleAt, t);
    if (typeof value === 'number') return value.toLocaleString(t.locale);
    if (typeof value === 'boolean') return t(value ? 'diff_yes' : 'diff_no');
    if (field === 'when' || field === 'doneWhen') {
      const condition = Condition.safeParse(value);
      if (condition.success) return say(sentenceOf(condition.data, { stage: stageTitle }), t);
    }
    if (Array.isArray(value)) {
      if (value.every((one) => typeof one === 'string')) {
        return value.length === 0 ? null : list(value.map((one) => textOf(field, one, titleAt, t)));
      }
      return value.map((one) => lineOf(one, wordsOf)).join('\n');
    }
    return isObject(value) ? partsOf(value, wordsOf, t) : String(value);
  };
  return wordsOf;
}

/** Kinds of items that a field names by id. */
const NAMED: { [field: string]: string } = { goals: 'goal', metrics: 'metric', steps: 'step', successor: 'tip' };

function textOf(field: string, text: string, titleAt: (key: string) => string | undefined, t: Translate): string {
  const kind = NAMED[field];
  if (kind !== undefined) return titleAt(`${kind} ${text}`) ?? text;
  if (field === 'place' || field === 'order') return titleAt(text) ?? text;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayText(text, t) : text;
}

/** One thing in a list: its parts beside each other. */
function lineOf(value: unknown, wordsOf: Wording): string {
  if (!isObject(value)) return wordsOf('', value) ?? '';
  return Object.entries(value)
    .flatMap(([name, part]) => wordsOf(name, part) ?? [])
    .join(' · ');
}

/** An object: its parts below each other, each with its name. */
function partsOf(value: { [name: string]: unknown }, wordsOf: Wording, t: Translate): string | null {
  const lines = Object.entries(value).flatMap(([name, part]) => {
    const words = wordsOf(name, part);
    return words === null ? [] : [`${partName(name, t)}: ${words}`];
  });
  return lines.length === 0 ? null : lines.join('\n');
}

function partName(name: string, t: Translate): string {
  const crm = t.dynamic(`popup_crm_${name}`);
  return crm.startsWith('popup_crm_') ? fieldName(name, t) : crm;
}
