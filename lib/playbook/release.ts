import { digestOf, sizedDigestOf } from './digest';
import { type Playbook, Release } from './schema';

/** What a person adds when publishing. `date` is an ISO 8601 instant in UTC; `number` counts from 1. */
export interface ReleaseFacts {
  number: number;
  date: string;
  author: string;
  note: string;
}

/**
 * An immutable version of a playbook: a copy that later edits of `playbook` do not reach, with the digest of its
 * content. Throws on facts or a playbook that the schema refuses: both come from our own forms.
 */
export async function makeRelease(playbook: Playbook, facts: ReleaseFacts): Promise<Release> {
  const copy = structuredClone(playbook);
  return Release.parse({ ...facts, digest: await digestOf(copy), playbook: copy });
}

const Facts = Release.omit({ playbook: true, digest: true });

/** A release with its length as JSON in UTF-8. */
export interface SizedRelease {
  release: Release;
  bytes: number;
}

/**
 * The same of a playbook that has just been parsed and that nobody else holds: neither copied nor parsed nor written out
 * again, which with ten thousand tips takes as long as everything else that publishing does. Throws on facts that the
 * schema refuses.
 */
export async function releaseOfParsed(playbook: Playbook, facts: ReleaseFacts): Promise<SizedRelease> {
  const { digest, bytes } = await sizedDigestOf(playbook);
  const around = { ...Facts.parse(facts), digest };
  // What stands around the playbook is written out with a `0` in its place.
  return { release: { ...around, playbook }, bytes: bytesOf({ ...around, playbook: 0 }) - 1 + bytes };
}

/** Length as JSON in UTF-8. */
export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Whether a release's playbook is the one that its digest was made of. */
export async function verifyDigest(release: Release): Promise<boolean> {
  return (await digestOf(release.playbook)) === release.digest;
}
