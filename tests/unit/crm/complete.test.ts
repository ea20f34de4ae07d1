import { expect, it } from 'vitest';
import { complete } from '../../../lib/crm/complete';
import type { Clues, Reading, Record } from '../../../lib/crm/record';

function record(readings: Partial<Reading>[], clues?: Clues): Record {
  const whole = readings.map(
    (some): Reading => ({
      key: some.api ?? '',
      api: '',
      label: '',
      raw: '',
      value: null,
      state: 'filled',
      via: 'field',
      ...some,
    }),
  );
  return {
    crm: 'salesforce',
    org: 'acme',
    object: 'Opportunity',
    kind: 'deal',
    id: '006000000000001AAA',
    name: 'A deal',
    url: 'https://acme.lightning.force.com/lightning/r/Opportunity/006000000000001AAA/view',
    mode: 'view',
    stages: [],
    fields: Object.fromEntries(
      whole.flatMap((one) => [[one.api, one], ...(one.key === one.api ? [] : [[one.key, one]])]),
    ),
    readAt: 1,
    ...(clues ? { clues } : {}),
  };
}

const shownAs = (of: Record, key: string) => of.fields[key]?.value;

it('makes the values that the page left, by the page’s clues, under every key of a field', () => {
  const done = complete(
    record(
      [
        { api: 'sf:Amount', key: 'amount', raw: '1.234,50 €', expected: { kind: 'money' } },
        { api: 'sf:CloseDate', key: 'closeDate', raw: '03/04/2026', expected: { kind: 'date' } },
        { api: 'sf:NextStep', raw: 'Call', value: { kind: 'text', text: 'Call' } },
      ],
      { locale: 'de-DE', dateOrder: 'dmy' },
    ),
  );
  for (const key of ['sf:Amount', 'amount'])
    expect(shownAs(done, key)).toEqual({ kind: 'money', amount: 1234.5, currency: 'EUR', symbol: '€' });
  for (const key of ['sf:CloseDate', 'closeDate'])
    expect(shownAs(done, key)).toEqual({ kind: 'date', date: '2026-04-03' });
  expect(shownAs(done, 'sf:NextStep')).toEqual({ kind: 'text', text: 'Call' });
  expect(JSON.stringify(done)).not.toMatch(/expected|clues/);
});

it('says why a value is in doubt, and takes a shape that was none for text', () => {
  const done = complete(
    record(
      [
        { api: 'sf:CloseDate', raw: '03/04/2026', expected: { kind: 'date' } },
        { api: 'sf:Size__c', raw: '3 floors', expected: { kind: 'number', orText: true } },
        { api: 'sf:Amount', raw: 'plenty', expected: { kind: 'money' } },
      ],
      { locale: 'en-US' },
    ),
  );
  expect(done.fields['sf:CloseDate']).toMatchObject({ value: null, doubt: 'date-order' });
  expect(shownAs(done, 'sf:Size__c')).toEqual({ kind: 'text', text: '3 floors' });
  expect(done.fields['sf:Amount']).toMatchObject({ value: null, raw: 'plenty' });
});

it('takes the order of dates from the sample first, then from the page, then from the record’s own dates', () => {
  const ambiguous = { api: 'sf:CloseDate', raw: '03/04/2026', expected: { kind: 'date' as const } };
  const telling = { api: 'sf:CreatedDate', raw: '31/12/2025', expected: { kind: 'date' as const } };
  const order = (clues: Clues, ...own: Partial<Reading>[]) =>
    shownAs(complete(record([ambiguous, ...own], clues)), 'sf:CloseDate');
  const [april, march] = [
    { kind: 'date', date: '2026-04-03' },
    { kind: 'date', date: '2026-03-04' },
  ];
  expect(order({ locale: 'en-US' })).toBeNull();
  expect(order({ locale: 'en-US' }, telling)).toEqual(april);
  expect(order({ locale: 'en-US', dateOrder: 'mdy' }, telling)).toEqual(march);
  expect(order({ locale: 'en-US', sample: '31/12/2024', dateOrder: 'mdy' })).toEqual(april);
});

it('leaves a record alone that is complete', () => {
  const whole = record([{ api: 'sf:Amount', raw: '1', value: { kind: 'number', number: 1 } }]);
  expect(complete(whole)).toBe(whole);
});
