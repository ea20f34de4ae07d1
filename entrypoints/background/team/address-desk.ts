import { oneAtATime } from '../../../lib/one-at-a-time';
import type { Connection } from '../../../lib/storage/connection';
import {
  type Subscription,
  teamNote,
  type Waiting,
  writeAnswer,
  writeTeamNotes,
} from '../../../lib/storage/team/notes';
import { logSync } from '../../../lib/storage/team/sync-log';
import { fetchRelease } from '../../../lib/team/address/fetch-release';
import { nextQuestion } from '../../../lib/team/address/schedule';
import type { SyncEntry } from '../../../lib/team/channel';
import type { JoinLink } from '../../../lib/team/join-link';
import { type Entry, weigh } from '../../../lib/team/weigh';
import type { WaitingRoom } from './waiting-room';

export interface AddressDesk {
  join(link: JoinLink): Promise<void>;
  leave(): Promise<void>;
  /** Asks the address if it is time, or in any case; null where nothing is followed or it is not time. */
  check(force: boolean): Promise<SyncEntry | null>;
  /** Applies what waits; false where that release does not wait (any more). */
  apply(number: number): Promise<boolean>;
}

export interface AddressParts {
  connection: Connection;
  waiting: WaitingRoom;
  /** Something that a page shows of the team changed. */
  changed(): void;
  /** Whether the browser lets us ask this address. */
  allowed(address: string): Promise<boolean>;
  now(): number;
}

/** Follows one address. Everything that it knows is in the database, so that the background may end at any moment. */
export function makeAddressDesk(parts: AddressParts): AddressDesk {
  const { connection, now } = parts;
  // Not in turn with publishing: an address may take a minute to answer.
  const asking = oneAtATime();
  const log = (entry: Entry): Promise<SyncEntry> =>
    connection.use((database) => logSync(database, { at: now(), channel: 'address', ...entry }));
  const followed = (): Promise<Subscription | undefined> => connection.use((database) => teamNote(database, 'address'));
  /** Null where the person has left it meanwhile. */
  const settle = async (note: Subscription, entry: Entry, waiting: Waiting | null = null): Promise<SyncEntry | null> =>
    (await connection.use((database) => writeAnswer(database, note, waiting))) ? log(entry) : null;

  const ask = async (note: Subscription): Promise<SyncEntry | null> => {
    const at = now();
    const next = (failures: number): Pick<Subscription, 'askedAt' | 'nextAt' | 'failures'> => ({
      askedAt: at,
      failures,
      nextAt: nextQuestion(at, failures, Math.random()),
    });
    if (!(await parts.allowed(note.address))) {
      const asked = { ...note, ...next(note.failures + 1), state: 'not-allowed' as const };
      return settle(asked, { what: 'failed', reason: 'no-permission' });
    }
    const fetched = await fetchRelease(note.address, note);
    if (fetched.outcome === 'failed') {
      const asked = { ...note, ...next(note.failures + 1), state: 'out-of-touch' as const };
      return settle(asked, { what: 'failed', reason: fetched.reason, detail: fetched.detail });
    }
    const reached = { ...next(0), state: 'in-touch' as const, reachedAt: at };
    const last = Math.max(0, ...Object.keys(note.taken).map(Number));
    if (fetched.outcome === 'unchanged') {
      return settle({ ...note, ...reached }, { what: 'same', ...(last > 0 ? { release: last } : {}) });
    }
    const weighed = await weigh(fetched.document, fetched.signature, { key: note.trusted, taken: note.taken });
    const entry = weighed.entries.at(-1) ?? { what: 'same' };
    if (weighed.verdict === 'refuse') {
      // Without its validators: the two files may have been uploaded one after the other, and fit next time.
      return settle({ ...note, ...reached, etag: null, modified: null }, entry);
    }
    const { etag, modified } = fetched;
    for (const before of weighed.entries.slice(0, -1)) await log(before);
    const { known, published } = weighed;
    const trusting = { ...note, ...reached, etag, modified, trusted: known.key, taken: known.taken };
    return settle(trusting, entry, published && { key: 'waiting', published });
  };

  return {
    async join({ address, key }) {
      const note: Subscription = {
        key: 'address',
        address,
        trusted: key,
        taken: {},
        etag: null,
        modified: null,
        state: 'new',
        failures: 0,
        joinedAt: now(),
        askedAt: null,
        reachedAt: null,
        nextAt: now(),
      };
      await connection.use((database) => writeTeamNotes(database, [note], ['waiting']));
      await log({ what: 'joined', detail: new URL(address).origin });
      parts.changed();
    },
    async leave() {
      await connection.use((database) => writeTeamNotes(database, [], ['address', 'waiting']));
      await log({ what: 'left' });
      parts.changed();
    },
    check: (force) =>
      asking(async () => {
        const note = await followed();
        // A clock that was set back must not silence it for long.
        const isTime = note && (note.nextAt <= now() || (note.askedAt !== null && note.askedAt > now()));
        const entry = note && (force || isTime) ? await ask(note) : null;
        const applied = await parts.waiting.applyDue();
        if (entry || applied) parts.changed();
        return entry;
      }),
    async apply(number) {
      const applied = await parts.waiting.applyPressed(number);
      parts.changed();
      return applied;
    },
  };
}
