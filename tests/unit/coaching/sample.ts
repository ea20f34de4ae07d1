import { NO_PROGRESS, type Now, type Progress } from '../../../lib/coaching/advice';
import type { StagePosition } from '../../../lib/coaching/facts';
import { factsOf, within } from '../../../lib/coaching/facts';
import type { Record as CrmRecord, Reading, Value } from '../../../lib/crm/record';
import type { Playbook, Process, Release, Stage, Step, Tip } from '../../../lib/playbook/schema';

/** Tuesday, 24 November 2026, 12:00 in Berlin. */
export const NOW: Now = { at: Date.UTC(2026, 10, 24, 11, 0), timeZone: 'Europe/Berlin' };

export const filled = (key: string, raw: string, value: Value | null, extra: Partial<Reading> = {}): Reading => ({
  key,
  api: key,
  label: '',
  raw,
  value,
  state: 'filled',
  via: 'field',
  ...extra,
});
export const blank = (key: string, state: 'empty' | 'absent' | 'unreadable'): Reading => ({
  key,
  api: key,
  label: '',
  raw: '',
  value: null,
  state,
  via: state === 'absent' ? 'not-found' : 'field',
});

export const text = (key: string, raw: string) => filled(key, raw, { kind: 'text', text: raw });
export const choice = (key: string, label: string, api?: string) =>
  filled(key, label, { kind: 'choice', label, ...(api === undefined ? {} : { api }) });
export const money = (key: string, amount: number, currency: string | null) =>
  filled(key, `${currency ?? '$'} ${amount}`, { kind: 'money', amount, currency });
export const date = (key: string, day: string) => filled(key, day, { kind: 'date', date: day });
export const datetime = (key: string, moment: string) => filled(key, moment, { kind: 'datetime', datetime: moment });
export const boolean = (key: string, value: boolean) => filled(key, String(value), { kind: 'boolean', boolean: value });
export const number = (key: string, value: number) => filled(key, String(value), { kind: 'number', number: value });

export function record(readings: Reading[], extra: Partial<CrmRecord> = {}): CrmRecord {
  return {
    crm: 'salesforce',
    org: 'acme',
    object: 'Opportunity',
    kind: 'deal',
    id: '006000000000001AAA',
    name: 'Acme renewal',
    url: 'https://acme.lightning.force.com/lightning/r/Opportunity/006000000000001AAA/view',
    mode: 'view',
    stages: [],
    fields: Object.fromEntries(readings.map((reading) => [reading.key, reading])),
    readAt: NOW.at,
    ...extra,
  };
}

export const progress = (extra: Partial<Progress>): Progress => ({ ...NO_PROGRESS, ...extra });

export function facts(
  readings: Reading[],
  stage: StagePosition | null = null,
  known: Partial<Progress> = {},
  now = NOW,
) {
  return within(factsOf(record(readings), progress(known), now), stage);
}

export const step = (id: string, extra: Partial<Step> = {}): Step => ({
  id,
  title: `Step ${id}`,
  why: 'Because.',
  goals: [],
  metrics: [],
  resources: [],
  ...extra,
});
export const stage = (id: string, steps: Step[], extra: Partial<Stage> = {}): Stage => ({
  id,
  title: `Stage ${id}`,
  crmStages: { salesforce: [id] },
  outcome: 'open',
  steps,
  ...extra,
});
export const process = (id: string, stages: Stage[], extra: Partial<Process> = {}): Process => ({
  id,
  title: `Process ${id}`,
  kinds: ['deal'],
  stages,
  ...extra,
});
export const tip = (id: string, extra: Partial<Tip> = {}): Tip => ({
  id,
  title: `Tip ${id}`,
  body: 'Do it well.',
  steps: [],
  metrics: [],
  priority: 3,
  resources: [],
  ...extra,
});

export function release(parts: Partial<Omit<Playbook, 'vision'>> & { vision?: Partial<Playbook['vision']> }): Release {
  const { vision, ...rest } = parts;
  return {
    number: 1,
    date: '2026-11-01T08:00:00Z',
    author: 'Ada',
    note: '',
    digest: '0'.repeat(64),
    playbook: {
      format: { name: 'sightline-playbook', major: 1, minor: 0 },
      id: 'sample',
      title: 'Sample',
      language: 'en',
      vision: {
        statement: 'We win together.',
        answers: { value: 'v', approach: 'a', position: 'p', economy: 'e' },
        horizon: '2028-12-31',
        goals: [],
        redirects: [],
        ...vision,
      },
      processes: [],
      metrics: [],
      tips: [],
      ...rest,
    },
  };
}
