import { parsePlaybook } from '../playbook/parse';
import { verifyDigest } from '../playbook/release';
import { isSignatureOf, isTrusted, PublishedRelease, ReleaseSignature } from './signed-release';

/** Largest document that is taken, in bytes: ten thousand tips are about 10 MB. */
export const LARGEST_DOCUMENT = 60_000_000;

/** What this browser holds of a publisher. */
export interface Known {
  /** The public key that the person joined with, or that it was rotated to. */
  key: string;
  /** Releases that were taken from this publisher: number → digest. */
  taken: { [number: number]: string };
}

/** Why a release is not taken (`team_refused_<reason>` in the catalogue, with `_` for `-`). */
export type RefusedReason =
  | 'too-large'
  | 'no-signature' // there is none, or it is no signature file
  | 'other-key' // signed by a key that the trusted one never named
  | 'bad-signature' // the document is not what was signed
  | 'not-a-release' // signed, but not a document of this format
  | 'newer-format' // of a newer major version than this Sightline reads
  | 'bad-playbook' // the playbook in it does not parse
  | 'bad-digest' // the playbook is not the one that the digest was made of
  | 'older' // an earlier release than the one that was taken last
  | 'changed-history'; // a release that was taken before says something else now

export type Judgement =
  | { verdict: 'take'; published: PublishedRelease; key: string }
  /** The release that was taken last. */
  | { verdict: 'same'; number: number; key: string }
  | { verdict: 'refuse'; reason: RefusedReason; number?: number; detail?: string };

/**
 * What a document and its signature file are to somebody who knows `known`. Trusts nothing before the signature holds:
 * neither number nor format. Never throws.
 */
export async function judge(document: Uint8Array, signatureFile: string | null, known: Known): Promise<Judgement> {
  if (document.length > LARGEST_DOCUMENT) return refuse('too-large', undefined, `${document.length} bytes`);
  const signature = signatureFile === null ? null : ReleaseSignature.safeParse(jsonOf(signatureFile));
  if (!signature?.success) return refuse('no-signature', undefined, signature?.error.issues[0]?.path.join('.'));
  const { key, rotations } = signature.data;
  if (!(await isTrusted(known.key, key, rotations))) return refuse('other-key', undefined, `key ${key}`);
  if (!(await isSignatureOf(signature.data, document))) return refuse('bad-signature', undefined, `key ${key}`);
  const read = await publishedOf(jsonOf(new TextDecoder().decode(document)));
  if ('verdict' in read) return read;
  const { history, release } = read;
  const { number, digest } = release;
  const last = Math.max(0, ...Object.keys(known.taken).map(Number));
  const changed = changedPast(known.taken, [...history, { number, digest }]);
  if (changed !== null) return refuse('changed-history', number, `release ${changed}`);
  if (number < last) return refuse('older', number, `release ${last} was taken before`);
  if (number === last) return { verdict: 'same', number, key };
  const oldest = Math.min(number, ...history.map((one) => one.number));
  // A past that leaves out what was taken is another past.
  if (last > 0 && last > oldest && !history.some((one) => one.number === last)) {
    return refuse('changed-history', number, `release ${last} is left out`);
  }
  return { verdict: 'take', published: read, key };
}

/** A document's release with its playbook, each as its format says and its digest; whoever asks knows that it can be trusted. */
export async function publishedOf(raw: unknown): Promise<PublishedRelease | Extract<Judgement, { verdict: 'refuse' }>> {
  const parsed = PublishedRelease.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    return refuse(isNewerFormat(raw) ? 'newer-format' : 'not-a-release', undefined, where);
  }
  const { number } = parsed.data.release;
  const playbook = parsePlaybook(parsed.data.release.playbook);
  if ('refused' in playbook) return refuse('bad-playbook', number, playbook.refused[0]?.path);
  const release = { ...parsed.data.release, playbook: playbook.playbook };
  return (await verifyDigest(release)) ? { ...parsed.data, release } : refuse('bad-digest', number);
}

/** The first release of which the publisher now says something else than was taken. */
function changedPast(taken: Known['taken'], said: readonly { number: number; digest: string }[]): number | null {
  for (const { number, digest } of said) {
    const before = taken[number];
    if (before !== undefined && before !== digest) return number;
  }
  return null;
}

const refuse = (
  reason: RefusedReason,
  number?: number,
  detail?: string,
): Extract<Judgement, { verdict: 'refuse' }> => ({
  verdict: 'refuse',
  reason,
  ...(number === undefined ? {} : { number }),
  ...(detail === undefined ? {} : { detail }),
});

function isNewerFormat(raw: unknown): boolean {
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : null;
  if (typeof format !== 'object' || format === null) return false;
  return 'name' in format && format.name === 'sightline-release' && 'major' in format && Number(format.major) > 1;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
