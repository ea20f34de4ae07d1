import { KnownFailure } from '../../lib/failure';
import { type Answered, ask } from '../../lib/messages';
import type { Playbook, Release } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import { storageFailure } from '../../lib/storage/database';
import { draftNews } from '../../lib/storage/draft';
import type { StoredDraft } from './live-draft';
import type { ReleaseShelf } from './release-shelf';

/** Where the desk reads from and whom it asks to write; a test hands in its own. */
export interface DeskSource {
  /** The draft with the release it starts from, and the one that is active. */
  read(): Promise<Answered<{ draft: StoredDraft; active: Release }>>;
  ask: typeof ask;
  /** A release of this playbook may come: see `ReleaseShelf.expect`. */
  expect(playbook: Playbook): void;
}

/** Reads the database itself, as nothing is written; everything else is asked of the background. */
export function makeDeskSource(connection: Connection, shelf: ReleaseShelf): DeskSource {
  return {
    ask,
    expect: shelf.expect,
    async read() {
      // Also what installs the first release.
      const ready = await ask('release/active', {});
      if (!ready.ok) return ready;
      try {
        const draft = await connection.use((database) => draftNews(database, { draft: 0, revision: 0 }));
        const [release, active] = [await shelf.get(draft.base), await shelf.get(ready.value.number)];
        if (!release || !active) throw new KnownFailure('no-release');
        return { ok: true, value: { draft: { ...draft, release }, active } };
      } catch (error) {
        return { ok: false, error: storageFailure(error).failure };
      }
    },
  };
}
