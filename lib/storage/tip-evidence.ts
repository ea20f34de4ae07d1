import type { TipEvidence } from '../coaching/tip-evidence';
import { tipCounter } from '../coaching/tip-evidence';
import type { Database } from './database';

/** Events read at once: a long log is counted in pieces, and the page stays at hand between them. */
const AT_ONCE = 2_000;

/** What people saw of each tip and said of it, by tip id; one pass over the log. */
export async function countTips(database: Database): Promise<Map<string, TipEvidence>> {
  const counter = tipCounter();
  let from: IDBKeyRange | null = null;
  for (;;) {
    const events = await database.getAll('events', from, AT_ONCE);
    counter.add(events);
    const last = events.at(-1);
    if (!last || events.length < AT_ONCE) return counter.counted();
    from = IDBKeyRange.lowerBound(last.id, true);
  }
}
