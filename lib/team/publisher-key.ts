import { z } from 'zod';
import { fromBase64Url, toBase64Url } from './base64url';
import { Rotation, type Signer } from './signed-release';

/**
 * The key that a manager signs releases with. It is made here and kept where it cannot be read out again; the only copy that
 * leaves is the backup, which is encrypted with a passphrase: PBKDF2 (SHA-256) and AES-GCM, both by the browser.
 */

const Backup = z.looseObject({
  format: z.looseObject({ name: z.literal('sightline-publisher-key'), major: z.literal(1), minor: z.int().min(0) }),
  publicKey: z.string(),
  /** Each former key's word for the next one, the oldest first: without them nobody who trusts a former key trusts this one. */
  rotations: z.array(Rotation).max(50),
  /** Rounds of PBKDF2. */
  rounds: z.int().min(100_000).max(10_000_000),
  salt: z.string(),
  iv: z.string(),
  /** The private key as PKCS#8, encrypted. */
  sealed: z.string(),
});

/** OWASP's number for PBKDF2 with SHA-256. */
const ROUNDS = 600_000;

export const SHORTEST_PASSPHRASE = 12;

export interface MadeKey {
  /** Its private key cannot be exported. */
  signer: Signer;
  rotations: Rotation[];
  /** The backup file, as text. */
  backup: string;
}

/** Whether this browser signs and checks by Ed25519: Chromium 137, Firefox 129, or newer. */
export async function canSign(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

/**
 * A new key with its backup. `link`: what leads from former keys to this one, made of its public key. Throws `RangeError` on a
 * passphrase that is too short.
 */
export async function makeKey(
  passphrase: string,
  link: (publicKey: string) => Promise<Rotation[]> = async () => [],
): Promise<MadeKey> {
  if (passphrase.length < SHORTEST_PASSPHRASE) throw new RangeError('passphrase too short');
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('no key pair');
  const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const rotations = await link(publicKey);
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
  const [salt, iv] = [random(16), random(12)];
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealing(passphrase, salt, ROUNDS), pkcs8);
  const backup: z.infer<typeof Backup> = {
    format: { name: 'sightline-publisher-key', major: 1, minor: 0 },
    publicKey,
    rotations,
    rounds: ROUNDS,
    salt: toBase64Url(salt),
    iv: toBase64Url(iv),
    sealed: toBase64Url(new Uint8Array(sealed)),
  };
  return { signer: await signerOf(publicKey, pkcs8), rotations, backup: `${JSON.stringify(backup, null, 2)}\n` };
}

export type RestoreRefusal = 'no-backup' | 'wrong-passphrase';

/** The key of a backup file. Not the same: a file that is no backup, and a passphrase that does not open it. */
export async function restoreKey(
  file: string,
  passphrase: string,
): Promise<{ signer: Signer; rotations: Rotation[] } | { refused: RestoreRefusal }> {
  const parsed = Backup.safeParse(jsonOf(file));
  if (!parsed.success) return { refused: 'no-backup' };
  const { publicKey, rotations, rounds } = parsed.data;
  const [salt, iv, sealed] = [parsed.data.salt, parsed.data.iv, parsed.data.sealed].map(fromBase64Url);
  if (!salt || !iv || !sealed) return { refused: 'no-backup' };
  try {
    const pkcs8 = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await sealing(passphrase, salt, rounds), sealed);
    const signer = await signerOf(publicKey, pkcs8);
    return (await belongTogether(signer)) ? { signer, rotations } : { refused: 'no-backup' };
  } catch {
    return { refused: 'wrong-passphrase' };
  }
}

async function signerOf(publicKey: string, pkcs8: ArrayBuffer): Promise<Signer> {
  return { publicKey, privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']) };
}

/** The public key in a backup is not sealed, so it could be another one. */
async function belongTogether({ publicKey, privateKey }: Signer): Promise<boolean> {
  const raw = fromBase64Url(publicKey);
  if (raw?.length !== 32) return false;
  const probe = random(32);
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, await crypto.subtle.sign('Ed25519', privateKey, probe), probe);
}

async function sealing(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
