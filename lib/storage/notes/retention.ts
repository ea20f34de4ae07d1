import type { Database } from '../database';
import { metaAt } from '../meta';
import type { Written } from './acts';
import { erase } from './erase';

const DAY = 24 * 60 * 60 * 1_000;

const retentionIn = (database: Database) => metaAt({ get: (key) => database.get('meta', key) }, 'note-retention');

/** Days for which threads are kept after their last word; null: until a person erases them. */
export async function retentionDays(database: Database): Promise<number | null> {
  return (await retentionIn(database))?.days ?? null;
}

/** Keeps that, and erases what is older already. Answers how many threads that were. */
export async function setRetention(
  database: Database,
  days: number | null,
  now: number,
  told: (written: Written) => void,
): Promise<number> {
  if (days === null) {
    await database.delete('meta', 'note-retention');
    return 0;
  }
  await database.put('meta', { key: 'note-retention', days, ran: now });
  return (await erase(database, { before: now - days * DAY }, told)).threads;
}

/** Erases what has become too old, once a day at most. */
export async function keepRetention(database: Database, now: number, told: (written: Written) => void): Promise<void> {
  const kept = await retentionIn(database);
  if (!kept || now - kept.ran < DAY) return;
  await setRetention(database, kept.days, now, told);
}
