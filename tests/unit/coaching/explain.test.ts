import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reason } from '../../../lib/coaching/advice';
import { compileCondition } from '../../../lib/coaching/condition';
import {
  explainCondition,
  explainFinding,
  explainReason,
  explainRule,
  type Phrase,
  say,
} from '../../../lib/coaching/explain';
import type { Facts } from '../../../lib/coaching/facts';
import { type Messages, translator } from '../../../lib/i18n/translate';
import type { Condition } from '../../../lib/playbook/condition';
import de from '../../../public/_locales/de/messages.json';
import en from '../../../public/_locales/en/messages.json';
import { condition, rule, someReadings } from './arbitraries';
import { blank, choice, date, facts, filled, money, NOW, number, text } from './sample';

const texts = (catalogue: { [key: string]: { message: string } }): Messages =>
  Object.fromEntries(Object.entries(catalogue).map(([key, { message }]) => [key, message]));
const english = translator(texts(en), 'en');
const german = translator(texts(de), 'de');

const why = (asked: Condition, known: Facts, speaker = english) =>
  compileCondition(asked)
    .findings(known)
    .map((finding) => say(explainFinding(finding), speaker));

const days = (count: number, exact: boolean) =>
  facts([choice('stage', 'Negotiation')], null, {
    stageSince: { label: 'Negotiation', at: NOW.at - count * 86_400_000, exact },
  });

describe('a rule with what was read', () => {
  const labelled = { label: 'Deal stage' };
  test.each<[Condition, Facts, string, string]>([
    [
      { field: 'stage', operator: 'is', value: 'Negotiation' },
      facts([choice('stage', 'Negotiation')]),
      'Stage is Negotiation',
      'Phase ist Negotiation',
    ],
    [
      { field: 'stage', operator: 'isAnyOf', value: ['Negotiation', 'Proposal'] },
      facts([choice('stage', 'Negotiation')]),
      'Stage is Negotiation or Proposal (read: Negotiation)',
      'Phase ist Negotiation oder Proposal (gelesen: Negotiation)',
    ],
    [
      { field: 'stage', operator: 'is', value: 'Negotiation' },
      facts([filled('stage', 'Negotiation/Review', { kind: 'choice', label: 'x', api: 'Negotiation' }, labelled)]),
      'Deal stage is Negotiation (read: Negotiation/Review)',
      'Deal stage ist Negotiation (gelesen: Negotiation/Review)',
    ],
    [
      { field: 'daysInStage', operator: 'moreThan', value: 14 },
      days(19, true),
      'Days in stage more than 14 (19)',
      'Tage in der Phase über 14 (19)',
    ],
    [
      { field: 'daysInStage', operator: 'moreThan', value: 14 },
      days(3, false),
      'Days in stage more than 14 (at least 3 so far)',
      'Tage in der Phase über 14 (bisher mindestens 3)',
    ],
    [
      { field: 'nextStep', operator: 'isEmpty' },
      facts([blank('nextStep', 'empty')]),
      'Next step is empty',
      'Nächster Schritt ist leer',
    ],
    [
      { field: 'amount', operator: 'atLeast', value: 50000, currency: 'EUR' },
      facts([money('amount', 60000, 'EUR')]),
      'Amount at least €50,000 (EUR 60000)',
      'Betrag mindestens 50.000 € (EUR 60000)',
    ],
    [
      { field: 'closeDate', operator: 'before', value: '2026-12-01' },
      facts([date('closeDate', '2026-11-30')]),
      'Close date before Dec 1, 2026 (2026-11-30)',
      'Abschlussdatum vor dem 01.12.2026 (2026-11-30)',
    ],
    [
      { field: 'closeDate', operator: 'withinNextDays', value: 1 },
      facts([date('closeDate', '2026-11-25')]),
      'Close date today or tomorrow (2026-11-25)',
      'Abschlussdatum heute oder morgen (2026-11-25)',
    ],
    [
      { field: 'lastActivity', operator: 'moreThanDaysAgo', value: 14 },
      facts([date('lastActivity', '2026-11-01')]),
      'Last activity more than 14 days ago (2026-11-01)',
      'Letzte Aktivität vor mehr als 14 Tagen (2026-11-01)',
    ],
    [
      { field: 'sf:Competitor__c', operator: 'isFilled' },
      facts([]),
      'sf:Competitor__c has a value (not read)',
      'sf:Competitor__c ist ausgefüllt (nicht gelesen)',
    ],
    [
      { none: [{ field: 'type', operator: 'contains', value: 'renewal' }] },
      facts([text('type', 'New business')]),
      'Type does not contain “renewal” (read: New business)',
      'Typ enthält nicht „renewal“ (gelesen: New business)',
    ],
    [
      { none: [{ field: 'amount', operator: 'lessThan', value: 5 }] },
      facts([blank('amount', 'empty')]),
      'not: Amount less than 5 (empty)',
      'nicht: Betrag unter 5 (leer)',
    ],
    [
      { field: 'amount', operator: 'moreThan', value: 5, currency: 'EUR' },
      facts([money('amount', 9, 'USD')]),
      'Amount more than €5 (read: USD 9, in another currency or without one)',
      'Betrag über 5 € (gelesen: USD 9, in anderer Währung oder ohne Währung)',
    ],
  ])('%j', (asked, known, inEnglish, inGerman) => {
    expect(why(asked, known)).toEqual([inEnglish]);
    expect(why(asked, known, german).map((line) => line.replace(/[\u00a0\u202f]/g, ' '))).toEqual([inGerman]);
  });
  test('a stage of the order is called by its title', () => {
    const stage = { order: new Map([['nego', 0]]), titles: new Map([['nego', 'Negotiation']]), at: { index: 0 } };
    const known = facts([choice('stage', 'Negotiation/Review')], stage);
    expect(why({ field: 'stage', operator: 'atOrAfterStage', value: 'nego' }, known)).toEqual([
      'Stage is Negotiation or later (read: Negotiation/Review)',
    ]);
  });
});

test('only the rules that decide are named, each once', () => {
  const asked: Condition = {
    all: [
      {
        any: [
          { field: 'type', operator: 'is', value: 'New' },
          { field: 'amount', operator: 'moreThan', value: 5 },
        ],
      },
      { field: 'type', operator: 'is', value: 'New' },
    ],
  };
  expect(why(asked, facts([text('type', 'New'), number('amount', 1)]))).toEqual(['Type is New']);
});

test('a whole condition is one sentence, groups and all', () => {
  const asked: Condition = {
    all: [
      { field: 'type', operator: 'is', value: 'New' },
      {
        any: [
          { field: 'nextStep', operator: 'isEmpty' },
          { field: 'closeDate', operator: 'isPast' },
        ],
      },
      { none: [{ field: 'stage', operator: 'beforeStage', value: 'nego' }] },
    ],
  };
  const titles = new Map([['nego', 'Negotiation']]);
  expect(say(explainCondition(asked, titles), english)).toBe(
    'all of: Type is New; any of: Next step is empty; Close date is past; none of: Stage is before Negotiation',
  );
});

test.each<[Reason, string]>([
  [{ code: 'serves-step', step: 's', title: 'Call' }, 'Helps with the step “Call”'],
  [{ code: 'stage-is', label: 'negotiation', stage: 'Negotiation' }, 'Stage is Negotiation'],
  [
    { code: 'stage-is', label: 'Verhandlung', stage: 'Negotiation' },
    'Stage is Negotiation (the CRM says “Verhandlung”)',
  ],
  [{ code: 'kind-is', kind: 'deal' }, 'This record is a deal'],
  [{ code: 'priority', priority: 4 }, 'Priority 4 of 5'],
  [{ code: 'you-said', answer: 'not-here' }, 'You said it does not fit this record'],
])('%j in words', (reason, words) => {
  expect(say(explainReason(reason), english)).toBe(words);
});

describe('the catalogues', () => {
  const keys = (phrase: Phrase): string[] => [
    phrase.key,
    ...Object.values(phrase.values).flatMap((term) => {
      if (typeof term !== 'object') return [];
      if ('key' in term) return keys(term);
      return 'phrases' in term ? term.phrases.flatMap(keys) : [];
    }),
  ];
  const missing = (phrase: Phrase, catalogue: object) =>
    keys(phrase).filter((key) => !(key in catalogue) && !(`${key}_other` in catalogue));
  test('have every key that a rule, a finding or a condition can need, and leave no place open', () => {
    fc.assert(
      fc.property(rule, condition, someReadings, (one, whole, readings) => {
        const findings = compileCondition(whole).findings(facts(readings));
        for (const phrase of [explainRule(one), explainCondition(whole), ...findings.map(explainFinding)]) {
          expect([...missing(phrase, en), ...missing(phrase, de)]).toEqual([]);
          expect(say(phrase, german)).not.toMatch(/\{\w+\}|undefined|NaN/);
        }
      }),
    );
  }, 60_000);
});
