import { type DemoRecord, demoOrg } from '../demo-crm/data.ts';
import type { Truth } from './day-watch.ts';
import { randomFrom } from './mutate.ts';

export type Crm = 'salesforce' | 'hubspot';

/** What is done on one record of the day. */
export interface Stop {
  crm: Crm;
  record: DemoRecord;
  /** How it is come to: from inside the CRM, by way of a list, as a console subtab, or by loading the page. */
  by: 'link' | 'list' | 'subtab' | 'load';
  work: 'look' | 'inline edit' | 'edit modal' | 'stage' | 'preview';
  ticks: 0 | 1 | 2;
  /** When the background is killed. */
  kill: 'not' | 'on the way' | 'after the tick' | 'while working';
}

const STOPS = 40;
const KILLS = 20;

const kinds: { [crm in Crm]: readonly DemoRecord['kind'][] } = {
  salesforce: ['deal', 'account', 'contact'],
  hubspot: ['deal', 'account', 'contact', 'ticket'],
};

export const idOf = (crm: Crm, record: DemoRecord): string =>
  crm === 'salesforce' ? record.salesforceId : (record.hubspotId ?? '');

/** The records of the demo org that a day is made of: all but those that one of the CRMs has no name for. */
export const dayRecords = (crm: Crm): DemoRecord[] => demoOrg().records.filter(({ kind }) => kinds[crm].includes(kind));

/** A day of forty records, half of them in each CRM, the same for the same seed. Deals come up three times as often. */
export function planDay(seed: number): Stop[] {
  const random = randomFrom(seed);
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(random() * choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  };
  const killed = new Set<number>();
  while (killed.size < KILLS) killed.add(Math.floor(random() * STOPS));
  let before: DemoRecord | undefined;
  return Array.from({ length: STOPS }, (_, at) => {
    const crm: Crm = at % 2 === 0 ? 'salesforce' : 'hubspot';
    const all = dayRecords(crm).flatMap((record) => (record.kind === 'deal' ? [record, record, record] : [record]));
    const record = pick(all.filter((one) => one !== before && one.name !== before?.name));
    before = record;
    const isDeal = record.kind === 'deal';
    const ticks = pick([0, 1, 1, 2] as const);
    return {
      crm,
      record,
      // A load would end what the memory is measured over: only in the first half.
      by: pick([
        'link',
        'link',
        'list',
        ...(crm === 'salesforce' ? (['subtab'] as const) : []),
        ...(at < STOPS / 4 ? (['load'] as const) : []),
      ]),
      work: pick([
        'look',
        'inline edit',
        crm === 'salesforce' ? 'edit modal' : 'preview',
        ...(isDeal ? (['stage'] as const) : []),
      ]),
      ticks,
      kill: killed.has(at) ? pick(['on the way', ticks > 0 ? 'after the tick' : 'on the way', 'while working']) : 'not',
    };
  });
}

/** Amounts as both CRMs write them in English. */
const amountOf = ({ values: { amount } }: DemoRecord): string[] => {
  if (typeof amount !== 'object' || amount === null || !('amount' in amount)) return [];
  return [new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(amount.amount)];
};

/** What the panel may say of each record. */
export function truth(): Truth {
  const known: Truth = {};
  for (const crm of ['salesforce', 'hubspot'] as const) {
    const records = dayRecords(crm);
    for (const record of records) {
      const namesakes = records.filter((other) => other !== record && other.name === record.name);
      known[idOf(crm, record)] = { name: record.name, never: namesakes.flatMap(amountOf) };
    }
  }
  return known;
}
