import type { NudgeStore } from '../../team/hub/nudge-service';
import type { KeptNudge } from '../../team/hub/nudges';
import { NO_QUIET_HOURS } from '../../team/hub/nudges';
import type { QuietHours } from '../../team/policy/policy';
import type { Connection } from '../connection';
import { metaAt } from '../meta';

/** Nudges that are kept; the oldest that need nothing any more make room. */
const MOST_KEPT = 1_000;

/** Nudges in this browser's database. */
export function nudgeStore({ use }: Connection): NudgeStore {
  return {
    all: () => use((database) => database.getAll('nudges')),
    add: (nudge) =>
      use(async (database) => {
        const transaction = database.transaction('nudges', 'readwrite', { durability: 'strict' });
        const { store } = transaction;
        const isThere = (await store.getKey(nudge.id)) !== undefined;
        if (!isThere) {
          const over = (await store.count()) + 1 - MOST_KEPT;
          const oldest = over > 0 ? await store.index('at').getAll() : [];
          for (const { id } of [...oldest.filter(isOver), ...oldest].slice(0, over)) await store.delete(id);
          await store.put(nudge);
        }
        await transaction.done;
        return !isThere;
      }),
    change: (id, change) =>
      use(async (database) => {
        const transaction = database.transaction('nudges', 'readwrite', { durability: 'strict' });
        const before = await transaction.store.get(id);
        const after = before ? change(before) : null;
        if (after && after !== before) await transaction.store.put(after);
        await transaction.done;
        return after;
      }),
    mark: (filter) => use(async (database) => (await database.get('hub-marks', filter))?.sequence ?? 0),
    setMark: (mark) =>
      use(async (database) => {
        await database.put('hub-marks', mark);
      }),
  };
}

const isOver = ({ word, unsent, untold }: KeptNudge): boolean =>
  word !== undefined && !unsent && (untold ?? []).length === 0;

/** When this browser's person wants no nudges. */
export function nudgeLimits({ use }: Connection): Promise<QuietHours> {
  return use(async (database) => {
    const note = await metaAt({ get: (key) => database.get('meta', key) }, 'nudge-limits');
    return note?.limits ?? NO_QUIET_HOURS;
  });
}

export function setNudgeLimits({ use }: Connection, limits: QuietHours): Promise<void> {
  return use(async (database) => {
    await database.put('meta', { key: 'nudge-limits', limits });
  });
}
