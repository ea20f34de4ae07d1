import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../../../lib/coaching/explain';
import { sentenceOf } from '../../../lib/coaching/sentence';
import { type Messages, translator } from '../../../lib/i18n/translate';
import type { Condition } from '../../../lib/playbook/condition';
import de from '../../../public/_locales/de/messages.json';
import en from '../../../public/_locales/en/messages.json';
import { condition } from './arbitraries';

const texts = (catalogue: { [key: string]: { message: string } }): Messages =>
  Object.fromEntries(Object.entries(catalogue).map(([key, { message }]) => [key, message]));
const english = translator(texts(en), 'en');
const german = translator(texts(de), 'de');

const big: Condition = { field: 'amount', operator: 'moreThan', value: 5000 };
const bigEuro: Condition = { field: 'amount', operator: 'atLeast', value: 5000, currency: 'EUR' };
const sector: Condition = { field: 'industry', operator: 'isAnyOf', value: ['Energy', 'Food'] };
const blank: Condition = { field: 'nextStep', operator: 'isEmpty' };
const late: Condition = { field: 'stage', operator: 'atOrAfterStage', value: 'close' };

describe('a condition as one sentence', () => {
  test.each<[Condition, string, string]>([
    [big, 'Amount more than 5,000', 'Betrag über 5.000'],
    [
      { all: [big, blank] },
      'Amount more than 5,000 and Next step is empty',
      'Betrag über 5.000 und Nächster Schritt ist leer',
    ],
    [{ all: [big] }, 'Amount more than 5,000', 'Betrag über 5.000'],
    [
      { any: [bigEuro, blank] },
      'Amount at least €5,000 or Next step is empty',
      'Betrag mindestens 5.000 € oder Nächster Schritt ist leer',
    ],
    [
      { all: [big, { any: [blank, sector] }] },
      'Amount more than 5,000 and (Next step is empty or (Industry is Energy or Food))',
      'Betrag über 5.000 und (Nächster Schritt ist leer oder (Branche ist Energy oder Food))',
    ],
    [
      { all: [big, sector, blank] },
      'Amount more than 5,000, (Industry is Energy or Food), and Next step is empty',
      'Betrag über 5.000, (Branche ist Energy oder Food) und Nächster Schritt ist leer',
    ],
    [{ none: [{ field: 'type', operator: 'is', value: 'Renewal' }] }, 'Type is not Renewal', 'Typ ist nicht Renewal'],
    [
      { none: [big, blank] },
      'none of: Amount more than 5,000 or Next step is empty',
      'keines von: Betrag über 5.000 oder Nächster Schritt ist leer',
    ],
    [
      { none: [{ all: [big, blank] }] },
      'not: (Amount more than 5,000 and Next step is empty)',
      'nicht: (Betrag über 5.000 und Nächster Schritt ist leer)',
    ],
  ])('%j', (asked, inEnglish, inGerman) => {
    expect(say(sentenceOf(asked), english)).toBe(inEnglish);
    expect(say(sentenceOf(asked), german).replaceAll('\u00a0', ' ')).toBe(inGerman);
  });

  test('calls fields and stages as it is told, and makes an API name readable', () => {
    const names = {
      field: (key: string) => (key === 'sf:Rival__c' ? 'Main rival' : undefined),
      stage: (id: string) => (id === 'close' ? 'Closing' : undefined),
    };
    const asked: Condition = {
      all: [{ field: 'sf:Rival__c', operator: 'isFilled' }, { field: 'sf:Exit_Plan__c', operator: 'isFilled' }, late],
    };
    expect(say(sentenceOf(asked, names), english)).toBe(
      'Main rival has a value, Exit Plan has a value, and Stage is Closing or later',
    );
    expect(say(sentenceOf(late), english)).toBe('Stage is close or later');
  });

  test('is complete for every condition, in every language', () => {
    fc.assert(
      fc.property(condition, (asked) => {
        for (const speaker of [english, german]) {
          const said = say(sentenceOf(asked), speaker);
          expect(said).not.toMatch(/\{\w+\}|rule_|undefined/);
          expect(said.split('(')).toHaveLength(said.split(')').length);
        }
      }),
    );
  });
});
