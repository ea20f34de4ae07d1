import { expect, it } from 'vitest';
import { NEUTRAL_KEYS } from '../../../lib/crm/record';
import { isKnownField, meantField, NEUTRAL_FIELDS } from '../../../lib/playbook/fields';

it('knows the neutral vocabulary that the CRM adapters map to', () => {
  expect(NEUTRAL_FIELDS).toEqual(NEUTRAL_KEYS);
});

it.each(['amount', 'daysInStage', 'sf:Competitor__c', 'sf:Account.Name', 'hs:hs_priority'])(
  '%s can be read',
  (field) => {
    expect(isKnownField(field)).toBe(true);
  },
);

it.each(['Amount', 'competitor', 'Competitor__c', 'sf:', ':Competitor__c', 'sf: Competitor', 'constructor', ''])(
  '%j cannot',
  (field) => expect(isKnownField(field)).toBe(false),
);

it.each([
  ['Close Date', 'closeDate'],
  ['next_step', 'nextStep'],
  ['days in stage', 'daysInStage'],
  ['competitor', undefined],
])('%j probably means %j', (field, meant) => {
  expect(meantField(field)).toBe(meant);
});
