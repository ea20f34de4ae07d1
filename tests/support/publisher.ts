import { readFileSync } from 'node:fs';
import { parsePlaybook } from '../../lib/playbook/parse.ts';
import { makeRelease } from '../../lib/playbook/release.ts';
import type { Playbook } from '../../lib/playbook/schema.ts';
import { toBase64Url } from '../../lib/team/base64url.ts';
import { type PublishedRelease, type Rotation, type Signer, signRelease } from '../../lib/team/signed-release.ts';

const STARTER = new URL('../../public/starters/b2b-software.json', import.meta.url);

export async function makeSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no pair');
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { publicKey: toBase64Url(new Uint8Array(raw)), privateKey: pair.privateKey };
}

/** A valid playbook that says `mark`. */
export function playbookSaying(mark: string): Playbook {
  const parsed = parsePlaybook(JSON.parse(readFileSync(STARTER, 'utf8')));
  if (!('playbook' in parsed)) throw new Error('the starter does not parse');
  return { ...parsed.playbook, title: mark };
}

/** Release `number` of a publisher whose releases say their number, with all of its past. */
export async function published(
  number: number,
  playbook = playbookSaying(`Release ${number}`),
): Promise<PublishedRelease> {
  const facts = { number, date: '2026-11-24T10:00:00.000Z', author: 'Dana', note: '' };
  const history = [];
  for (let before = number - 1; before > 0; before -= 1) {
    const { digest } = await makeRelease(playbookSaying(`Release ${before}`), { ...facts, number: before });
    history.push({ number: before, digest });
  }
  return {
    format: { name: 'sightline-release', major: 1, minor: 0 },
    release: await makeRelease(playbook, facts),
    history,
    receive: { how: 'at-once', enforceFrom: null },
    withdraws: [],
  };
}

export const bytesOf = (document: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(document));

/** Document and signature file as they are uploaded. */
export async function uploaded(
  document: unknown,
  signer: Signer,
  rotations: readonly Rotation[] = [],
): Promise<{ document: Uint8Array; signature: string }> {
  const bytes = bytesOf(document);
  return { document: bytes, signature: await signRelease(bytes, signer, rotations) };
}
