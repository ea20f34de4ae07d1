import type { Record as CrmRecord, Reading, RecordKind, Value } from '../../../../lib/crm/record';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Condition, Rule } from '../../../../lib/playbook/condition';
import type { PreviewScene } from './places';

const OBJECTS: { [kind in RecordKind]: string } = {
  deal: 'Opportunity',
  account: 'Account',
  contact: 'Contact',
  lead: 'Lead',
  ticket: 'Case',
  other: 'Other__c',
};

const DAY = 86_400_000;

/**
 * A record that nobody has, standing where the scene says, so that the preview has something to show. Its fields are filled
 * as the wishes ask, as far as that can be done field by field; the later ones win. `today`: `YYYY-MM-DD`.
 */
export function madeUpRecord({ place, wishes }: PreviewScene, today: string, t: Translate): CrmRecord {
  const { process, stage } = place;
  const [kind = 'deal'] = process.kinds;
  const crm = stage.crmStages.salesforce?.length
    ? 'salesforce'
    : stage.crmStages.hubspot?.length
      ? 'hubspot'
      : 'salesforce';
  const stageName = stage.crmStages[crm]?.[0] ?? stage.title;
  const day = (days: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  const fields: { [key: string]: Reading } = {};
  const fill = (key: string, raw: string, value: Value): void => {
    const label = t.dynamic(`rule_field_${key}`);
    fields[key] = {
      key,
      api: key,
      label: label.startsWith('rule_field_') ? key : label,
      raw,
      value,
      state: 'filled',
      via: 'field',
    };
  };
  const text = (key: string, words: string): void => fill(key, words, { kind: 'text', text: words });
  const date = (key: string, days: number): void =>
    fill(key, dateText(day(days), t), { kind: 'date', date: day(days) });
  const choice = (key: string, label: string): void => fill(key, label, { kind: 'choice', label });
  const name = t('preview_record_name');
  text('name', name);
  text('account', t('preview_account'));
  text('owner', t('preview_owner'));
  choice('industry', 'Manufacturing');
  fill('amount', new Intl.NumberFormat(t.locale, { style: 'currency', currency: 'EUR' }).format(120_000), {
    kind: 'money',
    amount: 120_000,
    currency: 'EUR',
  });
  date('closeDate', 45);
  date('created', -60);
  date('lastActivity', -3);
  const empty = (key: string): void => {
    fill(key, '', { kind: 'text', text: '' });
    const { [key]: filled } = fields;
    if (filled) fields[key] = { ...filled, value: null, state: 'empty' };
  };
  empty('nextStep');
  for (const rule of wishes.flatMap(wanted)) {
    if (rule.operator === 'isEmpty') empty(rule.field);
    if (rule.operator === 'isFilled' && fields[rule.field]?.state === 'filled') continue;
    const value = satisfying(rule, day);
    if (value) fill(rule.field, rawOf(value, t), value);
  }
  choice(kind === 'lead' || kind === 'ticket' ? 'status' : 'stage', stageName);
  return {
    crm,
    org: 'example',
    object: OBJECTS[kind],
    kind,
    id: `${process.id}/${stage.id}`,
    name,
    url: 'https://example.com/',
    mode: 'view',
    stages: [],
    fields,
    readAt: Date.parse(`${today}T12:00:00Z`),
  };
}

/** The rules that hold if the condition does: every one of "all", the first of "any", none of "none". */
function wanted(condition: Condition): Rule[] {
  if ('operator' in condition) return [condition];
  if ('all' in condition) return condition.all.flatMap(wanted);
  return 'any' in condition ? condition.any.slice(0, 1).flatMap(wanted) : [];
}

/** The value that makes a rule hold; undefined where no single one does. `day`: so many days from today. */
function satisfying(rule: Rule, day: (days: number) => string): Value | undefined {
  const text = (words: string): Value => ({ kind: 'text', text: words });
  const number = (value: number): Value => ({ kind: 'number', number: value });
  switch (rule.operator) {
    case 'is':
    case 'contains':
    case 'startsWith':
      return text(rule.value);
    case 'isAnyOf':
      return text(rule.value[0] ?? '');
    case 'equals':
    case 'atLeast':
    case 'atMost':
      return number(rule.value);
    case 'moreThan':
      return number(rule.value + 1);
    case 'lessThan':
      return number(rule.value - 1);
    case 'between':
      return number(rule.value[0]);
    case 'isFilled':
      return text('…');
    case 'isToday':
      return { kind: 'date', date: day(0) };
    case 'isPast':
      return { kind: 'date', date: day(-1) };
    case 'isTrue':
    case 'isFalse':
      return { kind: 'boolean', boolean: rule.operator === 'isTrue' };
    case 'withinNextDays':
      return { kind: 'date', date: day(rule.value) };
    case 'moreThanDaysAgo':
      return { kind: 'date', date: day(-rule.value - 1) };
    default:
      return undefined;
  }
}

function rawOf(value: Value, t: Translate): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return value.number.toLocaleString(t.locale);
    case 'date':
      return dateText(value.date, t);
    default:
      return '';
  }
}

const dateText = (day: string, t: Translate): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(t.locale, { dateStyle: 'medium', timeZone: 'UTC' });
