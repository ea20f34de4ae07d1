import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../lib/messages';
import { type StageSighting, type Stall, stallsOf } from '../../../lib/notes/stalls';
import type { ThreadSummary } from '../../../lib/notes/thread';
import type { ReviewActions, ReviewData } from '../model';
import { endsOf } from './stage-ends';

/** Days without a change after which a record counts as stalled. */
export const STALLED_AFTER = 7;
/** Threads that are looked through for one person, the newest first; what is older says little of where they stand now. */
const MOST_THREADS = 500;
const OPEN_LISTED = 50;

export interface PersonNow {
  /** Not resolved; those that wait longest first. */
  open: readonly ThreadSummary[];
  openTotal: number;
  stalls: readonly Stall[];
}

/** What a person's notes say of where they stand; null until it is read, and again after news. */
export function usePerson(
  { ask, now }: ReviewActions,
  { release, news }: ReviewData,
  person: string,
): { now: PersonNow | null; failure: Failure | null } {
  const [read, setRead] = useState<{ person: string; now: PersonNow | null; failure: Failure | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<{ now: PersonNow | null; failure: Failure | null }> => {
      const query = { text: '', people: [person] };
      const states: ThreadSummary['state'][] = ['open', 'reopened', 'answered'];
      const [open, all] = await Promise.all([
        ask('review/list', { query: { ...query, states }, sort: 'longest-open', after: null, limit: OPEN_LISTED }),
        ask('review/list', { query, sort: 'newest', after: null, limit: MOST_THREADS }),
      ]);
      if (!open.ok) return { now: null, failure: open.error };
      if (!all.ok) return { now: null, failure: all.error };
      const records = [...new Set(all.value.threads.flatMap(({ record }) => (record ? [record.key] : [])))];
      const stages = await ask('plan/stages', { records });
      if (!stages.ok) return { now: null, failure: stages.error };
      const seen = new Map<string, StageSighting[]>();
      for (const { record, at, label } of stages.value.seen) {
        const known = seen.get(record);
        if (known) known.push({ at, label });
        else seen.set(record, [{ at, label }]);
      }
      const stalls = stallsOf(all.value.threads, seen, endsOf(release.playbook), { days: STALLED_AFTER, now: now() });
      return { now: { open: open.value.threads, openTotal: open.value.total, stalls }, failure: null };
    };
    void look().then((found) => {
      if (wanted) setRead({ person, ...found });
    });
    return () => {
      wanted = false;
    };
  }, [ask, now, release, news, person]);
  return read?.person === person ? read : { now: null, failure: null };
}
