import { z } from 'zod';
import { Release } from '../playbook/schema';
import { fromBase64Url, toBase64Url } from './base64url';

/**
 * A release as it is published: a document and, beside it under the same address with `.sig`, a detached Ed25519 signature
 * (RFC 8032) of its bytes as they are served, after any content encoding. docs/team-address.md describes both files.
 */

/** A public key, 32 bytes in base64url. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'public key');
const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/, 'signature');
const day = z.iso.date();

export const MOST_HISTORY = 200;

export const PublishedRelease = z.looseObject({
  format: z.looseObject({ name: z.literal('sightline-release'), major: z.literal(1), minor: z.int().min(0) }),
  /** What is inside the playbook is parsed by its own schema, which says what is wrong with it (`judge.ts`). */
  release: Release.extend({ playbook: z.unknown() }),
  /** Earlier releases of the same publisher, the newest first, so that a changed past is noticed. */
  history: z
    .array(z.looseObject({ number: z.int().min(1), digest: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(MOST_HISTORY),
  /** Whether it applies when it arrives, or when a person presses; from `enforceFrom` on it applies in any case. */
  receive: z.looseObject({ how: z.enum(['at-once', 'on-press']), enforceFrom: day.nullable() }),
  /** Numbers of releases that this one takes back. */
  withdraws: z.array(z.int().min(1)).max(MOST_HISTORY),
});
export type PublishedRelease = Pick<
  z.infer<typeof PublishedRelease>,
  'format' | 'history' | 'receive' | 'withdraws'
> & {
  release: Release;
};

/** An old key says which key comes after it. */
export const Rotation = z.looseObject({ from: PublicKey, to: PublicKey, signature: Signature });
export type Rotation = z.infer<typeof Rotation>;

export const ReleaseSignature = z.looseObject({
  format: z.looseObject({ name: z.literal('sightline-signature'), major: z.literal(1), minor: z.int().min(0) }),
  key: PublicKey,
  signature: Signature,
  rotations: z.array(Rotation).max(50),
});
export type ReleaseSignature = z.infer<typeof ReleaseSignature>;

const RELEASE_PREFIX = 'sightline-release-1\n';
const ROTATION_PREFIX = 'sightline-rotation-1\n';

/** What is signed says what it is, so that a signature of one thing is none of another. */
export function withPrefix(prefix: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = new TextEncoder().encode(prefix);
  const whole = new Uint8Array(start.length + bytes.length);
  whole.set(start);
  whole.set(bytes, start.length);
  return whole;
}

export interface Signer {
  /** Base64url. */
  publicKey: string;
  privateKey: CryptoKey;
}

/** The signature file for a document's bytes, as text. */
export async function signRelease(bytes: Uint8Array, signer: Signer, rotations: readonly Rotation[]): Promise<string> {
  const file: ReleaseSignature = {
    format: { name: 'sightline-signature', major: 1, minor: 0 },
    key: signer.publicKey,
    signature: await sign(signer.privateKey, withPrefix(RELEASE_PREFIX, bytes)),
    rotations: [...rotations],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The old key's word that `to` comes after it. */
export async function signRotation(old: Signer, to: string): Promise<Rotation> {
  const key = fromBase64Url(to);
  if (key?.length !== 32) throw new TypeError(`not a public key: ${to}`);
  const signature = await sign(old.privateKey, withPrefix(ROTATION_PREFIX, key));
  return { from: old.publicKey, to, signature };
}

/** Whether `file` is a signature of these bytes by the key that it names. */
export function isSignatureOf(file: ReleaseSignature, bytes: Uint8Array): Promise<boolean> {
  return verify(file.key, file.signature, withPrefix(RELEASE_PREFIX, bytes));
}

/**
 * Whether the trust in `trusted` reaches `key`: it is the same, or there is a chain of rotations from the one to the other,
 * each signed by the key before. Rotations that lead elsewhere are passed over.
 */
export async function isTrusted(trusted: string, key: string, rotations: readonly Rotation[]): Promise<boolean> {
  let now = trusted;
  // A chain cannot be longer than there are links; a ring ends here as well.
  for (let steps = 0; now !== key && steps < rotations.length; steps += 1) {
    const next = await firstValid(rotations.filter(({ from }) => from === now));
    if (next === null) return false;
    now = next.to;
  }
  return now === key;
}

async function firstValid(rotations: readonly Rotation[]): Promise<Rotation | null> {
  for (const rotation of rotations) {
    const to = fromBase64Url(rotation.to);
    if (to && (await verify(rotation.from, rotation.signature, withPrefix(ROTATION_PREFIX, to)))) return rotation;
  }
  return null;
}

/** Ed25519 by this key, base64url. */
export async function sign(privateKey: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, data)));
}

/** Whether `signature` of `data` is by this key, both base64url; false for what is no key or no signature. */
export async function verify(publicKey: string, signature: string, data: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const [key, signed] = [fromBase64Url(publicKey), fromBase64Url(signature)];
  if (key?.length !== 32 || signed?.length !== 64) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signed, data);
  } catch {
    // 32 bytes that are no point of the curve.
    return false;
  }
}
