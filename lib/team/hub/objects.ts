import type { JetStreamClient } from '@nats-io/jetstream';
import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import { toBase64Url } from '../base64url';
import { LARGEST_DOCUMENT } from '../judge';
import type { HubConnection } from './contract';
import { HubFailure } from './failure';
import type { ReadStored } from './fetch-stored';
import { RELEASES } from './subjects';

/** Bytes of one part. */
const PART = 128 * 1024;

/** What is said of an object beside its parts; as every client of NATS writes it, so that the admin's tools read it (ADR-20). */
const Meta = lazily(() =>
  z.looseObject({
    nuid: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
    size: z.int().min(0).max(LARGEST_DOCUMENT),
    chunks: z.int().min(0),
    digest: z.string(),
    deleted: z.boolean().optional(),
  }),
);

type Objects = Pick<HubConnection, 'getObject' | 'putObject'>;

/**
 * Objects lie in an object store: parts under a name that is used once, then what says which parts they are. Until that is there
 * the object is not, and whoever reads the one before still finds its parts.
 */
export function makeObjects(
  js: JetStreamClient,
  read: ReadStored,
  newName: () => string,
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
): Objects {
  const partsAt = (nuid: string): string => `$O.${RELEASES}.C.${nuid}`;
  return {
    getObject: (name) =>
      guarded(async () => {
        const { direct } = await js.jetstreamManager(false);
        const found = await direct.getMessage(`OBJ_${RELEASES}`, { last_by_subj: metaAt(name) });
        if (!found) return null;
        const parsed = Meta.safeParse(jsonOf(found.data));
        if (!parsed.success) throw new HubFailure('unexpected', `${name}: ${parsed.error.issues[0]?.path.join('.')}`);
        const { nuid, size, digest, deleted } = parsed.data;
        if (deleted) return null;
        const whole = new Uint8Array(size);
        let filled = 0;
        await read(`OBJ_${RELEASES}`, partsAt(nuid), 0, async (parts) => {
          for (const { payload } of parts) {
            if (filled + payload.length > size) throw new HubFailure('unexpected', `${name}: more than ${size} bytes`);
            whole.set(payload, filled);
            filled += payload.length;
          }
        });
        if (filled !== size || (await digestOf(whole)) !== digest) {
          throw new HubFailure('unexpected', `${name}: not what was stored`);
        }
        return whole;
      }),
    putObject: (name, value) =>
      guarded(async () => {
        const nuid = newName();
        let chunks = 0;
        for (let from = 0; from < value.length; from += PART, chunks += 1) {
          await js.publish(partsAt(nuid), value.subarray(from, from + PART));
        }
        const meta = {
          name,
          bucket: RELEASES,
          nuid,
          size: value.length,
          chunks,
          digest: await digestOf(value),
          mtime: new Date().toISOString(),
          options: { max_chunk_size: PART },
        };
        await js.publish(metaAt(name), JSON.stringify(meta));
      }),
  };
}

const metaAt = (name: string): string => `$O.${RELEASES}.M.${padded(new TextEncoder().encode(name))}`;

async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return `SHA-256=${padded(new Uint8Array(digest))}`;
}

const padded = (bytes: Uint8Array): string => {
  const text = toBase64Url(bytes);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
