import type { Reading, Record } from './record';

/** Characters of one value, far above anything a CRM holds: Salesforce's longest text area takes 131,072. */
export const LONGEST_VALUE = 200_000;
/** Characters of a name or a label; Salesforce's longest name takes 255. */
export const LONGEST_NAME = 1_000;

/**
 * The record without what only a broken or hostile page shows. The background refuses a record that is beyond these
 * limits as a whole (lib/message-schemas.ts), and one such field should not cost the others their advice: its value is
 * unreadable, a name or label is cut.
 */
export function withinLimits(record: Record): Record {
  const entries = Object.entries(record.fields);
  if (record.name.length <= LONGEST_NAME && entries.every(([, reading]) => fits(reading))) return record;
  const fields = Object.fromEntries(entries.map(([key, reading]) => [key, cut(reading)]));
  return { ...record, name: record.name.slice(0, LONGEST_NAME), fields };
}

const fits = ({ raw, label }: Reading): boolean => raw.length <= LONGEST_VALUE && label.length <= LONGEST_NAME;

function cut(reading: Reading): Reading {
  if (fits(reading)) return reading;
  const label = reading.label.slice(0, LONGEST_NAME);
  return reading.raw.length <= LONGEST_VALUE
    ? { ...reading, label }
    : { ...reading, label, raw: '', value: null, state: 'unreadable' };
}
