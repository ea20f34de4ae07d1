import { z } from 'zod';
import { TEXT_LIMIT } from '../parse';
import type { Refusal, Refused } from '../refusal';
import { idFrom } from '../refusal-from-issue';
import type { Process, Stage } from '../schema';
import { stageIds, stagesFault } from './skeleton';

/** HubSpot answers numbers and yes-or-no in `metadata` as text (`"0.2"`, `"false"`). */
const asText = z.union([z.string(), z.number(), z.boolean()]).transform(String).optional();
const place = z.number().catch(0);

const PipelineStage = z.looseObject({
  id: z.string().min(1),
  label: z.string().regex(/\S/),
  displayOrder: place,
  archived: z.boolean().optional(),
  metadata: z.looseObject({ isClosed: asText, probability: asText, ticketState: asText }).nullish(),
});
const Pipeline = z.looseObject({
  id: z.string().min(1),
  label: z.string().regex(/\S/),
  displayOrder: place,
  archived: z.boolean().optional(),
  stages: z.array(PipelineStage),
});
const Answer = z.union([
  z.looseObject({ results: z.array(Pipeline) }),
  Pipeline.transform((one) => ({ results: [one] })),
]);
type PipelineStage = z.infer<typeof PipelineStage>;
type Pipeline = z.infer<typeof Pipeline>;

/**
 * Processes out of what HubSpot answers to `GET /crm/v3/pipelines/deals` (or `/tickets`, or to one pipeline of it): one
 * for each pipeline in its display order, its stages mapped by label and by id, for the page shows the label and the API
 * the id. Archived ones are left out.
 *
 * Format: HubSpot developers, "CRM API | Pipelines" (v3): `results[]` with `id`, `label`, `displayOrder`, `archived` and
 * `stages[]` with `id`, `label`, `displayOrder`, `metadata`; deals have `probability` (1.0 closed won, 0.0 closed lost)
 * and `isClosed`, tickets `ticketState` (`OPEN` or `CLOSED`).
 */
export function processesFromPipelines(text: string): { processes: Process[] } | Refused {
  const answer = text.length > TEXT_LIMIT ? null : jsonOf(text.replace(/^\uFEFF/, ''));
  const parsed = Answer.safeParse(answer);
  const pipelines = parsed.success ? parsed.data.results.filter(isThere).sort(byPlace) : [];
  const shown = pipelines
    .map((pipeline) => ({ ...pipeline, stages: pipeline.stages.filter(isThere).sort(byPlace) }))
    .filter(({ stages }) => stages.length > 0);
  if (shown.length === 0) return refuse({ reason: { code: 'not-pipelines' }, mend: { code: 'choose-pipelines-file' } });
  for (const { label, stages } of shown) {
    const fault = stagesFault(stages.length);
    if (fault) return refuse({ ...fault, item: { kind: 'process', title: label } });
  }
  return { processes: shown.map(processFrom) };
}

const isThere = ({ archived }: { archived?: boolean | undefined }): boolean => archived !== true;

function refuse(refusal: Omit<Refusal, 'path'>): Refused {
  return { refused: [{ path: '', ...refusal }], unlisted: 0 };
}

function processFrom({ label, stages }: Pipeline): Process {
  const title = label.trim().slice(0, 200);
  const tickets = stages.some(({ metadata }) => metadata?.ticketState !== undefined);
  const idOf = stageIds();
  return {
    id: idFrom(title),
    title,
    kinds: [tickets ? 'ticket' : 'deal'],
    stages: stages.map((stage) => stageFrom(stage, idOf)),
  };
}

function stageFrom(stage: PipelineStage, idOf: (id: string) => string): Stage {
  const title = stage.label.trim().slice(0, 200);
  const names = stage.id === title ? [title] : [title, stage.id.slice(0, 200)];
  return { id: idOf(idFrom(title)), title, crmStages: { hubspot: names }, outcome: outcomeOf(stage), steps: [] };
}

/** A closed ticket has come to its end as it should. A deal is over where its probability is all or nothing. */
function outcomeOf({ metadata }: PipelineStage): Stage['outcome'] {
  if (metadata?.ticketState?.toUpperCase() === 'CLOSED') return 'won';
  if (metadata?.probability === undefined || metadata.isClosed?.toLowerCase() === 'false') return 'open';
  const probability = Number(metadata.probability);
  return probability === 1 ? 'won' : probability === 0 ? 'lost' : 'open';
}

const byPlace = (
  one: { displayOrder: number; label: string },
  other: { displayOrder: number; label: string },
): number => one.displayOrder - other.displayOrder || (one.label < other.label ? -1 : 1);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
