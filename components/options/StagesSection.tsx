import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CrmId } from '../../lib/crm/record';
import { needsMapping } from '../../lib/playbook/mapping';
import { MappingEditor } from './MappingEditor';
import { CRMS } from './model';
import type { SectionProps } from './PlaybookSection';

/** Which CRM stage is which stage of the playbook, per process and CRM. */
export function StagesSection({ data, actions, t }: SectionProps): JSX.Element {
  const processes = data.release.playbook.processes.filter(needsMapping);
  const [wanted, setWanted] = useState('');
  const [crm, setCrm] = useState<CrmId>('salesforce');
  const process = processes.find(({ id }) => id === wanted) ?? processes[0];
  if (!process) return <p class="card">{t('options_stages_none')}</p>;
  return (
    <section class="card" aria-labelledby="mapping">
      <h2 id="mapping">{t('options_mapping')}</h2>
      <p class="soft">{t('options_mapping_about')}</p>
      <div class="choices">
        <label>
          {t('options_process')}
          <select value={process.id} onChange={({ currentTarget }) => setWanted(currentTarget.value)}>
            {processes.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="segments">
          <legend>{t('options_crm')}</legend>
          {CRMS.map((one) => (
            <label key={one}>
              <input type="radio" name="mapping-crm" checked={one === crm} onChange={() => setCrm(one)} />
              <span>{t.dynamic(`popup_crm_${one}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <MappingEditor
        key={`${process.id} ${crm}`}
        process={process}
        crm={crm}
        release={data.release}
        pipelines={data.pipelines.filter((pipeline) => pipeline.crm === crm)}
        install={actions.install}
        t={t}
      />
    </section>
  );
}
