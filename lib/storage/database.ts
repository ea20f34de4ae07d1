import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import type { CoachingEvent } from '../coaching/events';
import type { DraftFacts, Example, KeptEdit, ReleaseFacts } from '../draft-requests';
import { KnownFailure } from '../failure';
import type { CoachingPlan, SavedFilter } from '../note-requests';
import type { FlagWord, NoteEvent, Person } from '../notes/event';
import type { ThreadView } from '../notes/thread';
import type { CutRelease } from '../playbook/cut-release';
import type { Release, Vision } from '../playbook/schema';
import type { QuietHours } from '../team/policy/policy';
import type { Held, HubMark, Queued, StoredNudge } from './hub/stored';
import { MIGRATIONS, migrate } from './migrations/index';
import type { StoredBlock } from './notes/block';
import type { KeptWriting } from './notes/drafts';
import type { TeamNote } from './team/notes';
import type { StoredSyncEntry } from './team/sync-log';

/** A release as stored. */
export interface StoredRelease {
  number: number;
  release: Release;
  /** Version of the extension that parsed it by its schema; another version parses it again before use. */
  checkedBy: string;
}

/** What the database knows besides its collections, each under its key. */
export type Meta =
  | { key: 'active-release'; release: number }
  /** The active release in the form that a cold background reads (docs/decisions/0007); made again where it is missing. */
  | { key: 'cut-release'; release: number; cut: CutRelease; checkedBy: string }
  | StoredDraft
  /** Of each release, `facts <number>`: what its history shows, without reading all of it. */
  | { key: `facts ${number}`; facts: StoredFacts }
  /** Under which id this browser's person writes notes, and whether they have read what leaves when something is shared. */
  | { key: 'note-self'; id: string; shared: boolean }
  | { key: 'note-filters'; filters: SavedFilter[] }
  /**
   * Releases whose flags are still to be credited, in order: each with the one that was active before it. `came`: from a team,
   * whose publisher credits those that they know.
   */
  | { key: 'credits-due'; due: { release: number; before: number; came?: true }[] }
  /** Days that threads are kept after their last word, and when what is older was last erased. */
  | { key: 'note-retention'; days: number | null; ran: number }
  /** After how many days without a word people and stages were last asked for. */
  | { key: 'note-quiet'; days: number }
  /** Of which release this browser's person was told last; `waiting`: the publisher's number of one that waited. */
  | { key: 'release-seen'; release: number; waiting: number | null }
  /** Which releases this one takes back. */
  | { key: 'release-back'; release: number; back: number[] }
  /** When this browser's person wants no nudges. */
  | { key: 'nudge-limits'; limits: QuietHours }
  /** An erasing that was begun; it goes on until this is gone. */
  | { key: 'note-erasing'; what: Erasing };

/** What is erased from the notes: about a record, about a person, with a last word before a time, one thread. */
export type Erasing = { record: string } | { person: string } | { before: number } | { thread: string };

/** A thread as its events make it, with what it is found by. Made again whenever an event comes. */
export interface StoredThread {
  id: string;
  /** Its place in the index (`notes/block.ts`). */
  no: number;
  /** `recordKey`; not there without a record. */
  record?: string;
  lastAt: number;
  flag?: FlagWord;
  /** There where something in it was not read. */
  unread?: 1;
  /** The texts that were read, by the ids of their events. */
  seen: string[];
  /** Everybody who wrote in it or is mentioned. */
  people: string[];
  /** Length of its events and of itself as JSON, in characters. */
  size: number;
  excerpt: string;
  lastExcerpt: string;
  view: ThreadView;
}

/** Which draft there is; written with the first release. */
export interface StoredDraft extends DraftFacts {
  key: 'draft';
  /** How the draft before it ended, so that a request whose answer was lost can be answered again. */
  ended: { draft: number; how: 'published' | 'discarded' | 'merged'; release: number | null } | null;
}

export interface StoredFacts extends ReleaseFacts {
  title: string;
  /** Length as JSON in UTF-8. */
  bytes: number;
  vision: Vision;
}

/** A pipeline as the CRM's path showed it: offered when a person maps CRM stages to a playbook's stages. */
export interface SeenPipeline {
  crm: string;
  org: string;
  object: string;
  /**
   * The stages' labels in order; part of the key, because one object can have several pipelines. Empty for the list of
   * stages that were only ever seen one at a time.
   */
  labels: string[];
  stages: { label: string; api?: string }[];
  /** Milliseconds since the epoch. */
  lastSeen: number;
}

export interface SightlineDatabase extends DBSchema {
  releases: { key: number; value: StoredRelease };
  meta: { key: string; value: Meta };
  events: { key: string; value: CoachingEvent; indexes: { record: string; item: string; at: number } };
  pipelines: { key: [string, string, string, string[]]; value: SeenPipeline };
  edits: { key: number; value: KeptEdit; indexes: { id: string; draft: number; release: number } };
  examples: { key: string; value: Example };
  'note-events': { key: string; value: NoteEvent; indexes: { thread: string } };
  threads: {
    key: string;
    value: StoredThread;
    indexes: { no: number; record: string; lastAt: number; flag: string; unread: number; people: string };
  };
  'note-index': { key: [string, number]; value: StoredBlock };
  'note-drafts': { key: string; value: KeptWriting; indexes: { record: string } };
  people: { key: string; value: Person };
  plans: { key: string; value: CoachingPlan };
  team: { key: TeamNote['key']; value: TeamNote };
  'sync-log': { key: number; value: StoredSyncEntry };
  outbox: { key: number; value: Queued; indexes: { id: string; lane: string } };
  held: { key: string; value: Held; indexes: { thread: string; why: string } };
  'hub-marks': { key: string; value: HubMark };
  nudges: { key: string; value: StoredNudge; indexes: { at: number } };
}
export type Database = IDBPDatabase<SightlineDatabase>;

export const DATABASE_NAME = 'sightline';

/** How long an upgrade waits for another connection to close before it gives up. */
const BLOCKED_FOR = 3_000;

/**
 * Opens the database, upgraded to the newest version. Throws `KnownFailure`: `newer-database` when a newer Sightline wrote
 * it (nothing is touched), `storage-full`, else `storage-failed`. `onClosed` is told when the connection is no longer
 * usable, because a newer version wants to upgrade or the browser closed it.
 */
export async function openDatabase(onClosed: () => void, name = DATABASE_NAME): Promise<Database> {
  let opened: Database | undefined;
  let giveUp: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    opened?.close();
    onClosed();
  };
  const opening = (stopWaiting: (reason: KnownFailure) => void): Promise<Database> =>
    openDB<SightlineDatabase>(name, MIGRATIONS.length, {
      upgrade(database, from, _to, transaction) {
        // A step that fails must take the whole upgrade back; idb itself would commit what was done so far.
        migrate(from, unwrap(database), unwrap(transaction)).catch(() => transaction.abort());
      },
      blocked() {
        const failure = new KnownFailure('storage-failed', 'upgrade blocked by an open connection');
        giveUp = setTimeout(() => stopWaiting(failure), BLOCKED_FOR);
      },
      blocking: close,
      terminated: close,
    });
  try {
    const database = await new Promise<Database>((resolve, reject) => {
      opening(reject).then(resolve, reject);
    });
    opened = database;
    return database;
  } catch (error) {
    throw storageFailure(error);
  } finally {
    clearTimeout(giveUp);
  }
}

/** What went wrong with storage, as the person is told. Names are those of the IndexedDB specification. */
export function storageFailure(error: unknown): KnownFailure {
  if (error instanceof KnownFailure) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const detail = error instanceof Error || error instanceof DOMException ? `${name}: ${error.message}` : String(error);
  if (name === 'VersionError') return new KnownFailure('newer-database', detail);
  if (name === 'QuotaExceededError') return new KnownFailure('storage-full', detail);
  return new KnownFailure('storage-failed', detail);
}
