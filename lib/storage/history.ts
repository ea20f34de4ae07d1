import type { ReleaseEntry } from '../draft-requests';
import type { SizedRelease } from '../playbook/release';
import type { Database, StoredFacts } from './database';
import { metaAt } from './meta';

export const factsKey = (number: number): `facts ${number}` => `facts ${number}`;

/** What the history shows of a release, kept beside it. */
export function storedFacts({ release, bytes }: SizedRelease): StoredFacts {
  const { number, date, author, note, digest, playbook } = release;
  return { number, date, author, note, digest, title: playbook.title, bytes, vision: playbook.vision };
}

/** The facts of a release, without reading all of it; null where it is not there. */
export async function factsOfRelease(database: Database, number: number): Promise<StoredFacts | null> {
  const note = await database.get('meta', factsKey(number));
  return note && 'facts' in note ? note.facts : null;
}

/** The facts of the active release, without reading all of it; null before the first one. */
export async function activeFacts(database: Database): Promise<StoredFacts | null> {
  const transaction = database.transaction('meta');
  const active = await metaAt(transaction.store, 'active-release');
  const note = active && (await transaction.store.get(factsKey(active.release)));
  await transaction.done;
  return note && 'facts' in note ? note.facts : null;
}

/** Every release that is kept, the newest first. Reads no whole release. */
export async function releaseHistory(database: Database): Promise<ReleaseEntry[]> {
  const transaction = database.transaction(['meta', 'releases']);
  const meta = transaction.objectStore('meta');
  const [active, kept, notes] = await Promise.all([
    metaAt(meta, 'active-release'),
    transaction.objectStore('releases').getAllKeys(),
    meta.getAll(IDBKeyRange.bound('facts ', 'facts \uffff')),
  ]);
  await transaction.done;
  const there = new Set(kept);
  return notes
    .flatMap((note) => ('facts' in note && there.has(note.facts.number) ? [note.facts] : []))
    .map((facts) => ({ ...facts, active: facts.number === active?.release }))
    .sort((one, other) => other.number - one.number);
}
