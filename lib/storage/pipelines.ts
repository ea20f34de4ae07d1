import type { Record as CrmRecord } from '../crm/record';
import type { Database, SeenPipeline } from './database';

/**
 * Remembers the stages that a record's path shows. A page that shows the current stage alone (HubSpot) adds to one list
 * of the object's stages, in the order in which they were first seen, kept under no labels. A record without any stage
 * changes nothing.
 */
export async function rememberPipeline(
  database: Database,
  record: Pick<CrmRecord, 'crm' | 'org' | 'object' | 'stages'>,
  now: number,
): Promise<void> {
  const { crm, org, object } = record;
  const stages = record.stages.map(({ label, api }) => (api === undefined ? { label } : { label, api }));
  const [only, ...more] = stages;
  if (only === undefined) return;
  if (more.length > 0) {
    await database.put('pipelines', {
      crm,
      org,
      object,
      labels: stages.map((stage) => stage.label),
      stages,
      lastSeen: now,
    });
    return;
  }
  const transaction = database.transaction('pipelines', 'readwrite');
  const known: SeenPipeline | undefined = await transaction.store.get([crm, org, object, []]);
  const seen = known?.stages ?? [];
  const all = seen.some((stage) => stage.label === only.label) ? seen : [...seen, only];
  await transaction.store.put({ crm, org, object, labels: [], stages: all, lastSeen: now });
  await transaction.done;
}
