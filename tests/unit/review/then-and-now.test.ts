import { describe, expect, it } from 'vitest';
import { thenAndNow } from '../../../components/review/reading/then-and-now';
import type { Record as CrmRecord, Reading } from '../../../lib/crm/record';

const reading = (key: string, raw: string, state: Reading['state'] = 'filled'): Reading => ({
  key,
  api: key,
  label: key,
  raw,
  value: null,
  state,
  via: 'field',
});
const shown = (change: Partial<CrmRecord>): CrmRecord => ({
  crm: 'hubspot',
  org: '1',
  object: 'deal',
  kind: 'deal',
  id: '1',
  name: 'Acme',
  url: 'https://app.hubspot.com/',
  mode: 'view',
  stages: [],
  fields: {},
  readAt: 0,
  ...change,
});
const snapshot = {
  stage: 'Proposal',
  fields: [
    { key: 'amount', label: 'Amount', raw: '€ 1.000' },
    { key: 'owner', label: '', raw: 'Ann' },
  ],
};

describe('what a record was and is', () => {
  it('is as it was while no tab shows it', () => {
    const rows = thenAndNow(snapshot, { name: 'Acme' }, null);
    expect(rows.map(({ key, was, is, differs }) => [key, was, is, differs])).toEqual([
      ['name', 'Acme', null, false],
      ['stage', 'Proposal', null, false],
      ['amount', '€ 1.000', null, false],
      ['owner', 'Ann', null, false],
    ]);
  });

  it('differs where both are known and say something else, not where the page does not show it', () => {
    const now = shown({
      name: 'Acme  ',
      stages: [
        { label: 'Proposal', state: 'done' },
        { label: 'Won', state: 'won' },
      ],
      fields: { amount: reading('amount', '', 'empty') },
    });
    const rows = thenAndNow(snapshot, { name: 'Acme' }, now);
    expect(rows.filter(({ differs }) => differs).map(({ key, is }) => [key, is])).toEqual([
      ['stage', 'Won'],
      ['amount', ''],
    ]);
    expect(rows.at(-1)).toMatchObject({ label: 'owner', is: null });
  });

  it('takes the stage from its field where the page shows no path', () => {
    const rows = thenAndNow({ stage: null, fields: [] }, null, shown({ fields: { stage: reading('stage', 'Lead') } }));
    expect(rows).toEqual([{ key: 'stage', label: null, was: null, is: 'Lead', differs: false }]);
  });
});
