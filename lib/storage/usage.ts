import { browser } from 'wxt/browser';
import type { ReleaseEntry } from '../draft-requests';
import type { Database } from './database';
import { releaseHistory } from './history';
import type { Held, Queued } from './hub/stored';
import { allDrafts } from './notes/drafts';
import { noteUsage } from './notes/usage';

/**
 * The stores as a person knows them. What `meta` holds of releases and drafts counts with the releases; `notes` are the notes'
 * events with the threads and the index that are made of them; `hub` is what is on its way to the hub or came from it and waits.
 */
export const STORES = [
  'releases',
  'edits',
  'examples',
  'events',
  'notes',
  'drafts',
  'people',
  'plans',
  'pipelines',
  'team',
  'hub',
  'nudges',
  'sync-log',
  'preferences',
] as const;
export type StoreName = (typeof STORES)[number];

export interface StoreUsage {
  store: StoreName;
  count: number;
  /** UTF-8 length of the entries as JSON: close to what they take, not what the disk says. */
  bytes: number;
  /** Milliseconds since the epoch; null where there is nothing, or nothing that has a date. */
  oldest: number | null;
  newest: number | null;
}

/** What is kept, store by store. */
export async function storeUsage(database: Database): Promise<StoreUsage[]> {
  const [
    releases,
    events,
    pipelines,
    edits,
    examples,
    notes,
    drafts,
    people,
    plans,
    team,
    hub,
    nudges,
    log,
    preferences,
  ] = await Promise.all([
    releaseHistory(database),
    database.getAll('events'),
    database.getAll('pipelines'),
    database.getAll('edits'),
    database.getAll('examples'),
    noteUsage(database),
    allDrafts(database),
    database.getAll('people'),
    database.getAll('plans'),
    database.getAll('team'),
    inTransit(database),
    database.getAll('nudges'),
    database.getAll('sync-log'),
    browser.storage.local.get(null),
  ]);
  const set = Object.entries(preferences);
  return [
    releaseUsage(releases),
    usageOf(
      'edits',
      edits,
      edits.map(({ at }) => at),
    ),
    usageOf(
      'examples',
      examples,
      examples.map(({ keptAt }) => keptAt),
    ),
    usageOf(
      'events',
      events,
      events.map(({ at }) => at),
    ),
    notes,
    usageOf(
      'drafts',
      drafts,
      drafts.map(({ at }) => at),
    ),
    usageOf(
      'people',
      people,
      people.map(({ at }) => at),
    ),
    usageOf(
      'plans',
      plans,
      plans.flatMap(({ privateNotes, actions }) => [...privateNotes, ...actions].map(({ at }) => at)),
    ),
    usageOf(
      'pipelines',
      pipelines,
      pipelines.map(({ lastSeen }) => lastSeen),
    ),
    usageOf('team', team, []),
    usageOf(
      'hub',
      hub,
      hub.flatMap((one) => ('at' in one ? one.at : [])),
    ),
    usageOf(
      'nudges',
      nudges,
      nudges.map(({ at }) => at),
    ),
    usageOf(
      'sync-log',
      log,
      log.map(({ at }) => at),
    ),
    usageOf('preferences', set, []),
  ];
}

/** What waits to be sent, and what came and waits for something. */
async function inTransit(database: Database): Promise<(Queued | Held)[]> {
  const [outbox, held] = await Promise.all([database.getAll('outbox'), database.getAll('held')]);
  return [...outbox, ...held];
}

/** Without reading the releases, which can be large: their sizes are kept. The active one is kept in a second form. */
function releaseUsage(releases: readonly ReleaseEntry[]): StoreUsage {
  const { bytes, ...usage } = usageOf(
    'releases',
    releases,
    releases.map(({ date }) => Date.parse(date)),
  );
  const whole = releases.reduce((sum, release) => sum + release.bytes * (release.active ? 2 : 1), 0);
  return { ...usage, bytes: bytes + whole };
}

/** Format of the file that "export everything" writes. */
const DATA_FORMAT = { name: 'sightline-data', major: 1, minor: 0 } as const;

/**
 * Everything that is kept, as one document: each store of the database by its name, and the preferences. Not what is made of
 * it again: threads and their index come from the notes' events. `picked`: ids of the private notes on people that go along.
 */
export async function everythingStored(
  database: Database,
  version: string,
  now: Date,
  picked: ReadonlySet<string>,
): Promise<object> {
  const stores: { [store: string]: unknown[] } = {};
  for (const store of database.objectStoreNames) {
    if (store !== 'threads' && store !== 'note-index') stores[store] = await database.getAll(store);
  }
  // What a coach keeps to themselves goes along only where they picked it, note by note.
  stores.plans = (await database.getAll('plans')).map((plan) => ({
    ...plan,
    privateNotes: plan.privateNotes.filter(({ id }) => picked.has(id)),
  }));
  // The active release in another form (docs/decisions/0007), made again from the release wherever it is missing.
  stores.meta = (await database.getAll('meta')).filter(({ key }) => key !== 'cut-release');
  return {
    format: DATA_FORMAT,
    exportedAt: now.toISOString(),
    sightline: version,
    database: { version: database.version, stores },
    preferences: await browser.storage.local.get(null),
  };
}

function usageOf(store: StoreName, entries: readonly unknown[], dates: readonly number[]): StoreUsage {
  const least = (one: number, other: number): number => Math.min(one, other);
  const most = (one: number, other: number): number => Math.max(one, other);
  return {
    store,
    count: entries.length,
    bytes: entries.reduce((sum: number, entry) => sum + bytesOf(entry), 0),
    // Not Math.min(...dates): a log can be longer than a call may have arguments.
    oldest: dates.length === 0 ? null : dates.reduce(least),
    newest: dates.length === 0 ? null : dates.reduce(most),
  };
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
