import { digestOf } from './digest';
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

/**
 * The same of a playbook that has just been parsed and that nobody else holds: neither copied nor parsed again, which with
 * ten thousand tips takes as long as everything else that publishing does. Throws on facts that the schema refuses.
 */
export async function releaseOfParsed(playbook: Playbook, facts: ReleaseFacts): Promise<Release> {
  return { ...Facts.parse(facts), digest: await digestOf(playbook), playbook };
}

/** Whether a release's playbook is the one that its digest was made of. */
export async function verifyDigest(release: Release): Promise<boolean> {
  return (await digestOf(release.playbook)) === release.digest;
}
