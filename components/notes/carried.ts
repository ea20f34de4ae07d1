import type { Advice } from '../../lib/coaching/advice';
import type { Record as CrmRecord } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { NoteDraft } from '../../lib/note-requests';
import type { Tie } from '../../lib/notes/event';
import { snapshotOf, tieWords } from './ties';

/** Exactly what a note would carry to others, label by label, as it stands now. */
export function carried(
  record: CrmRecord,
  advice: Advice,
  tie: Tie,
  draft: Pick<NoteDraft, 'text' | 'fields'>,
  t: Translate,
): { label: string; value: string }[] {
  const { stage, step, tip, fields } = snapshotOf(record, advice, draft.fields);
  const titleOf = (items: readonly { id: string; title: string }[], id: string | null): string | undefined =>
    items.find((item) => item.id === id)?.title;
  const tips = advice.tip ? [advice.tip] : [];
  const parts: [string, string | null | undefined][] = [
    [t('note_carries_text'), draft.text.markdown.trim().slice(0, 200) || t('note_carries_no_text')],
    [t('note_links'), draft.text.links.map(({ url }) => url).join(', ')],
    [t('note_carries_record'), `${record.name} · ${record.url}`],
    [t('note_about'), tie && tieWords(tie, advice, t)],
    [t('note_carries_stage'), stage],
    [t('note_carries_release'), String(advice.release.number)],
    [t('notes_tied_goal'), advice.goal?.title],
    [t('notes_tied_step'), titleOf(advice.steps, step)],
    [t('notes_tied_metric'), advice.metrics[0]?.title],
    [t('notes_tied_tip'), titleOf(tips, tip)],
    ...fields.map(({ label, raw }): [string, string] => [label, raw.slice(0, 200)]),
  ];
  return parts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
