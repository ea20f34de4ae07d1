import { expect, test } from 'vitest';
import { pageAddress } from '../../../components/options/address';
import { filterFrom, filterQuery, tipsAddress } from '../../../components/options/desk/tips/tip-address';
import { EVERY_TIP, NOBODY, type TipFilter } from '../../../lib/coaching/tip-list';

test('a filter is in the address as far as it narrows, and comes back out of it', () => {
  const filter: TipFilter = {
    query: 'wer? & „was“ / 100 %',
    stage: 'deals/qualify',
    through: 'step',
    step: 'find-cost',
    metric: 'days',
    goal: 'grow',
    owner: NOBODY,
    gap: 'unconfirmed',
    standing: 'all',
    evidence: 'not-here',
    sort: 'helped',
  };
  expect(filterFrom(filterQuery(filter))).toEqual(filter);
  const { section, at, query } = pageAddress(`#tips/ask-why?${filterQuery(filter)}`);
  expect([section, at, filterFrom(query ?? '')]).toEqual(['tips', 'ask-why', filter]);
  expect(filterQuery(EVERY_TIP)).toBe('');
  expect(tipsAddress({ step: 'find-cost' })).toBe('#tips?step=find-cost');
});

test('what an address says wrongly narrows nothing', () => {
  expect(filterFrom('sort=worst&standing=&evidence=x&through=metric&colour=red&=&step')).toEqual(EVERY_TIP);
  expect(filterFrom('%E0%A4%A')).toEqual(EVERY_TIP);
  expect(filterFrom(`query=${'a'.repeat(500)}`).query).toHaveLength(200);
});

test('an address without a question mark says nothing of a filter', () => {
  expect(pageAddress('#tips/ask-why')).toEqual({ section: 'tips', at: 'ask-why' });
  expect(pageAddress('#tips?')).toEqual({ section: 'tips', at: null, query: '' });
  expect(pageAddress('')).toEqual({ section: '', at: null });
});
