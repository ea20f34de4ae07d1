import { fillMatches, mappingRows } from '../../lib/playbook/mapping';
import type { Process } from '../../lib/playbook/schema';
import type { SeenPipeline } from '../../lib/storage/database';

export interface RankedPipeline {
  pipeline: SeenPipeline;
  /** How many of its stages the process maps, or would by their names. */
  matching: number;
}

/** The pipelines that fit the process best come first, then the ones seen last. */
export function rankPipelines(pipelines: readonly SeenPipeline[], process: Process, crm: string): RankedPipeline[] {
  return pipelines
    .map((pipeline) => {
      const rows = fillMatches(process, crm, mappingRows(process, crm, pipeline.stages));
      return { pipeline, matching: rows.filter((row) => row.seen && row.stage !== null).length };
    })
    .sort((one, other) => other.matching - one.matching || other.pipeline.lastSeen - one.pipeline.lastSeen);
}
