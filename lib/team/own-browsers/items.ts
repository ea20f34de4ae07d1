import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import type { Items } from './limits';

/** Keys of what lies in the area; docs/team-own-browsers.md describes each. Everything else in it is not ours. */
export const PERSON = 'person';
export const RELEASE = 'release';
/** There where a person removed everything: the other browsers stop as well. */
export const STOPPED = 'stopped';

/** Which release there is, and where its pieces are. It is written once they all are. */
export interface Manifest {
  v: 1;
  /** Grows with each release that is written; part of its pieces' keys. */
  generation: number;
  /** SHA-256 of the pieces' text in order, lower-case hex. */
  tag: string;
  pieces: number;
  /** The release's number between this person's browsers. */
  number: number;
  /** Digest of its playbook. */
  digest: string;
  /** The releases before it that its browser knew of, the latest last: the first eight digits of their digests. */
  after: string[];
}

export const MOST_AFTER = 8;

const hash = /^[0-9a-f]{64}$/;
const ManifestItem = lazily(() =>
  z.object({
    v: z.literal(1),
    generation: z.int().min(1).max(1e12),
    tag: z.string().regex(hash),
    pieces: z.int().min(1).max(512),
    number: z.int().min(1).max(1e12),
    digest: z.string().regex(hash),
    after: z.array(z.string().regex(/^[0-9a-f]{8}$/)).max(MOST_AFTER),
  }),
);

/** `newer`: written by a later Sightline, and not to be written over. What cannot be read at all counts as not there. */
export function manifestIn(items: Items): Manifest | 'newer' | null {
  if (isNewer(items[RELEASE])) return 'newer';
  const parsed = ManifestItem.safeParse(items[RELEASE]);
  return parsed.success ? parsed.data : null;
}

/** Whether an item is of a later version of this format. */
export const isNewer = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'v' in item && typeof item.v === 'number' && item.v > 1;

/** How a digest stands in `after`. */
export const short = (digest: string): string => digest.slice(0, 8);

export const pieceKey = (generation: number, tag: string, index: number): string =>
  `release.${generation}.${tag.slice(0, 8)}.${index}`;

/** What a piece's key says; null for other keys. `tag`: its first eight digits. */
export function pieceOf(key: string): { generation: number; tag: string; index: number } | null {
  const [, generation, tag, index] = /^release\.(\d{1,13})\.([0-9a-f]{8})\.(\d{1,3})$/.exec(key) ?? [];
  return generation && tag && index ? { generation: Number(generation), tag, index: Number(index) } : null;
}

/** Keys of everything in the area that is ours. */
export const ownKeys = (items: Items): string[] =>
  Object.keys(items).filter((key) => [PERSON, RELEASE, STOPPED].includes(key) || pieceOf(key) !== null);
