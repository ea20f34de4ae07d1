import type { Memory, ReleaseState } from '../../team/own-browsers/ports';
import type { Spent } from '../../team/own-browsers/write-rate';
import type { Database } from '../database';

/** Whether preferences, identity and playbook travel between the person's own browsers, and how that went. */
export interface OwnBrowsersNote {
  key: 'own-browsers';
  on: boolean;
  /** It was turned off because the person removed everything in another browser. */
  stoppedElsewhere: boolean;
  memory: Memory;
  release: ReleaseState;
  /** Milliseconds since the epoch. */
  sentAt: number | null;
  receivedAt: number | null;
  spent: Spent;
  /** How often in a row the browser did not take what was written. */
  failures: number;
  /** `used`: bytes that were in the area then. */
  trouble: { why: WriteTrouble; detail: string; used: number } | null;
  /** When what is still to be written is tried again; null: nothing is. */
  nextAt: number | null;
}

/** Why the browser does not take what is written: its limits, too many writes, anything else. */
export type WriteTrouble = 'full' | 'too-often' | 'failed';

/**
 * Whether this browser has its playbook from a team: it follows an address or a hub, or its organization set one. Then the playbook comes by
 * that way alone, with whatever vouches for it there.
 */
export async function isInTeam(database: Database): Promise<boolean> {
  const notes = await database.getAll('team');
  return notes.some(
    (note) => note.key === 'address' || note.key === 'hub' || (note.key === 'policy' && note.playbook !== null),
  );
}

/**
 * Keeps what a look found; durable when it resolves. False, and nothing is written, where it was turned off or deleted meanwhile: a
 * look that was under way must not bring it back.
 */
export async function keepIfOn(database: Database, note: OwnBrowsersNote): Promise<boolean> {
  const transaction = database.transaction('team', 'readwrite', { durability: 'strict' });
  const now = await transaction.store.get('own-browsers');
  const still = now?.key === 'own-browsers' && now.on;
  if (still) await transaction.store.put(note);
  await transaction.done;
  return still;
}
