import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CrmId } from '../../../../lib/crm/record';
import { fillMatches, type MappingRow, mappingRows, withMapping } from '../../../../lib/playbook/mapping';
import { foldStageName } from '../../../../lib/playbook/stage-name';
import { MappingTable } from '../../MappingTable';
import { CRMS } from '../../model';
import { PipelineChoice } from '../../PipelineChoice';
import { rankPipelines } from '../../pipeline-rank';
import { Segments } from '../../Segments';
import type { ProcessEditorProps } from './ProcessEditor';

/** Which stage of a CRM is which stage of this process; every choice goes to the draft. */
export function CrmMapping({ process, actions, data, t, say }: ProcessEditorProps): JSX.Element {
  const [crm, setCrm] = useState<CrmId>('salesforce');
  const [chosen, setChosen] = useState(0);
  /** Names typed in that no stage has yet. */
  const [typed, setTyped] = useState<readonly string[]>([]);
  const ranked = rankPipelines(
    data.pipelines.filter((pipeline) => pipeline.crm === crm),
    process,
    crm,
  );
  const pipeline = ranked[chosen]?.pipeline;
  // Without a pipeline there is none that a name could be missing from.
  const known = mappingRows(process, crm, pipeline?.stages).map((row) => (pipeline ? row : { ...row, seen: true }));
  const isKnown = (name: string): boolean =>
    known.some(({ names }) => names.some((one) => foldStageName(one) === foldStageName(name)));
  const rows = [
    ...known,
    ...typed.filter((name) => !isKnown(name)).map((name): MappingRow => ({ names: [name], stage: null, seen: true })),
  ];
  const write = (next: readonly MappingRow[]): void =>
    actions.edit((draft) => withMapping(draft, process.id, crm, next));
  const fill = (): void => {
    const filled = fillMatches(process, crm, rows);
    write(filled);
    const left = filled.filter((row) => row.seen && row.stage === null).length;
    say(left === 0 ? t('options_all_mapped') : t('options_left_unmapped', { count: left }));
  };
  return (
    <section class="form crm-mapping" aria-labelledby="crm-mapping">
      <h3 id="crm-mapping">{t('options_mapping')}</h3>
      <p class="soft">{t('options_mapping_about')}</p>
      <Segments
        label={t('options_crm')}
        values={CRMS}
        value={crm}
        words={(one) => t.dynamic(`popup_crm_${one}`)}
        set={(one) => {
          setCrm(one);
          setChosen(0);
          setTyped([]);
        }}
      />
      <PipelineChoice ranked={ranked} chosen={chosen} choose={setChosen} fill={fill} crm={crm} t={t} />
      <MappingTable
        process={process}
        rows={rows}
        set={(row, stage) => write(rows.map((one) => (one === row ? { ...one, stage } : one)))}
        add={(name) => (isKnown(name) ? say(t('options_name_known', { name })) : setTyped([...typed, name]))}
        t={t}
      />
    </section>
  );
}
