import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import { type Signer, sign, verify, withPrefix } from '../signed-release';
import type { Roster } from './contract';

/**
 * The roster as it lies in the notice `roster`: its JSON as text, and the Ed25519 signature (RFC 8032) of these very bytes by
 * the hub's roster key, whose public half is in the join link. So the hub's operator can withhold it, and change nobody in it.
 */
const SignedRoster = lazily(() =>
  z.looseObject({
    format: z.looseObject({ name: z.literal('sightline-signed-roster'), major: z.literal(1), minor: z.int().min(0) }),
    roster: z.string(),
    signature: z.string(),
  }),
);

/** A public NKey of a user: base32 of a prefix, 32 bytes and a checksum. */
export const USER_KEY = /^U[A-Z2-7]{55}$/;
/** What may stand for a person in a subject. */
export const PERSON_ID = /^[A-Za-z0-9_-]{1,64}$/;

const RosterSchema: z.ZodType<Roster> = lazily(() =>
  z.looseObject({
    format: z.looseObject({ name: z.literal('sightline-roster'), major: z.literal(1), minor: z.int().min(0) }),
    number: z.int().min(1),
    team: z.string().min(1).max(200),
    people: z
      .array(
        z.looseObject({
          id: z.string().regex(PERSON_ID),
          name: z.string().min(1).max(200),
          roles: z.array(z.enum(['rep', 'manager', 'leader', 'coach'])).min(1),
          keys: z.array(z.string().regex(USER_KEY)).max(20),
        }),
      )
      .max(20_000),
  }),
);

const PREFIX = 'sightline-roster-1\n';

const signed = (roster: string): Uint8Array<ArrayBuffer> => withPrefix(PREFIX, new TextEncoder().encode(roster));

/** The notice's value. */
export async function signRoster(roster: Roster, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const text = JSON.stringify(roster);
  const file: z.infer<typeof SignedRoster> = {
    format: { name: 'sightline-signed-roster', major: 1, minor: 0 },
    roster: text,
    signature: await sign(signer.privateKey, signed(text)),
  };
  return new TextEncoder().encode(JSON.stringify(file));
}

/** `no-roster`: it is something else, or of a newer format. `wrong-signature`: not by this key. */
export type RosterRefusal = 'no-roster' | 'wrong-signature';

/**
 * The roster of a notice, if `key` (public, base64url) signed it. Whether its number is above that of the last one taken is for
 * the caller to see: a hub can bring back an old one.
 */
export async function verifyRoster(notice: Uint8Array, key: string): Promise<Roster | { refused: RosterRefusal }> {
  const file = SignedRoster.safeParse(jsonOf(notice));
  if (!file.success) return { refused: 'no-roster' };
  const { roster: text, signature } = file.data;
  if (!(await verify(key, signature, signed(text)))) return { refused: 'wrong-signature' };
  const roster = RosterSchema.safeParse(jsonOf(text));
  return roster.success ? roster.data : { refused: 'no-roster' };
}

function jsonOf(of: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof of === 'string' ? of : new TextDecoder('utf-8', { fatal: true }).decode(of));
  } catch {
    return undefined;
  }
}
