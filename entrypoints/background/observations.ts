import type { Advice } from '../../lib/coaching/advice';
import type { CoachingEvent, StageObservedEvent } from '../../lib/coaching/events';
import { observedStage } from '../../lib/coaching/facts';
import { sameStage } from '../../lib/coaching/progress';
import { type Record as CrmRecord, recordKey } from '../../lib/crm/record';

/** Before a team is set up there is one author on this machine. */
export const LOCAL_AUTHOR = 'local';

interface Seen {
  record: CrmRecord;
  advice: Advice;
  /** What the log holds already. */
  log: readonly CoachingEvent[];
  /** This page showed the record in another stage before. */
  stageChanged: boolean;
  /** Somebody looks at the panel. */
  visible: boolean;
  /** Milliseconds since the epoch. */
  at: number;
  newId: () => string;
}

/**
 * What showing advice leaves in the log: the stage when it is another than last seen, and the top tip once per record
 * and day. Pure.
 */
export function observationsOf(seen: Seen): CoachingEvent[] {
  return [...stageObserved(seen), ...(seen.visible ? tipShown(seen) : [])];
}

function stageObserved({ record, advice, log, stageChanged, at, newId }: Seen): CoachingEvent[] {
  const stage = observedStage(record);
  if (stage === null) return [];
  const key = recordKey(record);
  const last = log
    .filter((event) => event.type === 'stage-observed')
    .filter((event) => event.record === key)
    .reduce<StageObservedEvent | null>((newest, event) => (newest && newest.at > event.at ? newest : event), null);
  if (last !== null && sameStage(last, stage)) return [];
  const { item, ...shown } = stage;
  return [{ ...act(key, item, advice, at, newId), type: 'stage-observed', ...shown, changed: stageChanged }];
}

function tipShown({ record, advice, log, at, newId }: Seen): CoachingEvent[] {
  if (advice.tip === null) return [];
  const tip = advice.tip.id;
  const key = recordKey(record);
  const today = dayOf(at);
  const already = log.some(
    (event) => event.type === 'shown' && event.record === key && event.item === tip && dayOf(event.at) === today,
  );
  return already ? [] : [{ ...act(key, tip, advice, at, newId), type: 'shown' }];
}

/**
 * Whether a tip that was not shown today would be one too many: as many others were, on whatever records, as this
 * person wants in a day.
 */
export function enoughShown(log: readonly CoachingEvent[], tip: string, dailyTips: number, at: number): boolean {
  const midnight = new Date(at).setHours(0, 0, 0, 0);
  const shown = new Set<string>();
  for (const event of log) if (event.type === 'shown' && event.at >= midnight) shown.add(event.item);
  return !shown.has(tip) && shown.size >= dailyTips;
}

const act = (record: string, item: string, advice: Advice, at: number, newId: () => string) =>
  ({ id: newId(), at, author: LOCAL_AUTHOR, hat: 'rep', record, item, release: advice.release.number }) as const;

/** Calendar day in this person's time zone. */
const dayOf = (at: number): string => new Date(at).toDateString();
