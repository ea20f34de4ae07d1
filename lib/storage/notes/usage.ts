import type { Database } from '../database';
import type { StoreUsage } from '../usage';
import { partRange } from './block';

/** How many threads there are, how old, and about how large: without reading them, of which there can be very many. */
export async function noteUsage(database: Database): Promise<StoreUsage> {
  const transaction = database.transaction(['threads', 'note-index']);
  const byTime = transaction.objectStore('threads').index('lastAt');
  const [count, oldest, newest, blocks] = await Promise.all([
    byTime.count(),
    byTime.openKeyCursor(),
    byTime.openKeyCursor(null, 'prev'),
    transaction.objectStore('note-index').getAll(partRange('numbers')),
  ]);
  await transaction.done;
  const sizes = blocks.flatMap((block) => (block.part === 'numbers' ? [...block.size] : []));
  return {
    store: 'notes',
    count,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    oldest: oldest?.key ?? null,
    newest: newest?.key ?? null,
  };
}
