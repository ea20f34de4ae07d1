import type { Advice } from '../../lib/coaching/advice';
import type { CoachingEvent } from '../../lib/coaching/events';
import { type Record as CrmRecord, readingOf, recordKey } from '../../lib/crm/record';

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
  const stage = readingOf(record, 'stage');
  if (stage.state !== 'filled' || stage.value?.kind !== 'choice') return [];
  const { label, api } = stage.value;
  const key = recordKey(record);
  const last = log
    .filter((event) => event.type === 'stage-observed' && event.record === key)
    .reduce<CoachingEvent | null>((newest, event) => (newest && newest.at > event.at ? newest : event), null);
  if (last?.type === 'stage-observed' && (api !== undefined && last.api ? last.api === api : last.label === label)) {
    return [];
  }
  return [
    {
      ...act(key, 'stage', advice, at, newId),
      type: 'stage-observed',
      label,
      ...(api === undefined ? {} : { api }),
      changed: stageChanged,
    },
  ];
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

const act = (record: string, item: string, advice: Advice, at: number, newId: () => string) =>
  ({ id: newId(), at, author: LOCAL_AUTHOR, hat: 'rep', record, item, release: advice.release.number }) as const;

/** Calendar day in this person's time zone. */
const dayOf = (at: number): string => new Date(at).toDateString();
