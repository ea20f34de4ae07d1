import type { Record as CrmRecord } from '../crm/record';
import type { NoStageReason, Reason } from './advice';
import type { CompiledProcess, CompiledRelease, CompiledStage } from './compile';
import { type Facts, type StagePosition, textsOf, within } from './facts';

/** Where the record stands in the playbook. */
export interface Place {
  process: CompiledProcess | null;
  stage: { compiled: CompiledStage; index: number } | { none: NoStageReason; label?: string };
  /** Where the record is in no process: the one to go by, chosen by kind alone. */
  nearest: CompiledProcess | null;
  /** The facts seen from the process. */
  facts: Facts;
  reasons: Reason[];
}

/**
 * The first process for the record's kind whose condition is yes, and the stage that the CRM's stage is mapped to. A
 * process whose condition is unknown is not chosen, but it is the nearest. Stage rules in a process's own condition
 * are asked as if the record were in it.
 */
export function placeOf(release: CompiledRelease, record: CrmRecord, facts: Facts): Place {
  let unsure: CompiledProcess | null = null;
  const processes = release.byKind.get(record.kind) ?? [];
  for (const process of processes) {
    const located = locate(process, record, facts);
    const inside = within(facts, { order: process.order, titles: release.stageTitles, at: located });
    const verdict = process.when?.evaluate(inside) ?? 'yes';
    if (verdict === 'unknown') unsure ??= process;
    if (verdict !== 'yes') continue;
    const reasons: Reason[] = [{ code: 'kind-is', kind: record.kind }];
    for (const finding of process.when?.findings(inside) ?? []) reasons.push({ code: 'rule', finding });
    const label = facts.stageReading?.raw ?? '';
    if ('index' in located) {
      const compiled = process.stages[located.index];
      if (!compiled) continue;
      if (!process.stageless) reasons.push({ code: 'stage-is', label, stage: compiled.stage.title });
      return { process, stage: { compiled, index: located.index }, nearest: null, facts: inside, reasons };
    }
    const none = located.none === 'stage-not-read' ? 'stage-not-read' : 'stage-not-mapped';
    return { process, stage: label === '' ? { none } : { none, label }, nearest: null, facts: inside, reasons };
  }
  const nearest = unsure ?? processes[0] ?? null;
  const reasons: Reason[] = [];
  for (const finding of unsure?.when?.findings(facts) ?? []) reasons.push({ code: 'rule', finding });
  return { process: null, stage: { none: 'no-process' }, nearest, facts, reasons };
}

function locate(process: CompiledProcess, record: CrmRecord, facts: Facts): StagePosition['at'] {
  if (process.stageless) return { index: 0 };
  const reading = facts.stageReading;
  if (!reading || reading.state === 'absent' || reading.state === 'unreadable') return { none: 'stage-not-read' };
  if (reading.state === 'empty') return { none: 'stage-empty' };
  const places = process.places.get(record.crm);
  // The API value first: it is the same in every language, while a label may be anybody's translation.
  const api = reading.value?.kind === 'choice' ? reading.value.api : undefined;
  const texts = textsOf(reading);
  const spoken = api === undefined ? texts : [...textsOf({ ...reading, raw: api, value: null }), ...texts];
  for (const text of spoken) {
    const index = places?.get(text);
    if (index !== undefined) return { index };
  }
  return closedBy(process, record) ?? { none: 'stage-not-mapped' };
}

/** The path marks a closed deal as won or lost whatever the stage is called; enough where one stage has that outcome. */
function closedBy(process: CompiledProcess, record: CrmRecord): { index: number } | null {
  const closed = record.stages.find(({ state }) => state === 'won' || state === 'lost');
  if (!closed) return null;
  const ends = process.stages.filter(({ stage }) => stage.outcome === closed.state);
  const [end] = ends;
  return end && ends.length === 1 ? { index: process.stages.indexOf(end) } : null;
}
