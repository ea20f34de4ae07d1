import type { CoachingPlan, SavedFilter } from '../../note-requests';
import type { Database } from '../database';
import { metaAt } from '../meta';

/** What is planned with a person; empty before anything was. */
export async function planOf(database: Database, person: string): Promise<CoachingPlan> {
  return (await database.get('plans', person)) ?? { person, privateNotes: [], actions: [], lastContact: null };
}

/** Keeps a plan whole. Durable when it resolves. */
export async function keepPlan(database: Database, plan: CoachingPlan): Promise<CoachingPlan> {
  const transaction = database.transaction('plans', 'readwrite', { durability: 'strict' });
  await transaction.store.put(plan);
  await transaction.done;
  return plan;
}

/** The saved filters of the review page, in the order in which they were kept. */
export async function savedFilters(database: Database): Promise<SavedFilter[]> {
  return (await metaAt({ get: (key) => database.get('meta', key) }, 'note-filters'))?.filters ?? [];
}

/** Keeps a filter in its place, or behind the others. */
export function keepFilter(database: Database, filter: SavedFilter): Promise<SavedFilter[]> {
  return changeFilters(database, (filters) =>
    filters.some(({ id }) => id === filter.id)
      ? filters.map((one) => (one.id === filter.id ? filter : one))
      : [...filters, filter],
  );
}

export function dropFilter(database: Database, id: string): Promise<SavedFilter[]> {
  return changeFilters(database, (filters) => filters.filter((one) => one.id !== id));
}

async function changeFilters(
  database: Database,
  change: (filters: SavedFilter[]) => SavedFilter[],
): Promise<SavedFilter[]> {
  const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
  const filters = change((await metaAt(transaction.store, 'note-filters'))?.filters ?? []);
  await transaction.store.put({ key: 'note-filters', filters });
  await transaction.done;
  return filters;
}
