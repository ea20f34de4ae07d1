import type { Record as CrmRecord, NeutralKey, Reading, RecordKind } from '../crm/record';
import type { Condition, Rule } from '../playbook/condition';
import { rulesOf } from '../playbook/fields';
import type { Playbook } from '../playbook/schema';
import { foldText } from './fold-text';

/** What a field holds. `days`: a computed number of days. `any`: not known, or another thing on every record. */
export type FieldType =
  | 'text'
  | 'choice'
  | 'name'
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'boolean'
  | 'days'
  | 'any';

export interface StageChoice {
  id: string;
  title: string;
  /** Title of its process. */
  process: string;
  kinds: readonly RecordKind[];
}

/** A field that a condition can ask about. */
export interface ConditionField {
  /** Neutral key or API name. */
  key: string;
  /** As the CRM's pages call it; empty where none was seen. */
  label: string;
  type: FieldType;
  /** From the vocabulary or computed, seen on a record, or only named by the playbook. */
  origin: 'vocabulary' | 'seen' | 'named';
  /** Texts that it held or was compared with, as written, each once; at most `MOST_VALUES`. */
  values: readonly string[];
  /** ISO 4217, seen beside amounts. */
  currencies: readonly string[];
  /** Of the field `stage`: the playbook's stages, for rules on their order. */
  stages?: readonly StageChoice[];
}

export const MOST_VALUES = 60;

type Operator = Rule['operator'];
const TEXT: readonly Operator[] = ['is', 'isAnyOf', 'contains', 'startsWith'];
const NUMBER: readonly Operator[] = ['moreThan', 'atLeast', 'lessThan', 'atMost', 'between', 'equals', 'notEquals'];
const DATE: readonly Operator[] = ['before', 'after', 'withinNextDays', 'moreThanDaysAgo', 'isToday', 'isPast'];
const PRESENCE: readonly Operator[] = ['isFilled', 'isEmpty'];
const ORDER: readonly Operator[] = ['atOrAfterStage', 'beforeStage'];
const YES_NO: readonly Operator[] = ['isTrue', 'isFalse'];

/** What can be asked of a field, the commonest first. */
export function operatorsOf(field: Pick<ConditionField, 'key' | 'type'> | undefined): readonly Operator[] {
  switch (field?.type) {
    case 'text':
      return ['contains', 'is', 'isAnyOf', 'startsWith', ...PRESENCE];
    case 'choice':
    case 'name':
      return field.key === 'stage' ? [...ORDER, ...TEXT, ...PRESENCE] : [...TEXT, ...PRESENCE];
    case 'number':
    case 'money':
    case 'percent':
    case 'days':
      return [...NUMBER, ...PRESENCE];
    case 'date':
      return [...DATE, ...PRESENCE];
    case 'boolean':
      return [...YES_NO, ...PRESENCE];
    default:
      return [...TEXT, ...NUMBER, ...DATE, ...YES_NO, ...PRESENCE];
  }
}

/** What the fields of the vocabulary hold in both CRMs as they come. */
const VOCABULARY: { [key in NeutralKey]: FieldType } = {
  stage: 'choice',
  amount: 'money',
  closeDate: 'date',
  nextStep: 'text',
  probability: 'percent',
  forecast: 'choice',
  type: 'choice',
  industry: 'choice',
  source: 'choice',
  status: 'choice',
  owner: 'name',
  account: 'name',
  name: 'text',
  created: 'date',
  lastActivity: 'date',
  lastModified: 'date',
  employees: 'number',
  revenue: 'money',
  phone: 'text',
  email: 'text',
  website: 'text',
  description: 'text',
};
const DAYS = ['daysInStage', 'daysToClose', 'daysSinceActivity'] as const;

/** What fields and values are known from. Reading it takes a moment: do it when a page opens, not per key. */
export interface FieldSources {
  playbook: Playbook;
  /** Records whose values may be offered: those kept as examples and the one in view. */
  records: readonly CrmRecord[];
  /** Stages of pipelines seen, by their labels. */
  stageLabels: readonly string[];
}

/** Every field that can be named: the vocabulary first, then those seen on records, then those only the playbook names. */
export function conditionFields({ playbook, records, stageLabels }: FieldSources): ConditionField[] {
  const gathered = new Map<string, Gathering>();
  const at = (key: string, origin: ConditionField['origin'], type: FieldType): Gathering => {
    const known = gathered.get(key);
    if (known) return known;
    const made: Gathering = { origin, type, label: '', seen: new Set(), values: new Map(), currencies: new Set() };
    gathered.set(key, made);
    return made;
  };
  for (const [key, type] of Object.entries(VOCABULARY)) at(key, 'vocabulary', type);
  for (const key of DAYS) at(key, 'vocabulary', 'days');
  for (const record of records) {
    for (const [key, reading] of Object.entries(record.fields)) {
      if (key === reading.key) look(at(key, 'seen', 'any'), reading);
    }
  }
  for (const label of stageLabels) addValue(at('stage', 'vocabulary', 'choice'), label);
  for (const condition of conditionsOf(playbook)) {
    for (const [rule] of rulesOf(condition)) {
      const field = at(rule.field, 'named', 'any');
      if (rule.operator === 'is') addValue(field, rule.value);
      else if (rule.operator === 'isAnyOf') for (const value of rule.value) addValue(field, value);
    }
  }
  const stages = stageChoices(playbook);
  return [...gathered].map(([key, { origin, label, values, currencies, ...found }]) => ({
    key,
    label,
    type: typeOf(found, origin),
    origin,
    values: [...values.values()],
    currencies: [...currencies],
    ...(key === 'stage' ? { stages } : {}),
  }));
}

interface Gathering {
  origin: ConditionField['origin'];
  type: FieldType;
  label: string;
  /** Types of the values seen. */
  seen: Set<FieldType>;
  /** Folded → as written. */
  values: Map<string, string>;
  currencies: Set<string>;
}

function look(field: Gathering, reading: Reading): void {
  if (field.label === '') field.label = reading.label;
  const { value } = reading;
  if (reading.state !== 'filled' || value === null || reading.doubt !== undefined) return;
  const type = TYPE_OF[value.kind];
  field.seen.add(type);
  if (type === 'text' || type === 'choice' || type === 'name') addValue(field, reading.raw);
  if (value.kind === 'money' && value.currency !== null) field.currencies.add(value.currency);
}

const TYPE_OF: { [kind in NonNullable<Reading['value']>['kind']]: FieldType } = {
  text: 'text',
  number: 'number',
  money: 'money',
  percent: 'percent',
  date: 'date',
  datetime: 'date',
  boolean: 'boolean',
  reference: 'name',
  choice: 'choice',
};

/** Long texts are no values to choose from. */
function addValue({ values }: Gathering, text: string): void {
  if (text.length > 80 || values.size >= MOST_VALUES) return;
  const folded = foldText(text);
  if (folded !== '' && !values.has(folded)) values.set(folded, text);
}

/** What a page shows counts before what the vocabulary expects; a plain text may as well be a choice. */
function typeOf({ type, seen }: Pick<Gathering, 'type' | 'seen'>, origin: ConditionField['origin']): FieldType {
  const [only] = seen;
  if (only === undefined) return type;
  if (seen.size > 1) return origin === 'vocabulary' ? type : 'any';
  return only === 'text' && (type === 'choice' || type === 'name') ? type : only;
}

function* conditionsOf({ processes, tips }: Playbook): Generator<Condition> {
  for (const process of processes) {
    if (process.when) yield process.when;
    for (const { steps } of process.stages) for (const { doneWhen } of steps) if (doneWhen) yield doneWhen;
  }
  for (const { when } of tips) if (when) yield when;
}

function stageChoices({ processes }: Playbook): StageChoice[] {
  return processes.flatMap(({ title: process, kinds, stages }) =>
    stages.map(({ id, title }) => ({ id, title, process, kinds })),
  );
}
