import type { Example } from '../draft-requests';
import type { Database } from './database';

/** Most records that are kept as examples; the oldest make room. */
export const MOST_EXAMPLES = 100;

/** Keeps a record as an example; the same id again replaces it. Durable when it resolves. */
export async function keepExample(database: Database, example: Example): Promise<void> {
  const transaction = database.transaction('examples', 'readwrite', { durability: 'strict' });
  await transaction.store.put(example);
  const all = await transaction.store.getAll();
  const old = all.sort((one, other) => other.keptAt - one.keptAt).slice(MOST_EXAMPLES);
  for (const { id } of old) await transaction.store.delete(id);
  await transaction.done;
}

/** Every example, the newest first. */
export async function allExamples(database: Database): Promise<Example[]> {
  return (await database.getAll('examples')).sort((one, other) => other.keptAt - one.keptAt);
}

/** Deletes one; one that is not there is deleted already. */
export async function removeExample(database: Database, id: string): Promise<void> {
  await database.delete('examples', id);
}
