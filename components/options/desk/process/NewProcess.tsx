import type { JSX } from 'preact';
import { addPipeline } from '../../../../lib/playbook/pipeline-skeleton';
import type { Process } from '../../../../lib/playbook/schema';
import type { SeenPipeline } from '../../../../lib/storage/database';
import { editorAddress } from '../../address';
import { go } from '../go';
import { newId } from '../new-id';
import type { ProcessPartProps } from './process-part';

/** A process to be written, or made in one press out of the stages of a pipeline that was seen in the CRM. */
export function NewProcess({ desk, actions, data, t, say }: ProcessPartProps): JSX.Element {
  const add = (): void => {
    const stage = {
      id: newId('stage'),
      title: t('desk_stage_new'),
      crmStages: {},
      outcome: 'open' as const,
      steps: [],
    };
    const process: Process = { id: newId('process'), title: t('desk_process_new'), kinds: ['deal'], stages: [stage] };
    actions.edit((draft) => ({ ...draft, processes: [...draft.processes, process] }));
    go(editorAddress({ kind: 'process', id: process.id }));
  };
  const take = (pipeline: SeenPipeline): void => {
    const title = t('desk_pipeline_process', { object: pipeline.object, crm: t.dynamic(`popup_crm_${pipeline.crm}`) });
    const plan = addPipeline(desk.playbook, pipeline, title);
    const [made] = plan.added;
    const [twin] = plan.same;
    if (made) {
      actions.edit(plan.playbook);
      const taken = t('desk_pipeline_taken', { title: made.title, count: made.stages.length });
      if (plan.left.length === 0) say(taken);
      else say(`${taken} ${leftText(plan.left, t)}`, 'shown');
    } else if (twin) say(t('desk_pipeline_same', { title: twin.title }));
    const process = made ?? twin;
    if (process) go(editorAddress({ kind: 'process', id: process.id }));
  };
  return (
    <div class="edit-only new-process">
      <button type="button" onClick={add}>
        {t('desk_process_add')}
      </button>
      <details>
        <summary>{t('desk_pipelines', { count: data.pipelines.length })}</summary>
        {data.pipelines.length === 0 ? (
          <p class="soft">{t('desk_pipelines_none')}</p>
        ) : (
          <>
            <p class="soft">{t('desk_pipelines_about')}</p>
            <ul>
              {data.pipelines.map((pipeline) => (
                <li key={[pipeline.crm, pipeline.org, pipeline.object, ...pipeline.labels].join('\n')}>
                  <button type="button" onClick={() => take(pipeline)}>
                    {t('desk_pipeline_take', {
                      object: pipeline.object,
                      crm: t.dynamic(`popup_crm_${pipeline.crm}`),
                      stages: t('options_pipeline_stages', { count: pipeline.stages.length }),
                    })}
                  </button>
                  <small>{pipeline.stages.map(({ label }) => label).join(' → ')}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </div>
  );
}

/** Names what a process has no room for. */
const leftText = (left: readonly { label: string }[], t: ProcessPartProps['t']): string =>
  t('desk_pipeline_left', { count: left.length, names: left.map(({ label }) => label).join(', ') });
