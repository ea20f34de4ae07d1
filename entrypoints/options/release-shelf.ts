import { digestOf } from '../../lib/playbook/digest';
import type { Playbook, Release } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import type { StoredFacts } from '../../lib/storage/database';
import { factsOfRelease } from '../../lib/storage/history';

export interface ReleaseShelf {
  /** A release as it is kept; null where it is not there any more. Throws as `Connection.use` does. */
  get(number: number): Promise<Release | null>;
  /**
   * The page holds this playbook, and a release of it may come. Where that has its digest, it is made of these very objects,
   * so that nothing is read and everything that was worked out of them still holds.
   */
  expect(playbook: Playbook): void;
}

type Content = Pick<Release, 'digest' | 'playbook'>;

/** Most often the active release and the one that the draft starts from. */
const KEPT = 2;

/**
 * Releases that were read already. They never change, and reading one of ten thousand tips takes a tenth of a second; but
 * after everything was deleted another one may have the number.
 */
export function makeReleaseShelf(connection: Connection): ReleaseShelf {
  let kept: Release[] = [];
  let expected: Promise<Content | null> = Promise.resolve(null);
  /** Two that ask at once get the same one. */
  const coming = new Map<string, Promise<Release | null>>();

  const fetched = async (number: number, facts: StoredFacts | null): Promise<Release | null> => {
    const content = facts && [...kept, await expected].find((one) => one?.digest === facts.digest);
    if (facts && content) return releaseOf(facts, content);
    return (await connection.use((database) => database.get('releases', number)))?.release ?? null;
  };
  return {
    async get(number) {
      const facts = await connection.use((database) => factsOfRelease(database, number));
      const isMeant = (one: Release): boolean =>
        one.number === number && one.digest === facts?.digest && one.date === facts.date;
      const known = kept.find(isMeant);
      const key = `${number} ${facts?.date} ${facts?.digest}`;
      const asked = known ?? coming.get(key) ?? fetched(number, facts);
      if (asked instanceof Promise) coming.set(key, asked);
      try {
        const release = await asked;
        if (release) kept = [release, ...kept.filter((one) => one !== release)].slice(0, KEPT);
        return release;
      } finally {
        coming.delete(key);
      }
    },
    expect(playbook) {
      // After whatever is sent meanwhile: the digest of ten thousand tips takes a moment.
      expected = new Promise((resolve) => setTimeout(resolve, 0))
        .then(() => digestOf(playbook))
        .then((digest) => ({ digest, playbook }))
        .catch(() => null);
    },
  };
}

const releaseOf = ({ number, date, author, note }: StoredFacts, { digest, playbook }: Content): Release => ({
  number,
  date,
  author,
  note,
  digest,
  playbook,
});
