import type { Release } from '../playbook/schema';
import type { Database, StoredRelease } from './database';

/** The active release as stored, or null before the first one is installed. */
export async function activeRelease(database: Database): Promise<StoredRelease | null> {
  const transaction = database.transaction(['meta', 'releases']);
  const active = await transaction.objectStore('meta').get('active-release');
  const stored = active && (await transaction.objectStore('releases').get(active.release));
  await transaction.done;
  return stored ?? null;
}

/**
 * Stores a release and makes it the active one, both or neither. Releases are immutable: a number that is there already
 * keeps its document. Durable when it resolves.
 */
export async function installRelease(database: Database, release: Release, checkedBy: string): Promise<void> {
  const transaction = database.transaction(['meta', 'releases'], 'readwrite', { durability: 'strict' });
  const releases = transaction.objectStore('releases');
  if ((await releases.getKey(release.number)) === undefined) {
    await releases.put({ number: release.number, release, checkedBy });
  }
  await transaction.objectStore('meta').put({ key: 'active-release', release: release.number });
  await transaction.done;
}

/** Notes that this version of the extension has parsed a stored release, so that it need not do so at each start. */
export async function markChecked(database: Database, stored: StoredRelease, checkedBy: string): Promise<void> {
  await database.put('releases', { ...stored, checkedBy });
}
