import {
  type DemoRecord,
  type DemoValue,
  demoOrg,
  FIELDS,
  OBJECTS,
  type ObjectDefinition,
  PEOPLE,
  type Person,
  PIPELINES,
  type Stage,
  to18,
} from '../../data.ts';
import { config } from './config.ts';
import { isMoney } from './format.ts';
import type { LayoutField } from './layout.ts';
import { layoutOf } from './layouts.ts';
import { local, word } from './words.ts';

/** The org's records as this page knows them: a save changes them until the page is loaded again. */
const held = demoOrg(config.options.today).records;
export const records: readonly DemoRecord[] = held;

const PREFIX: { [kind in DemoRecord['kind']]: string } = {
  deal: '006',
  account: '001',
  contact: '003',
  lead: '00Q',
  ticket: '500',
  visit: 'a0F',
};

/** An empty record, not yet in the org. */
export function newRecord(kind: DemoRecord['kind']): DemoRecord {
  const salesforceId = to18(`${PREFIX[kind]}Qy00000New${String(held.length).padStart(2, '0')}`.padEnd(15, 'A'));
  const stage = stagesOf(kind)[0]?.api;
  return {
    key: salesforceId,
    kind,
    name: '',
    salesforceId,
    hubspotId: null,
    values: { owner: { person: 'mara' }, ...(stage ? { stage: { salesforce: stage, hubspot: '' } } : {}) },
  };
}

/** Puts a new record into the org, until the page is loaded again. */
export function keep(record: DemoRecord): void {
  if (!held.includes(record)) held.push(record);
}

/** By key (`acme-rollout`), or by 15- or 18-character id. */
export function recordOf(id: string): DemoRecord | undefined {
  return records.find((each) => each.key === id || each.salesforceId.slice(0, 15) === id.slice(0, 15));
}

/** The same, for places that only name records that exist. */
export function mustHave(id: string): DemoRecord {
  const found = recordOf(id);
  if (!found) throw new Error(`No record "${id}" in the demo org`);
  return found;
}

export function objectOf(record: DemoRecord): ObjectDefinition {
  const found = OBJECTS.find((each) => each.kind === record.kind);
  if (!found) throw new Error(`No object for "${record.kind}"`);
  return found;
}

/** API name of the record's object. */
export function apiName(record: DemoRecord): string {
  return objectOf(record).salesforce?.object ?? record.kind;
}

export const recordPath = (record: DemoRecord): string => `/lightning/r/${apiName(record)}/${record.salesforceId}/view`;

/** The person whom a record names, or undefined for a record without an owner. */
export function personOf(value: DemoValue | undefined): Person | undefined {
  if (typeof value !== 'object' || value === null || !('person' in value)) return undefined;
  return PEOPLE.find((each) => each.key === value.person);
}

/** The record that a lookup names. */
export function targetOf(value: DemoValue | undefined): DemoRecord | undefined {
  if (typeof value !== 'object' || value === null || !('record' in value)) return undefined;
  return recordOf(value.record);
}

/** Stages of the path that a kind of record is on, in order; empty when it has none. */
export function stagesOf(kind: DemoRecord['kind']): readonly Stage[] {
  const pipelines: { [kind: string]: readonly Stage[] } = PIPELINES.salesforce;
  return pipelines[kind] ?? [];
}

/** API value of the record's stage. */
export function stageOf(record: DemoRecord): string {
  const { stage } = record.values;
  return typeof stage === 'object' && stage !== null && 'salesforce' in stage ? stage.salesforce : '';
}

/** What a field of a record holds, values that Salesforce works out included; `null` is empty. */
export function fieldValue(record: DemoRecord, field: LayoutField): DemoValue {
  const { amount = null, probability } = record.values;
  switch (field.key) {
    case 'expected':
      return isMoney(amount) && typeof probability === 'number'
        ? { amount: (amount.amount * probability) / 100, currency: amount.currency }
        : null;
    case 'health':
      return record.values.nextStep ? '<p>On <b>track</b></p>' : '<p>Next step <b>missing</b></p>';
    case 'recordType':
      return 'New Business';
    case 'private':
      return false;
    case 'caseNumber':
      return `0000${1026 + records.indexOf(record)}`;
    case 'site':
      return record.values.address ? '53.5413 9.9842' : null;
    case 'createdBy':
    case 'modifiedBy':
      return record.values.created ?? null;
    default:
      return record.values[field.key] ?? null;
  }
}

/** The options of a picklist or stage field: API value and label. */
export function optionsOf(record: DemoRecord, field: LayoutField): { value: string; label: string }[] {
  if (field.key === 'stage')
    return stagesOf(record.kind).map((stage) => ({ value: stage.api, label: local(stage.label) }));
  const definition = FIELDS[record.kind].find((each) => each.key === field.key);
  const choices = (definition?.choices ?? []).map((each) => ({ value: each.key, label: local(each.label) }));
  return [{ value: '', label: word('none') }, ...choices];
}

/** The label that a picklist or stage field shows for what it holds. */
export function choiceText(record: DemoRecord, field: LayoutField): string {
  const value = field.key === 'stage' ? stageOf(record) : fieldValue(record, field);
  if (typeof value !== 'string' || value === '') return '';
  return optionsOf(record, field).find((option) => option.value === value)?.label ?? value;
}

/** Puts a value into a record, with what Salesforce derives from it (crm.md §2.3: probability follows the stage). */
export function change(record: DemoRecord, key: string, value: DemoValue): void {
  record.values[key] = value;
  if (key === 'name' && typeof value === 'string') record.name = value;
}

export function setStage(record: DemoRecord, api: string): void {
  const before = record.values.stage;
  const hubspot = typeof before === 'object' && before !== null && 'hubspot' in before ? before.hubspot : '';
  record.values.stage = { salesforce: api, hubspot };
  const stage = stagesOf(record.kind).find((each) => each.api === api);
  if (record.kind === 'deal' && stage?.probability !== undefined) record.values.probability = stage.probability;
}

/** The field of the record's layout with this API name. Throws when the layout has none: a misspelt test. */
export function fieldOf(record: DemoRecord, api: string): LayoutField {
  for (const section of layoutOf(record.kind).sections)
    for (const field of section.rows.flat()) if (field?.api === api) return field;
  throw new Error(`The layout of ${apiName(record)} has no field "${api}"`);
}
