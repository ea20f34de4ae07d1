import type { HubLink, HubState, Roster } from '../../team/hub/contract';
import type { SealedIdentity } from '../../team/hub/identity';
import type { Known } from '../../team/judge';
import type { Database } from '../database';
import type { Waiting } from './notes';

/** The hub that this browser has joined, and how that went. */
export interface HubNote {
  key: 'hub';
  link: HubLink;
  /** The organization joined it, so that a person does not leave it. */
  byPolicy: boolean;
  /** What is known of who publishes releases; null: the link names nobody. */
  publisher: Known | null;
  /** Milliseconds since the epoch. */
  joinedAt: number;
  /** When everything was caught up last; null: never yet. */
  reachedAt: number | null;
  /** What stands in the way; null: nothing did when it was last tried. */
  trouble: Extract<HubState, { state: 'offline' | 'refused' }> | null;
}

/** Who this browser is to any hub. It outlives a hub that is left. */
export interface HubIdentityNote extends SealedIdentity {
  key: 'hub-identity';
  madeAt: number;
  /** The key before this one, as long as the hub has not let this one in; null: there is none. */
  former: SealedIdentity | null;
}

/** The newest roster that was taken, verified by the link's key. */
export interface HubRosterNote {
  key: 'hub-roster';
  roster: Roster;
}

/**
 * Changes what is kept of the hub, and keeps a release that was taken from it with that, if it is still the one that was joined
 * then. False, and nothing is written, where it was left or another one was joined meanwhile.
 */
export async function changeHubNote(
  database: Database,
  joinedAt: number,
  changes: Partial<Omit<HubNote, 'key' | 'joinedAt'>>,
  waiting: Waiting | null = null,
): Promise<boolean> {
  const transaction = database.transaction('team', 'readwrite', { durability: 'strict' });
  const note = await transaction.store.get('hub');
  const still = note?.key === 'hub' && note.joinedAt === joinedAt;
  if (still) {
    await transaction.store.put({ ...note, ...changes });
    if (waiting) await transaction.store.put(waiting);
  }
  await transaction.done;
  return still;
}
