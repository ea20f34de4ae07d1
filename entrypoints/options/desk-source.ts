import { KnownFailure } from '../../lib/failure';
import { type Answered, ask } from '../../lib/messages';
import type { Release } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import { storageFailure } from '../../lib/storage/database';
import { wholeDraft } from '../../lib/storage/draft';
import { activeRelease } from '../../lib/storage/releases';
import type { StoredDraft } from './live-draft';

/** Where the desk reads from and whom it asks to write; a test hands in its own. */
export interface DeskSource {
  /** The draft with the release it starts from, and the one that is active. */
  read(): Promise<Answered<{ draft: StoredDraft; active: Release }>>;
  ask: typeof ask;
}

/** Reads the database itself, as nothing is written; everything else is asked of the background. */
export function makeDeskSource(connection: Connection): DeskSource {
  return {
    ask,
    async read() {
      // Also what installs the first release.
      const ready = await ask('release/active', {});
      if (!ready.ok) return ready;
      try {
        const { facts, base, edits } = await connection.use(wholeDraft);
        const { draft, revision } = facts;
        const active = facts.base === ready.value.number ? base : (await connection.use(activeRelease))?.release;
        if (!active) throw new KnownFailure('no-release');
        return { ok: true, value: { draft: { draft, base: facts.base, revision, edits, release: base }, active } };
      } catch (error) {
        return { ok: false, error: storageFailure(error).failure };
      }
    },
  };
}
