import type { Advice } from '../../lib/coaching/advice';
import { stageReadingOf } from '../../lib/coaching/facts';
import { type Record as CrmRecord, recordKey } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { NotedRecord, Snapshot, Tie, TiedKind } from '../../lib/notes/event';
import { fieldLabel, fieldsOf, tickedFields } from './fields';
import { tiedWord } from './words';

export interface TieChoice {
  /** Told apart by it in a list of choices. */
  value: string;
  tie: Exclude<Tie, null>;
  title: string;
}

export const tieValue = (tie: Tie): string =>
  tie === null ? '' : tie.kind === 'field' ? `field ${tie.key}` : `${tie.kind} ${tie.id}`;

/** What a note can be tied to: what is in sight, and the fields of the record. */
export function tiesInSight(advice: Advice): TieChoice[] {
  const tips = [...(advice.tip ? [advice.tip] : []), ...advice.others, ...advice.possible];
  const of = (kind: TiedKind, items: readonly { id: string; title: string }[]): TieChoice[] =>
    items.map(({ id, title }) => ({ value: tieValue({ kind, id }), tie: { kind, id }, title }));
  return [
    ...of('step', advice.steps),
    ...of('tip', tips),
    ...of('metric', advice.metrics),
    ...of('goal', advice.goal ? [advice.goal] : []),
  ];
}

/** The record's fields as ties, by name. */
export const tiesOfFields = (record: Pick<CrmRecord, 'fields'>): TieChoice[] =>
  fieldsOf(record, false).map((reading) => {
    const tie = { kind: 'field' as const, key: reading.key, label: fieldLabel(reading) };
    return { value: tieValue(tie), tie, title: tie.label };
  });

/** "on step “Confirm the budget”", "on Amount"; an item that is not in sight any more is named by its kind. */
export function tieWords(tie: Exclude<Tie, null>, advice: Advice | null, t: Translate): string {
  if (tie.kind === 'field') return t('note_tie_field', { field: tie.label });
  const kind = tiedWord(tie.kind, t);
  const found = advice && tiesInSight(advice).find(({ value }) => value === tieValue(tie));
  return found ? t('note_tie_item', { kind, title: found.title }) : t('note_tie_gone', { kind });
}

export function notedRecord(record: CrmRecord): NotedRecord {
  const { crm, org, object, kind, id, name, url } = record;
  return { key: recordKey(record), crm, org, object, kind, id, name, url };
}

/** What is in force now, with the fields that the writer ticked. */
export function snapshotOf(record: CrmRecord, advice: Advice, keys: readonly string[]): Snapshot {
  const stage = stageReadingOf(record);
  return {
    stage: stage?.state === 'filled' ? stage.raw : null,
    release: advice.release.number,
    goal: advice.goal?.id ?? null,
    step: advice.step,
    metric: advice.metrics[0]?.id ?? null,
    tip: advice.tip?.id ?? null,
    fields: tickedFields(record, keys),
  };
}
