import type { SyncEntry } from './channel';
import { type Judgement, judge, type Known } from './judge';
import type { PublishedRelease } from './signed-release';

/** What is said of something in the sync log, without by which channel, when and how often. */
export type Entry = Omit<SyncEntry, 'times' | 'at' | 'channel'>;

/** What a release that came means for who follows its publisher. */
export interface Weighed {
  verdict: Judgement['verdict'];
  /** For the log; the key's change before what came of the release. */
  entries: Entry[];
  /** What is known of the publisher from now on. */
  known: Known;
  /** To be kept until it applies; null: nothing new. */
  published: PublishedRelease | null;
}

/** Judges a document and its signature for a channel. Never throws. */
export async function weigh(document: Uint8Array, signature: string | null, known: Known): Promise<Weighed> {
  const judged = await judge(document, signature, known);
  if (judged.verdict === 'refuse') {
    const { reason, number, detail } = judged;
    const entry: Entry = {
      what: 'refused',
      reason,
      ...(number === undefined ? {} : { release: number }),
      ...(detail === undefined ? {} : { detail }),
    };
    return { verdict: 'refuse', entries: [entry], known, published: null };
  }
  const rotated: Entry[] = judged.key === known.key ? [] : [{ what: 'rotated', detail: `key ${judged.key}` }];
  if (judged.verdict === 'same') {
    const entry: Entry = { what: 'same', release: judged.number };
    return { verdict: 'same', entries: [...rotated, entry], known: { ...known, key: judged.key }, published: null };
  }
  const { published } = judged;
  const { number, digest } = published.release;
  return {
    verdict: 'take',
    entries: [...rotated, { what: 'added', release: number }],
    known: { key: judged.key, taken: { ...known.taken, [number]: digest } },
    published,
  };
}
