import { readFileSync } from 'node:fs';
import { type Advice, NO_PROGRESS, type Progress } from '../../lib/coaching/advice.ts';
import { advise } from '../../lib/coaching/advise.ts';
import type { Record as CrmRecord, Reading, Value } from '../../lib/crm/record.ts';
import type { Messages } from '../../lib/i18n/translate.ts';
import { parseMarkdown } from '../../lib/markdown/parse.ts';
import type { Block } from '../../lib/markdown/tree.ts';
import { parsePlaybook } from '../../lib/playbook/parse.ts';
import { makeRelease } from '../../lib/playbook/release.ts';
import type { Release } from '../../lib/playbook/schema.ts';
import { DEFAULT_PREFERENCES } from '../../lib/storage/preferences.ts';
import type { Scene } from './sidebar-in-page.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Noon on the demo's day. */
export const NOW = Date.parse('2026-11-24T12:00:00Z');

export function catalogue(language: 'en' | 'de'): Messages {
  const entries = JSON.parse(file(`public/_locales/${language}/messages.json`)) as {
    [key: string]: { message: string };
  };
  return Object.fromEntries(Object.entries(entries).map(([key, { message }]) => [key, message]));
}

export async function starterRelease(): Promise<Release> {
  const parsed = parsePlaybook(JSON.parse(file('public/starters/b2b-software.json')));
  if (!('playbook' in parsed)) throw new Error(`the starter was refused: ${JSON.stringify(parsed.refused)}`);
  return makeRelease(parsed.playbook, {
    number: 1,
    date: '2026-11-24T08:00:00Z',
    author: 'Sightline',
    note: 'Starter',
  });
}

function reading(key: string, api: string, label: string, raw: string, value: Value | null): Reading {
  return { key, api, label, raw, value, state: raw === '' ? 'empty' : 'filled', via: 'field' };
}

/** An opportunity in negotiation without a next step. */
export function opportunity(change: Partial<CrmRecord> = {}): CrmRecord {
  const fields = [
    reading('stage', 'sf:StageName', 'Stage', 'Negotiation/Review', { kind: 'choice', label: 'Negotiation/Review' }),
    reading('amount', 'sf:Amount', 'Amount', '€184,000.00', { kind: 'money', amount: 184_000, currency: 'EUR' }),
    reading('closeDate', 'sf:CloseDate', 'Close Date', '12/6/2026', { kind: 'date', date: '2026-12-06' }),
    reading('nextStep', 'sf:NextStep', 'Next Step', '', null),
  ];
  return {
    crm: 'salesforce',
    org: 'acme',
    object: 'Opportunity',
    kind: 'deal',
    id: '006Qy000008kTa1IAE',
    name: 'Acme – Plant maintenance rollout',
    url: 'https://acme.lightning.force.com/lightning/r/Opportunity/006Qy000008kTa1IAE/view',
    mode: 'view',
    stages: [],
    readAt: NOW,
    fields: Object.fromEntries(
      fields.flatMap((one) => [
        [one.key, one],
        [one.api, one],
      ]),
    ),
    ...change,
  };
}

export function markdownOf(advice: Advice): { [source: string]: Block[] } {
  const tips = [...(advice.tip ? [advice.tip] : []), ...advice.others, ...advice.possible];
  const sources = [...tips.map(({ body }) => body), ...advice.steps.flatMap(({ how }) => how ?? [])];
  return Object.fromEntries(sources.map((source) => [source, parseMarkdown(source)]));
}

/** A scene of the sidebar with real advice from the starter playbook. */
export async function adviceScene(
  record = opportunity(),
  progress: Partial<Progress> = {},
  change: Partial<Scene> = {},
): Promise<Scene> {
  const release = await starterRelease();
  // The starter's changes of direction are read, unless a test is about one.
  const acknowledged = release.playbook.vision.redirects.map(({ id }) => id);
  const advice = advise(
    release,
    record,
    { ...NO_PROGRESS, acknowledged, ...progress },
    { at: NOW, timeZone: 'Europe/Berlin' },
  );
  return {
    state: { kind: 'advice', record, reading: 1, advice, markdown: markdownOf(advice) },
    preferences: DEFAULT_PREFERENCES,
    darkPage: false,
    now: NOW,
    pending: {},
    notice: null,
    held: false,
    locale: 'en',
    messages: catalogue('en'),
    ...change,
  };
}
