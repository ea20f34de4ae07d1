import type { Record as CrmRecord } from '../crm/record';
import type { Database } from './database';

/** Remembers the stages that a record's path shows. A record without a path changes nothing. */
export async function rememberPipeline(
  database: Database,
  record: Pick<CrmRecord, 'crm' | 'org' | 'object' | 'stages'>,
  now: number,
): Promise<void> {
  if (record.stages.length === 0) return;
  const { crm, org, object } = record;
  await database.put('pipelines', {
    crm,
    org,
    object,
    labels: record.stages.map((stage) => stage.label),
    stages: record.stages.map(({ label, api }) => (api === undefined ? { label } : { label, api })),
    lastSeen: now,
  });
}
