import { first } from './1-first';
import { draft } from './2-draft';
import { notes } from './3-notes';
import { team } from './4-team';
import { hub } from './5-hub';

/**
 * One step from the version before. It runs inside the upgrade transaction, so it may only await requests of that
 * transaction, and either all of an upgrade happens or none of it. Once released a migration is never changed: a mistake
 * is mended by the next one. Each version has an example of its documents in `examples/`, which a test walks through
 * every later step.
 */
export type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void | Promise<void>;

/** Migration n (from 1) leads to version n. */
export const MIGRATIONS: readonly Migration[] = [first, draft, notes, team, hub];

/** Runs every step after `from`. A database that does not exist yet is version 0. */
export async function migrate(
  from: number,
  database: IDBDatabase,
  transaction: IDBTransaction,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (const step of steps.slice(from)) await step(database, transaction);
}
