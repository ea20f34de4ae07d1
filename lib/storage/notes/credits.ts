import type { ThreadView } from '../../notes/thread';
import type { Release } from '../../playbook/schema';
import type { Database } from '../database';
import { metaAt } from '../meta';
import { ownId } from './self';

/** A release whose flags are to be credited, with the release that it followed. */
export interface CreditDue {
  release: number;
  before: number;
  /** It came from a team. */
  came?: true;
}

/** Releases whose flags are still to be credited, in the order in which they came. */
export async function creditsDue(database: Database): Promise<CreditDue[]> {
  const transaction = database.transaction('meta');
  const noted = await metaAt(transaction.store, 'credits-due');
  await transaction.done;
  return noted?.due ?? [];
}

/** Notes that the flags of a release were credited. */
export async function creditDone(database: Database, release: number): Promise<void> {
  const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
  const due = ((await metaAt(transaction.store, 'credits-due'))?.due ?? []).filter((one) => one.release !== release);
  if (due.length > 0) await transaction.store.put({ key: 'credits-due', due });
  else await transaction.store.delete('credits-due');
  await transaction.done;
}

/** Every flag, as its thread is now. */
export async function allFlags(database: Database): Promise<ThreadView[]> {
  return (await database.getAllFromIndex('threads', 'flag')).map(({ view }) => view);
}

/** A release as it is kept, and the one before it; null where one of them is not kept any more. */
export async function releasePair(
  database: Database,
  { release, before }: CreditDue,
): Promise<{ before: Release; after: Release } | null> {
  const [old, made] = await Promise.all([database.get('releases', before), database.get('releases', release)]);
  return old && made ? { before: old.release, after: made.release } : null;
}

/** The id under which this browser's person writes, made now if there is none. */
export async function writerId(database: Database): Promise<string> {
  const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
  const id = await ownId(transaction.store);
  await transaction.done;
  return id;
}

/** Whether the publisher of a release that came has the flags that are not private: a hub was joined, over which they go. */
export async function knowsFlags(database: Database): Promise<boolean> {
  return (await database.getKey('team', 'hub')) !== undefined;
}
