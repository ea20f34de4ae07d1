import type { Identity } from '../../note-requests';
import type { Person } from '../../notes/event';
import type { Database, Meta } from '../database';
import { metaAt } from '../meta';

/** Who this browser's person is. The id is made at random when the first thing is written; a name only where they give one. */

interface MetaStore {
  get(key: string): Promise<Meta | undefined>;
  put(meta: Meta): Promise<unknown>;
}

/** The id under which this browser's person writes; made now if there is none. Part of the transaction that `meta` is of. */
export async function ownId(meta: MetaStore): Promise<string> {
  const known = await metaAt(meta, 'note-self');
  if (known) return known.id;
  const id = crypto.randomUUID();
  await meta.put({ key: 'note-self', id, shared: false });
  return id;
}

export interface Self {
  /** Null: nothing was written yet. */
  self: string | null;
  /** Null: they have not said who they are. */
  me: Identity | null;
}

/** Who this browser's person is, as far as they said. */
export async function whoAmI(database: Database): Promise<Self> {
  const transaction = database.transaction(['meta', 'people']);
  const known = await metaAt(transaction.objectStore('meta'), 'note-self');
  const person = known && (await transaction.objectStore('people').get(known.id));
  await transaction.done;
  return { self: known?.id ?? null, me: known && person ? identityOf(person, known.shared) : null };
}

/** Keeps what a person says about themselves. Durable when it resolves. */
export function setIdentity(
  database: Database,
  said: Pick<Person, 'name' | 'email' | 'roles'>,
  now: number,
): Promise<Identity> {
  return changing(database, async (meta, people) => {
    const id = await ownId(meta);
    const before = await people.get(id);
    const person: Person = { ...said, id, at: Math.max(now, (before?.at ?? 0) + 1) };
    await people.put(person);
    return identityOf(person, (await metaAt(meta, 'note-self'))?.shared ?? false);
  });
}

/** Notes that the person has read what leaves. Null where they have not said who they are: then nothing can be shared. */
export function setShared(database: Database): Promise<Identity | null> {
  return changing(database, async (meta, people) => {
    const known = await metaAt(meta, 'note-self');
    const person = known && (await people.get(known.id));
    if (!person) return null;
    await meta.put({ ...known, shared: true });
    return identityOf(person, true);
  });
}

async function changing<T>(
  database: Database,
  change: (
    meta: MetaStore,
    people: { get(id: string): Promise<Person | undefined>; put(person: Person): Promise<unknown> },
  ) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(['meta', 'people'], 'readwrite', { durability: 'strict' });
  const answer = await change(transaction.objectStore('meta'), transaction.objectStore('people'));
  await transaction.done;
  return answer;
}

const identityOf = ({ id, name, email, roles }: Person, shared: boolean): Identity => ({
  id,
  name,
  email,
  roles,
  shared,
});
