import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import { oneAtATime } from '../../one-at-a-time';
import type { Known } from '../judge';
import { type Entry, type Weighed, weigh } from '../weigh';
import type { HubConnection, HubService } from './contract';

/**
 * The notice `release`: which release is in force. Its document is an object of its own, under a name that no other has, so that
 * whoever reads this finds all of it, and nobody finds half of one and half of another. What is signed is the document, as at
 * an address; the notice itself is a signpost that proves nothing.
 */
const Pointer = lazily(() =>
  z.looseObject({
    v: z.literal(1),
    number: z.int().min(1),
    object: z.string().min(1).max(200),
    /** The signature file's text. */
    signature: z.string().max(100_000),
  }),
);
type Pointer = z.infer<typeof Pointer>;

const NOTICE = 'release';

/** `older`: there is a newer one, or another one of this number; nothing was changed. */
export type PublishOutcome = { outcome: 'published' | 'same' } | { outcome: 'older'; number: number };

/** Makes a release the one in force for everybody at the hub. Rejects with `HubFailure`. */
export async function publishRelease(
  connection: HubConnection,
  { document, signature, number }: { document: string; signature: string; number: number },
): Promise<PublishOutcome> {
  const bytes = new TextEncoder().encode(document);
  const object = `release-${number}-${(await digestOf(bytes)).slice(0, 16)}`;
  const before = pointerOf(await connection.notice(NOTICE));
  if (before?.object === object && before.signature === signature) return { outcome: 'same' };
  // First what the signpost points at.
  if (before === null || before.number < number) await connection.putObject(object, bytes);
  let highest = 0;
  const pointer: Pointer = { v: 1, number, object, signature };
  const set = await connection.setNotice(NOTICE, new TextEncoder().encode(JSON.stringify(pointer)), (now) => {
    highest = pointerOf(now)?.number ?? 0;
    return highest < number;
  });
  return set ? { outcome: 'published' } : { outcome: 'older', number: highest };
}

export interface ReleaseParts {
  /** Null: the link names nobody whose releases are to be taken. */
  known(): Promise<Known | null>;
  /** Keeps what was taken and what the log says of it, then applies what may be applied. */
  settle(entry: Entry, weighed: Weighed | null): Promise<void>;
}

/** Takes the release that is in force at the hub, and each that comes. */
export function makeReleaseService({ known, settle }: ReleaseParts): HubService {
  return {
    async opened({ connection }, gone) {
      const inTurn = oneAtATime();
      const look = async (value: Uint8Array | null): Promise<void> => {
        const pointer = pointerOf(value);
        const publisher = await known();
        if (value === null) return;
        if (pointer === null) return settle({ what: 'refused', reason: 'not-a-release' }, null);
        const { number, object, signature } = pointer;
        if (publisher === null) return settle({ what: 'refused', reason: 'no-publisher', release: number }, null);
        const last = Math.max(0, ...Object.keys(publisher.taken).map(Number));
        // It would be fetched each time for nothing.
        if (number === last) return;
        if (number < last) {
          const detail = `release ${last} was taken before`;
          return settle({ what: 'refused', reason: 'older', release: number, detail }, null);
        }
        const document = await connection.getObject(object);
        if (!document) return settle({ what: 'failed', reason: 'no-object', release: number, detail: object }, null);
        const weighed = await weigh(document, signature, publisher);
        for (const entry of weighed.entries.slice(0, -1)) await settle(entry, null);
        await settle(weighed.entries.at(-1) ?? { what: 'same' }, weighed);
      };
      connection.watchNotice(
        NOTICE,
        (value) => {
          // What fails here for want of a connection is read again with the next one.
          inTurn(() => look(value)).catch(() => {});
        },
        gone,
      );
      const now = await connection.notice(NOTICE);
      await inTurn(() => look(now));
    },
  };
}

/** Null where it says nothing that this Sightline understands. */
function pointerOf(value: Uint8Array | null): Pointer | null {
  if (!value) return null;
  try {
    return Pointer.safeParse(JSON.parse(new TextDecoder().decode(value))).data ?? null;
  } catch {
    return null;
  }
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
