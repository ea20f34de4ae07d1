import { type CutRelease, cutRelease } from '../playbook/cut-release';
import { bytesOf, type SizedRelease } from '../playbook/release';
import type { Release } from '../playbook/schema';
import type { Database, StoredDraft, StoredRelease } from './database';
import { factsKey, storedFacts } from './history';
import { metaAt } from './meta';

/** The active release as stored, or null before the first one is installed. */
export async function activeRelease(database: Database): Promise<StoredRelease | null> {
  const transaction = database.transaction(['meta', 'releases']);
  const active = await metaAt(transaction.objectStore('meta'), 'active-release');
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
    metaAt(transaction.store, 'active-release'),
    metaAt(transaction.store, 'cut-release'),
  ]);
  await transaction.done;
  return cut && cut.release === active?.release && cut.checkedBy === version ? cut.cut : null;
}

/**
 * Stores a release and makes it the active one, all of it or nothing. Releases are immutable: a number that is there already
 * keeps its document. `checkedBy`: the version of the extension that parsed it. Durable when it resolves.
 *
 * `published`: the draft that it was made of, whose edits then are part of it; false, and nothing is done, where more has
 * happened to the draft since, or another release is active than the one it started from. Without it a draft that has edits
 * stays as it is, to be merged; one that has none starts from this release.
 *
 * That flags on what it changed are to be credited is noted in the same transaction (`lib/storage/notes/credits.ts`); `came`: it
 * was published elsewhere.
 */
export async function installRelease(
  database: Database,
  release: Release,
  checkedBy: string,
  came = false,
): Promise<boolean> {
  return installSized(database, { release, bytes: bytesOf(release) }, checkedBy, undefined, came);
}

/** The same of a release whose length is known. */
export async function installSized(
  database: Database,
  { release, bytes }: SizedRelease,
  checkedBy: string,
  published?: Pick<StoredDraft, 'draft' | 'revision'>,
  came = false,
): Promise<boolean> {
  const transaction = database.transaction(['meta', 'releases', 'edits'], 'readwrite', { durability: 'strict' });
  const releases = transaction.objectStore('releases');
  const meta = transaction.objectStore('meta');
  const { number } = release;
  const [draft, active] = await Promise.all([metaAt(meta, 'draft'), metaAt(meta, 'active-release')]);
  if (published && (draft?.revision !== published.revision || draft.base !== active?.release)) {
    await transaction.done;
    return false;
  }
  if ((await releases.getKey(number)) === undefined) {
    await releases.put({ number, release, checkedBy });
    await meta.put({ key: 'cut-release', release: number, cut: cutRelease(release), checkedBy });
    await meta.put({ key: factsKey(number), facts: storedFacts({ release, bytes }) });
  } else {
    await meta.delete('cut-release');
  }
  await meta.put({ key: 'active-release', release: number });
  if (active && active.release !== number) {
    const due = (await metaAt(meta, 'credits-due'))?.due ?? [];
    await meta.put({
      key: 'credits-due',
      due: [...due, { release: number, before: active.release, ...(came ? { came } : {}) }],
    });
  }
  const edits = draft ? await transaction.objectStore('edits').index('draft').getAll(draft.draft) : [];
  if (published || !edits.some(({ standing }) => standing === 'done')) {
    const revision = (draft?.revision ?? 0) + 1;
    for (const edit of edits) {
      if (edit.standing === 'dropped') continue;
      const kept = edit.standing === 'done' ? ({ release: number } as const) : ({ standing: 'dropped' } as const);
      await transaction.objectStore('edits').put({ ...edit, ...kept, revision });
    }
    const ended = published ? ({ draft: published.draft, how: 'published', release: number } as const) : null;
    await meta.put({ key: 'draft', draft: (draft?.draft ?? 0) + 1, base: number, revision, ended });
  }
  await transaction.done;
  return true;
}

/** Notes that this version of the extension has parsed the active release, so that it need not do so at each start. */
export async function markChecked(database: Database, release: Release, checkedBy: string): Promise<void> {
  const { number } = release;
  const transaction = database.transaction(['meta', 'releases'], 'readwrite');
  const meta = transaction.objectStore('meta');
  // Another one may have been installed meanwhile.
  if ((await metaAt(meta, 'active-release'))?.release === number) {
    await transaction.objectStore('releases').put({ number, release, checkedBy });
    await meta.put({ key: 'cut-release', release: number, cut: cutRelease(release), checkedBy });
  }
  await transaction.done;
}
