import { canonicalJson } from './digest';
import type { Vision } from './schema';

/** What is needed of a release to see since when a vision holds. */
interface VisionAt {
  number: number;
  date: string;
  vision: Vision;
}

/**
 * The earliest release, without a break up to the newest, that has this vision, as far as releases are kept; null where the
 * newest has another one. `releases`: the newest first.
 */
export function visionSince<R extends VisionAt>(releases: readonly R[], vision: Vision): R | null {
  const wanted = canonicalJson(vision);
  let since: R | null = null;
  for (const release of releases) {
    if (canonicalJson(release.vision) !== wanted) break;
    since = release;
  }
  return since;
}
