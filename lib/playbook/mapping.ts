import type { Playbook, Process, Stage } from './schema';
import { foldStageName } from './stage-name';

/** A stage as a CRM's page showed it. `api` is the same in every language; the label is in the person's. */
export interface SeenStage {
  label: string;
  api?: string;
}

/** One CRM stage and the playbook stage that it is mapped to. */
export interface MappingRow {
  /** Every name of the same CRM stage: its label and, where known, its API value. At least one. */
  names: string[];
  /** Id of the playbook's stage; null where none claims it. */
  stage: string | null;
  /** Whether the pipeline at hand shows it; else the playbook alone names it. */
  seen: boolean;
}

/**
 * The mapping of one process for one CRM as rows to edit: the stages of the pipeline in their order, each with what claims
 * it now, then the names that the playbook has and the pipeline does not show. No pipeline: only the latter.
 */
export function mappingRows(process: Process, crm: string, pipeline: readonly SeenStage[] = []): MappingRow[] {
  const claims = claimsOf(process, crm);
  const rows: MappingRow[] = pipeline.map((stage) => {
    const names = namesOf(stage);
    return { names, stage: firstOf(names, claims)?.id ?? null, seen: true };
  });
  const covered = new Set(rows.flatMap(({ names }) => names.map(foldStageName)));
  for (const stage of process.stages) {
    for (const name of stage.crmStages[crm] ?? []) {
      if (!covered.has(foldStageName(name))) rows.push({ names: [name], stage: stage.id, seen: false });
      covered.add(foldStageName(name));
    }
  }
  return rows;
}

/**
 * "Use the stages of this pipeline": rows whose CRM stage nothing claims yet get the playbook stage that has their name or
 * API value as its title, its id, or its name in another CRM. What matches nothing stays null: the person decides.
 */
export function fillMatches(process: Process, crm: string, rows: readonly MappingRow[]): MappingRow[] {
  const known = new Map<string, Stage>();
  const learn = (name: string, stage: Stage): void => {
    if (!known.has(foldStageName(name))) known.set(foldStageName(name), stage);
  };
  for (const stage of process.stages) {
    learn(stage.title, stage);
    learn(stage.id.replaceAll('-', ' '), stage);
  }
  for (const stage of process.stages) {
    for (const [other, names] of Object.entries(stage.crmStages)) {
      if (other !== crm) for (const name of names) learn(name, stage);
    }
  }
  return rows.map((row) => (row.stage === null ? { ...row, stage: firstOf(row.names, known)?.id ?? null } : row));
}

/**
 * A copy of the playbook in which the process maps this CRM's stages as the rows say; every other field, also of a newer
 * version, is kept. A stage keeps the spelling and order of names that it had; a name that two rows give is the first's.
 */
export function withMapping(playbook: Playbook, process: string, crm: string, rows: readonly MappingRow[]): Playbook {
  const taken = new Map<string, { name: string; stage: string }>();
  for (const { names, stage } of rows) {
    if (stage === null) continue;
    for (const name of names) {
      if (!taken.has(foldStageName(name))) taken.set(foldStageName(name), { name, stage });
    }
  }
  const remap = (stage: Stage): Stage => {
    const kept = (stage.crmStages[crm] ?? []).filter((name) => taken.get(foldStageName(name))?.stage === stage.id);
    const old = new Set(kept.map(foldStageName));
    const added = [...taken].flatMap(([key, one]) => (one.stage === stage.id && !old.has(key) ? [one.name] : []));
    const names = [...kept, ...added];
    const { [crm]: _former, ...others } = stage.crmStages;
    return { ...stage, crmStages: names.length > 0 ? { ...others, [crm]: names } : others };
  };
  return {
    ...playbook,
    processes: playbook.processes.map((one) => (one.id === process ? { ...one, stages: one.stages.map(remap) } : one)),
  };
}

/** A process with one stage that maps to nothing applies whatever the CRM's stage: there is nothing to map. */
export function needsMapping({ stages }: Process): boolean {
  return stages.length > 1 || stages.some((stage) => Object.values(stage.crmStages).some((names) => names.length > 0));
}

function namesOf({ label, api }: SeenStage): string[] {
  return api === undefined || foldStageName(api) === foldStageName(label) ? [label] : [label, api];
}

function claimsOf(process: Process, crm: string): Map<string, Stage> {
  const claims = new Map<string, Stage>();
  for (const stage of process.stages) {
    for (const name of stage.crmStages[crm] ?? []) {
      if (!claims.has(foldStageName(name))) claims.set(foldStageName(name), stage);
    }
  }
  return claims;
}

/** The API value (the last name) first: a label may be anybody's translation. */
function firstOf(names: readonly string[], stages: ReadonlyMap<string, Stage>): Stage | undefined {
  return [...names]
    .reverse()
    .flatMap((name) => stages.get(foldStageName(name)) ?? [])
    .at(0);
}
