import type { Release } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import { factsOfRelease } from '../../lib/storage/history';

export interface ReleaseShelf {
  /** A release as it is kept; null where it is not there any more. Throws as `Connection.use` does. */
  get(number: number): Promise<Release | null>;
}

/** Most often the active release and the one that the draft starts from. */
const KEPT = 2;

/**
 * Releases that were read already. They never change, and reading one of ten thousand tips takes a tenth of a second; but
 * after everything was deleted another one may have the number.
 */
export function makeReleaseShelf(connection: Connection): ReleaseShelf {
  let kept: Release[] = [];
  return {
    async get(number) {
      const facts = await connection.use((database) => factsOfRelease(database, number));
      const known = kept.find(({ digest, date }) => digest === facts?.digest && date === facts.date);
      const release = known ?? (await connection.use((database) => database.get('releases', number)))?.release;
      if (!release) return null;
      kept = [release, ...kept.filter((one) => one !== release)].slice(0, KEPT);
      return release;
    },
  };
}
