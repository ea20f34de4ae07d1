import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUser, fromSeed } from '@nats-io/nkeys';
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '../../lib/team/base64url.ts';
import type { TeamKey } from '../../lib/team/hub/contract.ts';
import type { Signer } from '../../lib/team/signed-release.ts';

/** What the hub's admin keeps: made once, in the out folder, readable by its owner alone. Whoever has it is the admin. */
const KeptSchema = z.strictObject({
  format: z.literal('sightline-hub-1'),
  /** Seed of the NKey that `setup` and `check` use. */
  adminSeed: z.string(),
  /** Seeds of throw-away people of each role, by which `check` tries the permissions; they are in no roster. */
  probes: z.strictObject({ rep: z.string(), coach: z.string(), manager: z.string() }),
  roster: z.strictObject({
    publicKey: z.string(),
    /** PKCS#8, base64url. */
    privateKey: z.string(),
    /** Of the last one that was written. */
    number: z.int().min(0),
    /** SHA-256 of what is in it, so that it grows only when that changed. */
    digest: z.string(),
  }),
  token: z.string(),
  keys: z.array(z.strictObject({ id: z.string(), key: z.string() })),
  clusterPassword: z.string(),
  servers: z.array(z.string()),
  nodes: z.int(),
});
export type Kept = z.infer<typeof KeptSchema>;

export const KEPT = 'hub-secrets.json';

/** What is kept in the folder; null: nothing yet. Throws with the file's name where it is damaged. */
export function readKept(folder: string): Kept | null {
  const path = join(folder, KEPT);
  if (!existsSync(path)) return null;
  const parsed = KeptSchema.safeParse(jsonOf(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new Error(`${path} is damaged: bring it back from a backup. Without it everybody has to join anew.`);
  return parsed.data;
}

export function writeKept(folder: string, kept: Kept): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, KEPT);
  writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts for a new file only.
  chmodSync(path, 0o600);
}

export async function makeKept(): Promise<Kept> {
  return {
    format: 'sightline-hub-1',
    adminSeed: newSeed(),
    probes: { rep: newSeed(), coach: newSeed(), manager: newSeed() },
    roster: await newRosterKey(),
    token: toBase64Url(randomBytes(32)),
    keys: [],
    clusterPassword: randomBytes(24).toString('hex'),
    servers: [],
    nodes: 1,
  };
}

export const newSeed = (): string => new TextDecoder().decode(createUser().getSeed());
export const seedBytes = (seed: string): Uint8Array => new TextEncoder().encode(seed);
export const publicOf = (seed: string): string => fromSeed(seedBytes(seed)).getPublicKey();

export async function newRosterKey(): Promise<Kept['roster']> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('no key pair');
  const [raw, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return {
    publicKey: toBase64Url(new Uint8Array(raw)),
    privateKey: toBase64Url(new Uint8Array(pkcs8)),
    number: 0,
    digest: '',
  };
}

export async function rosterSigner({ publicKey, privateKey }: Kept['roster']): Promise<Signer> {
  const bytes = fromBase64Url(privateKey);
  if (!bytes) throw new Error(`${KEPT} is damaged: the roster's key is no key`);
  return { publicKey, privateKey: await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']) };
}

/** A key for sealing notes, named as `TeamKey` says. */
export function newTeamKey(): TeamKey {
  const key = randomBytes(32);
  return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key: toBase64Url(key) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
