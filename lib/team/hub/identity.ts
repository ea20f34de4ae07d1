import type { HubIdentity } from './keep-connected';
import { signerOf } from './keep-connected';
import { loadNkeys } from './nats';

/**
 * Who this browser is to a hub: an NKey that is made here, or a `.creds` file of a managed NATS. The secret half is kept only
 * sealed, by a key of the browser's that no script can read out, so that it is in no export and no backup, and of no use to
 * whoever copies the database's files.
 */
export interface SealedIdentity {
  kind: 'nkey' | 'creds';
  /** The public NKey, `U…`. */
  publicKey: string;
  /** AES-GCM; cannot be exported. */
  wrapping: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  /** Of the seed, or of the whole text of the file. */
  sealed: Uint8Array<ArrayBuffer>;
}

export async function makeIdentity(): Promise<SealedIdentity> {
  const { createUser } = await loadNkeys();
  const pair = createUser();
  return seal('nkey', pair.getPublicKey(), pair.getSeed());
}

/** Null where the text is no `.creds` file of a user. */
export async function identityOfCreds(text: string): Promise<SealedIdentity | null> {
  if (!/-----BEGIN NATS USER JWT-----\s+\S+\s+-+END NATS USER JWT-+/.test(text)) return null;
  try {
    const { key } = await signerOf({ person: '', creds: text });
    return await seal('creds', key, new TextEncoder().encode(text));
  } catch {
    return null;
  }
}

/** What `Connect` needs. Rejects where the database holds something else than was sealed. */
export async function openIdentity(identity: SealedIdentity, person: string): Promise<HubIdentity> {
  const { kind, wrapping, iv, sealed } = identity;
  const secret = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, sealed));
  return kind === 'nkey' ? { person, seed: secret } : { person, creds: new TextDecoder().decode(secret) };
}

async function seal(kind: SealedIdentity['kind'], publicKey: string, secret: Uint8Array): Promise<SealedIdentity> {
  const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, new Uint8Array(secret));
  return { kind, publicKey, wrapping, iv, sealed: new Uint8Array(sealed) };
}

/** What the hub's admin needs to take somebody in: lines for the roster of `npm run hub` (docs/team-hub.md). */
export function joinCard(person: { id: string; name: string; roles: readonly string[] }, publicKey: string): string {
  const name = JSON.stringify(person.name);
  return `- name: ${name}\n  id: ${person.id}\n  roles: [${person.roles.join(', ')}]\n  keys: [${publicKey}]\n`;
}
