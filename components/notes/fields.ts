import type { Record as CrmRecord, Reading } from '../../lib/crm/record';

/** What a field is called: as the CRM labels it, else its API name made readable. */
export const fieldLabel = ({ label, api }: Pick<Reading, 'label' | 'api'>): string =>
  label ||
  api
    .replace(/^[a-z]+:/, '')
    .replace(/__[a-z]$/i, '')
    .replaceAll('_', ' ');

/** Every field that was read on the record, once, by name. `filled`: only those that say something. */
export function fieldsOf({ fields }: Pick<CrmRecord, 'fields'>, filled: boolean): Reading[] {
  const once = new Map<string, Reading>();
  for (const reading of Object.values(fields)) {
    const wanted = reading.state === 'filled' || (!filled && reading.state === 'empty');
    if (wanted && !once.has(reading.api)) once.set(reading.api, reading);
  }
  return [...once.values()].sort((a, b) => fieldLabel(a).localeCompare(fieldLabel(b)));
}

/** The fields that were ticked, as a note carries them. What is not on the page any more is left out. */
export function tickedFields(
  record: Pick<CrmRecord, 'fields'>,
  keys: readonly string[],
): Pick<Reading, 'key' | 'label' | 'raw'>[] {
  return fieldsOf(record, true)
    .filter(({ key }) => keys.includes(key))
    .map((reading) => ({ key: reading.key, label: fieldLabel(reading), raw: reading.raw }));
}
