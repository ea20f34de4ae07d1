import { NEUTRAL_KEYS, type Reading, type Record, readingOf } from './record';

/**
 * Every reading of a record once, though `fields` holds many under two keys: first the neutral vocabulary in its order,
 * with what the page does not show as `absent`, then the CRM's own fields by API name.
 */
export function readingsOf(record: Pick<Record, 'fields'>): Reading[] {
  const neutral = NEUTRAL_KEYS.map((key) => readingOf(record, key));
  const shown = new Set(neutral.map((reading) => reading.api));
  const own = new Map<string, Reading>();
  for (const reading of Object.values(record.fields)) if (!shown.has(reading.api)) own.set(reading.api, reading);
  return [...neutral, ...[...own.values()].sort((a, b) => (a.api < b.api ? -1 : 1))];
}
