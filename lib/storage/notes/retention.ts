import { retentionInForce } from '../../team/policy/effective';
import type { PolicyRetention } from '../../team/policy/policy';
import type { Database } from '../database';
import { metaAt } from '../meta';
import type { Written } from './acts';
import { erase } from './erase';

const DAY = 24 * 60 * 60 * 1_000;

const retentionIn = (database: Database) => metaAt({ get: (key) => database.get('meta', key) }, 'note-retention');

/** Days for which this person keeps threads after their last word; null: until they erase them. */
export async function retentionDays(database: Database): Promise<number | null> {
  return (await retentionIn(database))?.days ?? null;
}

/**
 * Notes what the person chose, and erases what is too old by that and by what their organization set. Answers how many threads
 * that were.
 */
export async function setRetention(
  database: Database,
  days: number | null,
  policy: PolicyRetention | null,
  now: number,
  told: (written: Written) => void,
): Promise<number> {
  const inForce = retentionInForce(days, policy);
  if (days === null && inForce === null) await database.delete('meta', 'note-retention');
  else await database.put('meta', { key: 'note-retention', days, ran: now });
  return inForce === null ? 0 : (await erase(database, { before: now - inForce * DAY }, told)).threads;
}

/** Erases what has become too old, once a day at most, or in any case: another word of the organization counts at once. */
export async function keepRetention(
  database: Database,
  policy: PolicyRetention | null,
  now: number,
  told: (written: Written) => void,
  inAnyCase = false,
): Promise<void> {
  const kept = await retentionIn(database);
  if ((!kept && policy === null) || (kept && !inAnyCase && now - kept.ran < DAY)) return;
  await setRetention(database, kept?.days ?? null, policy, now, told);
}
