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

/** Days after which people and stages count as quiet, before anybody chose. */
const FIRST_QUIET_DAYS = 14;

/** Remembers the days that are asked for; null: as many as last time. 0 is everybody, and not remembered. */
export async function quietDays(database: Database, asked: number | null): Promise<number> {
  if (asked === 0) return 0;
  const store = { get: (key: string) => database.get('meta', key) };
  if (asked === null) return (await metaAt(store, 'note-quiet'))?.days ?? FIRST_QUIET_DAYS;
  await database.put('meta', { key: 'note-quiet', days: asked });
  return asked;
}
