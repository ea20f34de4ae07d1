import type { NotedRecord } from './event';
import type { ThreadView } from './thread';

/** A record was seen in a stage: by the panel, or in what a note keeps of it. */
export interface StageSighting {
  /** Milliseconds since the epoch. */
  at: number;
  label: string;
}

/** A record that has stood in one stage since it was first seen in it. */
export interface Stall {
  record: NotedRecord;
  stage: string;
  /** Step that was next when a note was last written there; null where none was. */
  step: string | null;
  /** Milliseconds since the epoch of the first sighting in this stage. It may stand there for longer. */
  since: number;
}

const DAY = 86_400_000;

/**
 * Where records have stood for at least so many days without a change that was seen on this computer, the longest first.
 * `seen`: what the panel saw, by `recordKey`. `isOver`: whether a stage is an end, in which nothing can stall.
 */
export function stallsOf(
  threads: readonly Pick<ThreadView, 'record' | 'snapshot' | 'beganAt'>[],
  seen: ReadonlyMap<string, readonly StageSighting[]>,
  isOver: (record: NotedRecord, stage: string) => boolean,
  { days, now }: { days: number; now: number },
): Stall[] {
  const records = new Map<string, typeof threads>();
  for (const thread of threads) {
    if (thread.record) records.set(thread.record.key, [...(records.get(thread.record.key) ?? []), thread]);
  }
  const stalls = [...records].flatMap(([key, own]): Stall[] => {
    const written = [...own].sort((one, other) => one.beganAt - other.beganAt);
    const noted = written.flatMap(({ beganAt, snapshot: { stage } }) =>
      stage === null ? [] : [{ at: beganAt, label: stage }],
    );
    const now = standing([...(seen.get(key) ?? []), ...noted]);
    const record = written.at(-1)?.record;
    if (!now || !record || isOver(record, now.stage)) return [];
    const there = written.findLast(({ snapshot }) => snapshot.stage === now.stage && snapshot.step !== null);
    return [{ ...now, record, step: there?.snapshot.step ?? null }];
  });
  return stalls
    .filter(({ since }) => now - since >= days * DAY)
    .sort((one, other) => one.since - other.since || (one.record.key < other.record.key ? -1 : 1));
}

/** The stage that was seen last, and since when it was seen without another one between; null where none was seen. */
function standing(sightings: readonly StageSighting[]): Pick<Stall, 'stage' | 'since'> | null {
  return [...sightings]
    .sort((one, other) => one.at - other.at)
    .reduce<Pick<Stall, 'stage' | 'since'> | null>(
      (last, { at, label }) => (last?.stage === label ? last : { stage: label, since: at }),
      null,
    );
}
