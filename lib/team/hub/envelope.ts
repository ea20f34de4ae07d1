import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import { fromBase64Url, toBase64Url } from '../base64url';
import type * as contract from './contract';
import { isSignedBy } from './nkey';
import type { Keyring } from './sealing';

/** Bytes of a message at most; what is larger is not even read. A hub that `npm run hub` sets up takes no more than a quarter of it. */
export const LARGEST_MESSAGE = 1_048_576;

/** Strict: nothing travels in a message that is not signed. */
const Envelope = lazily<contract.Envelope>(() =>
  z.strictObject({
    v: z.literal(1),
    key: z.string().max(64),
    sig: z.string().max(100),
    body: z.string(),
    sealed: z.literal(true).optional(),
  }),
);

/** Who signs: a person's public NKey, and Ed25519 by it. */
export type MessageSigner = Pick<contract.OpenHub, 'key' | 'sign'>;

export type EnvelopeRefusal =
  | 'too-large'
  /** No envelope. */
  | 'malformed'
  /** Not signed by the key that it names, or not for this subject. */
  | 'bad-signature'
  /** Signed by a person who is not its author. */
  | 'forged'
  /** The key that it names did not seal this. */
  | 'unreadable';

export type Unwrapped =
  | { outcome: 'open'; author: contract.RosterPerson; body: string }
  /** `key`: it is sealed with a key that is not here. `person`: the roster does not have its author, or not with that key. */
  | { outcome: 'held'; why: 'key' | 'person' }
  | { outcome: 'refused'; why: EnvelopeRefusal };

/** Who the roster says belongs to the team; made once for each roster, for it is asked for every message. */
export interface People {
  byId: ReadonlyMap<string, contract.RosterPerson>;
  /** Who has a key. */
  byKey: ReadonlyMap<string, string>;
}

export function peopleOf(roster: contract.Roster | null): People {
  const people = roster?.people ?? [];
  return {
    byId: new Map(people.map((person) => [person.id, person])),
    byKey: new Map(people.flatMap(({ id, keys }) => keys.map((key): [string, string] => [key, id]))),
  };
}

/** The bytes of a message: sealed where the team has a key, and signed for this subject alone. */
export async function wrap(
  subject: string,
  body: string,
  { key, sign }: MessageSigner,
  keyring: Keyring,
): Promise<Uint8Array<ArrayBuffer>> {
  const said = keyring.seals ? await keyring.seal(body, subject) : body;
  const envelope: contract.Envelope = {
    v: 1,
    key,
    sig: toBase64Url(sign(signedBytes(subject, said))),
    body: said,
    ...(keyring.seals ? { sealed: true } : {}),
  };
  return new TextEncoder().encode(JSON.stringify(envelope));
}

/** What a message says, once it is sure that its author said it under this subject. */
export async function unwrap(
  { subject, author, payload }: { subject: string; author: string; payload: Uint8Array },
  people: People,
  keyring: Keyring,
): Promise<Unwrapped> {
  const refused = (why: EnvelopeRefusal): Unwrapped => ({ outcome: 'refused', why });
  if (payload.length > LARGEST_MESSAGE) return refused('too-large');
  const envelope = parseEnvelope(payload);
  if (envelope === null) return refused('malformed');
  const { key, sig, body, sealed } = envelope;
  const signature = fromBase64Url(sig);
  if (!signature || !(await isSignedBy(key, signedBytes(subject, body), signature))) return refused('bad-signature');
  const owner = people.byKey.get(key);
  if (owner !== undefined && owner !== author) return refused('forged');
  const person = people.byId.get(author);
  // A key that nobody has yet may be somebody's new one.
  if (!person || owner === undefined) return { outcome: 'held', why: 'person' };
  if (!sealed) return { outcome: 'open', author: person, body };
  const opened = await keyring.open(body, subject);
  if ('unknown' in opened) return { outcome: 'held', why: 'key' };
  return 'text' in opened ? { outcome: 'open', author: person, body: opened.text } : refused('unreadable');
}

function parseEnvelope(payload: Uint8Array): contract.Envelope | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    const parsed = Envelope.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const signedBytes = (subject: string, body: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`sightline-message-1\n${subject}\n${body}`);
