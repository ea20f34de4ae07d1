import { accounts, contacts, leads } from './customers.ts';
import { deals } from './deals.ts';
import type { DemoKind } from './fields.ts';
import { tickets, visits } from './service.ts';
import type { DemoValue } from './values.ts';

export type { Address, DemoValue, Money } from './values.ts';

/** One record, in whichever CRM holds it. */
export interface DemoRecord {
  /** For tests: `acme-rollout`. */
  key: string;
  kind: DemoKind;
  /** What the CRM shows as the record's name. */
  name: string;
  /** 18-character id. */
  salesforceId: string;
  /** `null` for leads, which this org does not keep in HubSpot. */
  hubspotId: string | null;
  /** By `FieldDefinition.key`. A key that is not there is empty. */
  values: { [field: string]: DemoValue };
}

export interface DemoOrg {
  seller: string;
  /** `YYYY-MM-DD` */
  today: string;
  records: DemoRecord[];
}

/** Everything in the org, fresh and free to be changed, with dates relative to `today` (`YYYY-MM-DD`). */
export function demoOrg(today = '2026-11-24'): DemoOrg {
  return {
    seller: 'Halden Software',
    today,
    records: [
      ...deals(today),
      ...accounts(today),
      ...contacts(today),
      ...leads(today),
      ...tickets(today),
      ...visits(today),
    ],
  };
}

/** The record with this key. Throws when there is none: a misspelt test. */
export function recordNamed(org: DemoOrg, key: string): DemoRecord {
  const found = org.records.find((each) => each.key === key);
  if (!found) throw new Error(`No demo record "${key}"`);
  return found;
}
