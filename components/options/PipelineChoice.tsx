import type { JSX } from 'preact';
import type { CrmId } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import { instantText } from './format';
import type { RankedPipeline } from './pipeline-rank';

export interface PipelineChoiceProps {
  ranked: readonly RankedPipeline[];
  chosen: number;
  choose(index: number): void;
  fill(): void;
  crm: CrmId;
  t: Translate;
}

/** The pipelines seen while browsing; their stages can be taken over. */
export function PipelineChoice({ ranked, chosen, choose, fill, crm, t }: PipelineChoiceProps): JSX.Element {
  const name = t.dynamic(`popup_crm_${crm}`);
  if (ranked.length === 0) return <p class="hint">{t('options_no_pipelines', { crm: name })}</p>;
  return (
    <div class="pipeline">
      <label>
        {t('options_pipeline')}
        <select value={String(chosen)} onChange={({ currentTarget }) => choose(Number(currentTarget.value))}>
          {ranked.map(({ pipeline }, index) => (
            <option key={[pipeline.org, pipeline.object, ...pipeline.labels].join('\n')} value={String(index)}>
              {t('options_pipeline_named', {
                object: pipeline.object,
                org: pipeline.org,
                stages: t('options_pipeline_stages', { count: pipeline.stages.length }),
                date: instantText(pipeline.lastSeen, t),
              })}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={fill}>
        {t('options_use_pipeline')}
      </button>
      {ranked[chosen]?.pipeline.labels.length === 0 && <p class="soft">{t('options_pipeline_piecemeal')}</p>}
    </div>
  );
}
