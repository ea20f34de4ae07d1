import type { Meta } from './database';

type MetaAt<Key extends string> = Extract<Meta, { key: Key }>;

/** One of the notes of the `meta` store; undefined where it is not there. */
export async function metaAt<Key extends Exclude<Meta['key'], `facts ${number}`>>(
  store: { get(key: string): Promise<Meta | undefined> },
  key: Key,
): Promise<MetaAt<Key> | undefined> {
  const isIt = (meta: Meta): meta is Meta & MetaAt<Key> => meta.key === key;
  const found = await store.get(key);
  return found && isIt(found) ? found : undefined;
}
