import type { Database } from './database';
import { metaAt } from './meta';

/** Which release this person was told of last. */
export interface SeenRelease {
  /** The one in force then. */
  release: number;
  /** The publisher's number of one that waited then; null: none was put away. */
  waiting: number | null;
}

/**
 * What is in force, and what the person was told of. Where they were told of none yet, it is what is in force now: nobody is
 * told of the release that they begin with. Null before the first one.
 */
export async function seenRelease(database: Database): Promise<{ active: number; seen: SeenRelease } | null> {
  const transaction = database.transaction('meta');
  const [active, seen] = await Promise.all([
    metaAt(transaction.store, 'active-release'),
    metaAt(transaction.store, 'release-seen'),
  ]);
  await transaction.done;
  if (!active) return null;
  if (seen) return { active: active.release, seen };
  const first = { release: active.release, waiting: null };
  await tell(database, first);
  return { active: active.release, seen: first };
}

/** Notes that the person was told. */
export async function tell(database: Database, seen: SeenRelease): Promise<void> {
  await database.put('meta', { key: 'release-seen', ...seen });
}

/** Notes which releases one takes back, before it is in force. */
export async function noteBack(database: Database, release: number, back: readonly number[]): Promise<void> {
  if (back.length > 0) await database.put('meta', { key: 'release-back', release, back: [...back] });
}

/** Which releases this one takes back. */
export async function backOf(database: Database, release: number): Promise<number[]> {
  const note = await metaAt({ get: (key) => database.get('meta', key) }, 'release-back');
  return note?.release === release ? note.back : [];
}
