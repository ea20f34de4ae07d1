import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CrmId } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import { fillMatches, type MappingRow, mappingRows, withMapping } from '../../lib/playbook/mapping';
import type { Process, Release } from '../../lib/playbook/schema';
import { foldStageName } from '../../lib/playbook/stage-name';
import type { SeenPipeline } from '../../lib/storage/database';
import { MappingTable } from './MappingTable';
import type { OptionsActions } from './model';
import { failureOutcome, Notice, type Outcome } from './Notice';
import { PipelineChoice } from './PipelineChoice';
import { rankPipelines } from './pipeline-rank';

export interface MappingEditorProps {
  process: Process;
  crm: CrmId;
  release: Release;
  /** Those of this CRM. */
  pipelines: readonly SeenPipeline[];
  install: OptionsActions['install'];
  t: Translate;
}

/** What a person has changed and not saved: CRM stage (folded first name) → stage id, and names typed in. */
interface Draft {
  stages: ReadonlyMap<string, string | null>;
  typed: readonly string[];
}
const NOTHING: Draft = { stages: new Map(), typed: [] };

/**
 * The mapping of one process for one CRM. Choices are kept beside the playbook until they are saved, so they outlive a
 * release that another page makes in the meantime, and then apply to that one.
 */
export function MappingEditor({ process, crm, release, pipelines, install, t }: MappingEditorProps): JSX.Element {
  const ranked = rankPipelines(pipelines, process, crm);
  const [chosen, setChosen] = useState(0);
  const [draft, setDraft] = useState<Draft>(NOTHING);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const pipeline = ranked[chosen]?.pipeline;
  const saved = [
    ...mappingRows(process, crm, pipeline?.stages),
    ...draft.typed.map((name): MappingRow => ({ names: [name], stage: null, seen: true })),
  ];
  const rows = saved.map((row) => ({ ...row, stage: draft.stages.get(keyOf(row)) ?? unset(draft, row) }));
  const touched = rows.some((row, index) => row.stage !== saved[index]?.stage);
  const change = (next: Draft): void => {
    setOutcome(null);
    setDraft(next);
  };
  const put = (changed: readonly MappingRow[]): void =>
    change({ ...draft, stages: new Map([...draft.stages, ...changed.map((row) => [keyOf(row), row.stage] as const)]) });
  const fill = (): void => {
    const filled = fillMatches(process, crm, rows);
    put(filled);
    const left = filled.filter((row) => row.seen && row.stage === null).length;
    const text = left === 0 ? t('options_all_mapped') : t('options_left_unmapped', { count: left });
    setOutcome({ kind: 'good', text });
  };
  const add = (name: string): void => {
    const known = rows.some((row) => row.names.some((one) => foldStageName(one) === foldStageName(name)));
    if (known) setOutcome({ kind: 'bad', text: t('options_name_known', { name }) });
    else change({ ...draft, typed: [...draft.typed, name] });
  };
  const blocked = (what = ''): void => setOutcome({ kind: 'bad', text: t('options_mapping_blocked', { what }) });
  const save = async (): Promise<void> => {
    const note = t('options_note_mapping', { process: process.title, crm: t.dynamic(`popup_crm_${crm}`) });
    const answer = await install(withMapping(release.playbook, process.id, crm, rows), note, release.number);
    if (!answer.ok) return setOutcome(failureOutcome(answer.error, t));
    switch (answer.value.outcome) {
      case 'installed':
      case 'same':
        setDraft(NOTHING);
        return setOutcome({ kind: 'good', text: t('options_release_active', { number: answer.value.number }) });
      case 'stale':
        return setOutcome({ kind: 'bad', text: t('options_mapping_stale', { number: answer.value.number }) });
      case 'out-of-line':
        return blocked(answer.value.gaps[0]?.item.title);
      case 'refused':
        return blocked(answer.value.refused[0]?.path);
    }
  };
  return (
    <>
      <PipelineChoice ranked={ranked} chosen={chosen} choose={setChosen} fill={fill} crm={crm} t={t} />
      <MappingTable process={process} rows={rows} set={(row, stage) => put([{ ...row, stage }])} add={add} t={t} />
      <Notice outcome={outcome} />
      <div class="actions save">
        <button type="button" class="main" disabled={!touched} onClick={save}>
          {t('options_mapping_save')}
        </button>
        {(touched || draft.typed.length > 0) && (
          <button type="button" onClick={() => change(NOTHING)}>
            {t('options_discard')}
          </button>
        )}
        <span class="soft">{touched ? t('options_unsaved') : t('options_saved_all')}</span>
      </div>
    </>
  );
}

const keyOf = (row: MappingRow): string => foldStageName(row.names[0] ?? '');
const unset = (draft: Draft, row: MappingRow): string | null => (draft.stages.has(keyOf(row)) ? null : row.stage);
