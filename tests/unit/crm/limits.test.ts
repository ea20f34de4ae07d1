import { describe, expect, it } from 'vitest';
import { LONGEST_NAME, LONGEST_VALUE, withinLimits } from '../../../lib/crm/limits';
import type { Reading, Record } from '../../../lib/crm/record';
import { RecordMessage } from '../../../lib/message-schemas';
import { opportunity } from '../../support/scenes';

const reading = (raw: string, label = 'Note'): Reading => ({
  key: 'sf:Note__c',
  api: 'sf:Note__c',
  label,
  raw,
  value: { kind: 'text', text: raw },
  state: 'filled',
  via: 'field',
});
const withNote = (note: Reading): Record => {
  const record = opportunity();
  return { ...record, fields: { ...record.fields, 'sf:Note__c': note } };
};

describe('a record within the limits', () => {
  it('is left as it is', () => {
    const record = withNote(reading('x'.repeat(LONGEST_VALUE), 'y'.repeat(LONGEST_NAME)));
    expect(withinLimits(record)).toBe(record);
    expect(RecordMessage.safeParse(record).success).toBe(true);
  });
});

describe('a record beyond the limits', () => {
  const record = withNote(reading('x'.repeat(LONGEST_VALUE + 1)));

  it('loses the value that is too long, and only that one', () => {
    const { fields } = withinLimits(record);
    expect(fields['sf:Note__c']).toMatchObject({ raw: '', value: null, state: 'unreadable' });
    expect(fields.stage).toBe(record.fields.stage);
  });

  it('is taken by the background once it is cut, and was not before', () => {
    for (const long of [
      record,
      withNote(reading('', 'y'.repeat(LONGEST_NAME + 1))),
      { ...record, name: 'z'.repeat(5_000) },
    ]) {
      expect(RecordMessage.safeParse(long).success).toBe(false);
      expect(RecordMessage.safeParse(withinLimits(long)).success).toBe(true);
    }
  });
});
