import { describe, expect, test } from 'vitest';
import { conditionFields, operatorsOf } from '../../../lib/coaching/condition-fields';
import { NEUTRAL_KEYS } from '../../../lib/crm/record';
import { boolean, choice, filled, money, process, record, release, stage, text, tip } from './sample';

const { playbook } = release({
  processes: [process('sales', [stage('open', []), stage('close', [])])],
  tips: [
    tip('one', { when: { none: [{ field: 'industry', operator: 'isAnyOf', value: ['Energy', 'Food'] }] } }),
    tip('two', { when: { field: 'sf:Plan__c', operator: 'is', value: 'Signed' } }),
  ],
});
const seen = record([
  choice('industry', 'energy'),
  money('amount', 5, 'EUR'),
  filled('sf:Rival__c', 'Initech', { kind: 'text', text: 'Initech' }, { label: 'Main rival' }),
  boolean('sf:Won_Back__c', true),
  text('stage', 'Negotiation'),
  text('probability', 'high'),
]);
const fields = new Map(
  conditionFields({ playbook, records: [seen], stageLabels: ['Qualification', 'Negotiation'] }).map((one) => [
    one.key,
    one,
  ]),
);

describe('the fields that a condition can ask about', () => {
  test('are the whole vocabulary, the computed days, what records show and what the playbook names', () => {
    for (const key of NEUTRAL_KEYS) expect(fields.get(key)?.origin).toBe('vocabulary');
    expect(fields.get('daysInStage')?.type).toBe('days');
    expect(fields.get('sf:Rival__c')).toMatchObject({
      label: 'Main rival',
      type: 'text',
      origin: 'seen',
      values: ['Initech'],
    });
    expect(fields.get('sf:Won_Back__c')?.type).toBe('boolean');
    expect(fields.get('sf:Plan__c')).toMatchObject({ type: 'any', origin: 'named', values: ['Signed'] });
  });

  test('offer each value once, as it was first written, and currencies beside amounts', () => {
    expect(fields.get('industry')?.values).toEqual(['energy', 'Food']);
    expect(fields.get('stage')?.values).toEqual(['Negotiation', 'Qualification']);
    expect(fields.get('amount')?.currencies).toEqual(['EUR']);
  });

  test('know the stages of the playbook where their order can be asked', () => {
    expect(fields.get('stage')?.stages).toEqual([
      { id: 'open', title: 'Stage open', process: 'Process sales', kinds: ['deal'] },
      { id: 'close', title: 'Stage close', process: 'Process sales', kinds: ['deal'] },
    ]);
    expect(operatorsOf(fields.get('stage'))).toContain('beforeStage');
    expect(operatorsOf(fields.get('type'))).not.toContain('beforeStage');
  });

  test('hold what a page shows rather than what is expected; a text may as well be a choice', () => {
    expect(fields.get('probability')?.type).toBe('text');
    expect(fields.get('stage')?.type).toBe('choice');
    expect(operatorsOf(fields.get('amount'))).toContain('between');
    expect(operatorsOf(fields.get('closeDate'))).not.toContain('contains');
    expect(operatorsOf(undefined)).toContain('isTrue');
  });
});
