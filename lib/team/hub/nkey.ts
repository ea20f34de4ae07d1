import { loadNkeys } from './nats';

/** RFC 4648 §6, as NKeys are written in. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The 32 bytes of a user's public NKey: base32 of a prefix byte, the key and a checksum of two bytes (nkeys 2.0.3, codec.js).
 * Null for anything else; the checksum is against mistyping and not looked at, for a key is trusted only as the roster has it.
 */
export function rawKeyOf(nkey: string): Uint8Array<ArrayBuffer> | null {
  if (!/^U[A-Z2-7]{55}$/.test(nkey)) return null;
  const bytes = new Uint8Array(35);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of nkey) {
    bits = ((bits << 5) | ALPHABET.indexOf(letter)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = bits >> held;
  }
  return bytes.slice(1, 33);
}

/** Keys that were imported, so that not each message imports its own. As many as people write. */
const imported = new Map<string, Promise<CryptoKey | null>>();
const MOST_IMPORTED = 2_000;

/** Whether `signature` is that key's, of those bytes. False for what is no key and no signature. */
export async function isSignedBy(
  nkey: string,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const raw = rawKeyOf(nkey);
  if (raw === null || signature.length !== 64) return false;
  const known = imported.get(nkey) ?? importKey(raw);
  if (imported.size >= MOST_IMPORTED) imported.clear();
  imported.set(nkey, known);
  const key = await known;
  if (key) return crypto.subtle.verify('Ed25519', key, signature, bytes);
  // Chrome before 137 has no Ed25519 of its own.
  const { fromPublic } = await loadNkeys();
  try {
    return fromPublic(nkey).verify(bytes, signature);
  } catch {
    return false;
  }
}

async function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  } catch {
    return null;
  }
}
