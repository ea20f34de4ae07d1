import { type Record as CrmRecord, readingOf } from '../../../lib/crm/record';
import type { NotedRecord, Snapshot } from '../../../lib/notes/event';

/** One thing of a record as it was when the thread was begun, and as a CRM tab shows it. */
export interface ThenAndNow {
  /** `name`, `stage`, or the key of a field. */
  key: string;
  /** Of a field, as the CRM called it; null for name and stage. */
  label: string | null;
  /** Null: was not noted. */
  was: string | null;
  /** Null: no tab shows the record, or it does not show that. */
  is: string | null;
  /** Both are known, and differ. */
  differs: boolean;
}

/** Name, stage and the fields that the writer ticked, then and now. `shown`: the record in an open tab; null where none is. */
export function thenAndNow(
  snapshot: Pick<Snapshot, 'stage' | 'fields'>,
  record: Pick<NotedRecord, 'name'> | null,
  shown: CrmRecord | null,
): ThenAndNow[] {
  const rows: Omit<ThenAndNow, 'differs'>[] = [];
  if (record) rows.push({ key: 'name', label: null, was: record.name, is: shown?.name ?? null });
  const stage = shown && stageOf(shown);
  if (snapshot.stage !== null || stage) rows.push({ key: 'stage', label: null, was: snapshot.stage, is: stage });
  for (const { key, label, raw } of snapshot.fields) {
    const reading = shown && readingOf(shown, key);
    const known = reading?.state === 'filled' || reading?.state === 'empty';
    rows.push({ key, label: label === '' ? key : label, was: raw, is: known ? reading.raw : null });
  }
  return rows.map((row) => ({
    ...row,
    differs: row.was !== null && row.is !== null && folded(row.was) !== folded(row.is),
  }));
}

/** Label of the stage that a record is in; null where the page does not say. */
function stageOf(record: CrmRecord): string | null {
  const there = record.stages.find(({ state }) => state === 'current' || state === 'won' || state === 'lost');
  if (there) return there.label;
  const reading = readingOf(record, 'stage');
  return reading.state === 'filled' ? reading.raw : null;
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
