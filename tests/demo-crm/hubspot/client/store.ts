import {
  type DemoKind,
  type DemoRecord,
  type DemoValue,
  demoOrg,
  type FieldDefinition,
  fieldsOf,
  OBJECTS,
} from '../../data.ts';
import { options } from './setting.ts';

const org = demoOrg(options.today);
export const seller = org.seller;

/** A record that is in HubSpot. */
export interface HubspotRecord extends DemoRecord {
  hubspotId: string;
  /** `0-3` */
  type: string;
  /** The property that is the record's name on screen. */
  title: string;
}

export const records: HubspotRecord[] = org.records.flatMap((record) => {
  const object = OBJECTS.find((each) => each.kind === record.kind)?.hubspot;
  return object && record.hubspotId !== null
    ? [{ ...record, hubspotId: record.hubspotId, type: object.type, title: object.title }]
    : [];
});

export function recordBy(type: string, id: string): HubspotRecord | undefined {
  return records.find((each) => each.type === type && each.hubspotId === id);
}

export function recordById(id: string): HubspotRecord | undefined {
  return records.find((each) => each.hubspotId === id);
}

/** Object type of `deal` or `0-3`; undefined for what this portal has not. */
export function typeOf(objectOrType: string): string | undefined {
  return OBJECTS.find((each) => each.hubspot?.legacy === objectOrType || each.hubspot?.type === objectOrType)?.hubspot
    ?.type;
}

export function kindOf(type: string): DemoKind | undefined {
  return OBJECTS.find((each) => each.hubspot?.type === type)?.kind;
}

/** A property of an object: its internal name and what it is. */
export interface Property {
  name: string;
  field: FieldDefinition;
}

export function propertiesOf(kind: DemoKind): Property[] {
  return fieldsOf(kind, 'hubspot').map(({ api, field }) => ({ name: api, field }));
}

/** Changes a value as a colleague's browser would. Throws on an unknown record or property: a misspelt test. */
export function setValue(id: string, property: string, value: DemoValue): void {
  const record = recordById(id);
  if (!record) throw new Error(`No record ${id} in this portal`);
  const found = propertiesOf(record.kind).find((each) => each.name === property);
  if (!found) throw new Error(`No property ${property} on ${record.kind}`);
  record.values[found.field.key] = value;
  if (property === record.title && typeof value === 'string') record.name = value;
}

/** Records of one kind that hang together with this one, by the account both belong to. */
export function associated(record: HubspotRecord, kind: DemoKind): HubspotRecord[] {
  const accountKey = (of: HubspotRecord): string | null => {
    if (of.kind === 'account') return of.key;
    const account = of.values.account;
    return account && typeof account === 'object' && 'record' in account ? account.record : null;
  };
  const key = accountKey(record);
  return key === null
    ? []
    : records.filter((each) => each.kind === kind && each !== record && accountKey(each) === key);
}
