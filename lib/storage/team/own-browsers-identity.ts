import type { OwnIdentity } from '../../team/own-browsers/person';
import { same } from '../../team/own-browsers/person';
import type { Database } from '../database';
import { metaAt } from '../meta';

/** Who this browser's person says they are; null where they have not said it. */
export async function ownIdentity(database: Database): Promise<OwnIdentity | null> {
  const transaction = database.transaction(['meta', 'people']);
  const known = await metaAt(transaction.objectStore('meta'), 'note-self');
  const person = known && (await transaction.objectStore('people').get(known.id));
  await transaction.done;
  if (!person) return null;
  const { id, name, email, roles, at } = person;
  return { id, name, email, roles, at };
}

/**
 * Takes over who the person is in their other browsers. Where something was written here under another id, or a hub knows this
 * browser by one, that id stays, or it would be somebody else's: then only name, e-mail and roles are taken. That this browser's person read what leaves is not taken
 * over. Answers whether anything changed; durable when it resolves.
 */
export async function adoptIdentity(database: Database, identity: OwnIdentity): Promise<boolean> {
  const transaction = database.transaction(['meta', 'people', 'threads', 'team'], 'readwrite', {
    durability: 'strict',
  });
  const [meta, people] = [transaction.objectStore('meta'), transaction.objectStore('people')];
  const team = transaction.objectStore('team');
  const known = await metaAt(meta, 'note-self');
  const inUse =
    known !== undefined &&
    ((await transaction.objectStore('threads').index('people').count(known.id)) > 0 ||
      (await team.getKey('hub')) !== undefined ||
      (await team.getKey('hub-identity')) !== undefined);
  const id = inUse ? known.id : identity.id;
  const before = await people.get(id);
  const after = { ...identity, id };
  const changed = known?.id !== id || !same(before, after);
  if (changed) {
    if (known && known.id !== id) await people.delete(known.id);
    if (known?.id !== id) await meta.put({ key: 'note-self', id, shared: false });
    await people.put(after);
  }
  await transaction.done;
  return changed;
}
