import type { Validators } from '../../team/address/fetch-release';
import type { ChannelState } from '../../team/channel';
import type { PublishedRelease, Rotation, Signer } from '../../team/signed-release';
import type { Database } from '../database';
import type { HubIdentityNote, HubNote, HubRosterNote } from './hub';
import type { OwnBrowsersNote } from './own-browsers';

/** What the `team` store holds, each under its key. */
export type TeamNote =
  | Subscription
  | Waiting
  | PublisherNote
  | PolicyNote
  | OwnBrowsersNote
  | HubNote
  | HubIdentityNote
  | HubRosterNote;

/** The address that is followed, and how that went. */
export interface Subscription extends Validators {
  key: 'address';
  address: string;
  /** The public key that is trusted. */
  trusted: string;
  /** Releases that were taken: the publisher's number → digest. */
  taken: { [number: number]: string };
  state: ChannelState;
  /** How often in a row it could not be reached. */
  failures: number;
  /** Milliseconds since the epoch. */
  joinedAt: number;
  askedAt: number | null;
  reachedAt: number | null;
  nextAt: number;
}

/** A release that was taken and waits for the person's press, or for its day. */
export interface Waiting {
  key: 'waiting';
  published: PublishedRelease;
}

/** The key with which this browser signs. Its private part is a `CryptoKey` that cannot be exported. */
export interface PublisherNote {
  key: 'publisher';
  signer: Signer;
  /** Each former key's word for the next one, the oldest first. */
  rotations: Rotation[];
  madeAt: number;
  backedUp: boolean;
}

/** What was done with what the organization set, so that nothing of it is done twice. */
export interface PolicyNote {
  key: 'policy';
  /** SHA-256 of the whole policy as it was last looked at, hex. */
  seen: string;
  /** The playbook that stands in it, by the SHA-256 of its text, and what came of it; null: none does. */
  playbook: { source: string; at: number; refused: { reason: string; detail: string } | null } | null;
  /** The join link in it; null: there is none. */
  link: string | null;
}

type NoteAt<Key extends TeamNote['key']> = Extract<TeamNote, { key: Key }>;

/** A note of the `team` store; undefined where it is not there. */
export async function teamNote<Key extends TeamNote['key']>(
  database: Database,
  key: Key,
): Promise<NoteAt<Key> | undefined> {
  const isIt = (note: TeamNote): note is TeamNote & NoteAt<Key> => note.key === key;
  const found = await database.get('team', key);
  return found && isIt(found) ? found : undefined;
}

/** Writes and deletes notes, all or none; durable when it resolves. */
export async function writeTeamNotes(
  database: Database,
  put: readonly TeamNote[],
  drop: readonly TeamNote['key'][] = [],
): Promise<void> {
  const transaction = database.transaction('team', 'readwrite', { durability: 'strict' });
  for (const note of put) await transaction.store.put(note);
  for (const key of drop) await transaction.store.delete(key);
  await transaction.done;
}

/**
 * Writes what came of asking an address, all or none. False, and nothing is written, where the person has left it or joined
 * another one meanwhile.
 */
export async function writeAnswer(database: Database, note: Subscription, waiting: Waiting | null): Promise<boolean> {
  const transaction = database.transaction('team', 'readwrite', { durability: 'strict' });
  const now = await transaction.store.get('address');
  const still = now?.key === 'address' && now.joinedAt === note.joinedAt && now.address === note.address;
  if (still) {
    await transaction.store.put(note);
    if (waiting) await transaction.store.put(waiting);
  }
  await transaction.done;
  return still;
}
