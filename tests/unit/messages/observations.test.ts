import { describe, expect, it } from 'vitest';
import { concerns } from '../../../entrypoints/background/answers';
import { enoughShown, observationsOf } from '../../../entrypoints/background/observations';
import type { Advice } from '../../../lib/coaching/advice';
import type { CoachingEvent } from '../../../lib/coaching/events';
import type { Record as CrmRecord, Reading, StageSeen } from '../../../lib/crm/record';
import { recordKey } from '../../../lib/crm/record';

const NOON = new Date(2026, 10, 24, 12).getTime();
const HOUR = 3_600_000;

function reading(key: string, raw: string, api?: string): Reading {
  const value = { kind: 'choice', label: raw, ...(api === undefined ? {} : { api }) } as const;
  return { key, api: `sf:${key}`, label: key, raw, value, state: 'filled', via: 'field' };
}

function record(kind: CrmRecord['kind'], fields: Reading[], stages: StageSeen[] = []): CrmRecord {
  return {
    crm: 'salesforce',
    org: 'acme',
    object: 'Lead',
    kind,
    id: '1',
    name: 'One',
    url: 'https://acme.lightning.force.com/lightning/r/Lead/1/view',
    mode: 'view',
    stages,
    fields: Object.fromEntries(fields.map((one) => [one.key, one])),
    readAt: NOON,
  };
}

const advice = { release: { number: 4 }, tip: { id: 'a-tip' } } as unknown as Advice;

function observe(of: CrmRecord, log: CoachingEvent[] = [], change: { visible?: boolean; at?: number } = {}) {
  let made = 0;
  const newId = (): string => `id-${++made}`;
  return observationsOf({ record: of, advice, log, stageChanged: false, visible: false, at: NOON, newId, ...change });
}

const shown = (item: string, at: number, on = 'a record'): CoachingEvent => ({
  id: `${item}-${at}-${on}`,
  type: 'shown',
  at,
  author: 'local',
  hat: 'rep',
  record: on,
  item,
  release: 1,
});

describe('the stage that is noted', () => {
  it('is a lead’s status, so that its days in stage can be counted', () => {
    const [event] = observe(record('lead', [reading('status', 'Working', 'WORKING')]));
    expect(event).toMatchObject({ type: 'stage-observed', item: 'status', label: 'Working', api: 'WORKING' });
  });

  it('is the path’s current step where the page shows no stage field', () => {
    const [event] = observe(record('deal', [], [{ label: 'Discovery', state: 'current' }]));
    expect(event).toMatchObject({ type: 'stage-observed', item: 'stage', label: 'Discovery' });
  });

  it('is noted once, and again when it is another', () => {
    const working = record('lead', [reading('status', 'Working')]);
    const first = observe(working);
    expect(observe(working, first, { at: NOON + HOUR })).toEqual([]);
    expect(observe(record('lead', [reading('status', 'Qualified')]), first, { at: NOON + HOUR })).toHaveLength(1);
  });

  it('is the same stage in another language, by its API value', () => {
    const first = observe(record('deal', [reading('stage', 'Negotiation', 'Negotiation')]));
    expect(observe(record('deal', [reading('stage', 'Verhandlung', 'Negotiation')]), first)).toEqual([]);
  });

  it('is none where none was read', () => {
    expect(observe(record('deal', []))).toEqual([]);
  });
});

describe('the tip that is noted as shown', () => {
  it('is noted once per record and day, and only when somebody looks', () => {
    const deal = record('deal', []);
    expect(observe(deal)).toEqual([]);
    const [event] = observe(deal, [], { visible: true });
    expect(event).toMatchObject({ type: 'shown', item: 'a-tip', record: recordKey(deal), release: 4 });
    if (!event) return;
    expect(observe(deal, [event], { visible: true, at: NOON + HOUR })).toEqual([]);
    expect(observe(deal, [event], { visible: true, at: NOON + 24 * HOUR })).toHaveLength(1);
  });
});

describe('the day’s number of tips', () => {
  const log = ['a', 'b', 'b', 'c'].map((tip, at) => shown(tip, NOON - at, `record ${at}`));

  it('counts different tips, not how often each was shown', () => {
    expect(enoughShown(log, 'new', 4, NOON)).toBe(false);
    expect(enoughShown(log, 'new', 3, NOON)).toBe(true);
  });

  it('never keeps a tip back that was shown today already', () => {
    expect(enoughShown(log, 'b', 3, NOON)).toBe(false);
  });

  it('begins anew with each day', () => {
    expect(enoughShown(log, 'new', 3, NOON + 24 * HOUR)).toBe(false);
  });

  it('may be none at all', () => {
    expect(enoughShown([], 'new', 0, NOON)).toBe(true);
  });
});

describe('whom an act concerns', () => {
  const of = { crm: 'hubspot', org: '1', object: 'deal', id: '7', name: 'Seven' } as const;
  const request = { event: 'e', record: of, release: 1, at: 1 };
  it('is everybody for a redirect that was read and a snooze for a time, else those on the record', () => {
    expect(concerns({ ...request, act: { type: 'acknowledged', item: 'r' } })).toBeNull();
    expect(concerns({ ...request, act: { type: 'snooze', item: 't', until: 5 } })).toBeNull();
    expect(concerns({ ...request, act: { type: 'snooze', item: 't', until: 'record' } })).toBe(recordKey(of));
    expect(concerns({ ...request, act: { type: 'answer', item: 't', answer: 'helped' } })).toBe(recordKey(of));
  });
});
