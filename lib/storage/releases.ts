import { type CutRelease, cutRelease } from '../playbook/cut-release';
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
 * The active release cut up, by far the quickest form to read. Null where it has to be made first: another version of the
 * extension checked what it was made from, or it is of another release.
 */
export async function activeCutRelease(database: Database, version: string): Promise<CutRelease | null> {
  const transaction = database.transaction('meta');
  const [active, cut] = await Promise.all([
    transaction.store.get('active-release'),
    transaction.store.get('cut-release'),
  ]);
  await transaction.done;
  return cut?.key === 'cut-release' && cut.release === active?.release && cut.checkedBy === version ? cut.cut : null;
}

/**
 * Stores a release and makes it the active one, all of it or nothing. Releases are immutable: a number that is there already
 * keeps its document. `checkedBy`: the version of the extension that parsed it. Durable when it resolves.
 */
export async function installRelease(database: Database, release: Release, checkedBy: string): Promise<void> {
  const transaction = database.transaction(['meta', 'releases'], 'readwrite', { durability: 'strict' });
  const releases = transaction.objectStore('releases');
  const meta = transaction.objectStore('meta');
  if ((await releases.getKey(release.number)) === undefined) {
    await releases.put({ number: release.number, release, checkedBy });
    await meta.put({ key: 'cut-release', release: release.number, cut: cutRelease(release), checkedBy });
  } else {
    await meta.delete('cut-release');
  }
  await meta.put({ key: 'active-release', release: release.number });
  await transaction.done;
}

/** Notes that this version of the extension has parsed the active release, so that it need not do so at each start. */
export async function markChecked(database: Database, release: Release, checkedBy: string): Promise<void> {
  const { number } = release;
  const transaction = database.transaction(['meta', 'releases'], 'readwrite');
  const meta = transaction.objectStore('meta');
  // Another one may have been installed meanwhile.
  if ((await meta.get('active-release'))?.release === number) {
    await transaction.objectStore('releases').put({ number, release, checkedBy });
    await meta.put({ key: 'cut-release', release: number, cut: cutRelease(release), checkedBy });
  }
  await transaction.done;
}
