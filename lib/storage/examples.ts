import { recordKey } from '../crm/record';
import type { Example } from '../draft-requests';
import type { Database } from './database';

/** Most records that are kept as examples; the oldest make room. */
export const MOST_EXAMPLES = 100;

/**
 * Keeps a record as an example, in the place of an older one of the same record; the same id again replaces it. Answers
 * whether there was an older one. Durable when it resolves.
 */
export async function keepExample(database: Database, example: Example): Promise<boolean> {
  const transaction = database.transaction('examples', 'readwrite', { durability: 'strict' });
  const key = recordKey(example.record);
  const others = (await transaction.store.getAll()).filter(({ id }) => id !== example.id);
  const older = others.filter(({ record }) => recordKey(record) === key);
  const rest = others.filter((other) => !older.includes(other)).sort((one, other) => other.keptAt - one.keptAt);
  for (const { id } of [...older, ...rest.slice(MOST_EXAMPLES - 1)]) await transaction.store.delete(id);
  await transaction.store.put(example);
  await transaction.done;
  return older.length > 0;
}

/** Every example, the newest first. */
export async function allExamples(database: Database): Promise<Example[]> {
  return (await database.getAll('examples')).sort((one, other) => other.keptAt - one.keptAt);
}

/** Deletes one; one that is not there is deleted already. */
export async function removeExample(database: Database, id: string): Promise<void> {
  await database.delete('examples', id);
}
