import type { Progress } from './advice';
import type { Serves } from './compile';

/**
 * Where a tip stands. Tips are compared by these in the order in which they stand here; docs/conditions.md says why in
 * that order. All are facts about the tip, the record and this person, so any two tips compare the same everywhere.
 */
export interface Standing {
  /** 0 unanswered on this record, 1 dealt with here (tried or helped), 2 said not to fit here. */
  said: 0 | 1 | 2;
  serves: Serves;
  /** Distinct rules that hold up the condition: more first. */
  specificity: number;
  /** Priority 1 to 5, one less while the tip is worn: more first. */
  weight: number;
  /** 1 helped this person more often than not elsewhere, -1 the other way round: more first. */
  elsewhere: -1 | 0 | 1;
  /** When it was shown on this record today, 0 if not: later first, so that the panel does not change under the eyes. */
  hereAt: number;
  /** When it was last shown anywhere, 0 if never: longest ago first. */
  shownAt: number;
  id: string;
}

/** What a tip serves here, and how many distinct rules hold up its condition. */
export interface RankPlace {
  level: Serves;
  specificity: number;
}

/** A tip counts as worn after that many other records, for so long after it was last shown. */
export const WORN_AFTER_RECORDS = 5;
export const WORN_FOR_MS = 7 * 24 * 3_600_000;
/** How long a tip keeps its place on the record where it was shown. */
export const SETTLED_FOR_MS = 12 * 3_600_000;

const NEVER = { at: 0, records: 0 };

/** The standing of one tip for one person on one record; `at` is now. */
export function standingOf(
  tip: { id: string; priority: number },
  place: RankPlace,
  progress: Progress,
  at: number,
): Standing {
  const answer = own(progress.answers, tip.id);
  const shown = own(progress.shown, tip.id);
  const heard = progress.elsewhere === undefined ? undefined : own(progress.elsewhere, tip.id);
  const hereAt = shown?.here !== undefined && at - shown.here < SETTLED_FOR_MS ? shown.here : 0;
  return {
    said: answer === undefined ? 0 : answer === 'not-here' ? 2 : 1,
    serves: place.level,
    specificity: place.specificity,
    weight: tip.priority - (isWorn(shown ?? NEVER, at) ? 1 : 0),
    elsewhere: heard === undefined ? 0 : sign(heard.helped - heard.notHere),
    hereAt,
    shownAt: shown?.at ?? 0,
    id: tip.id,
  };
}

/** Shown on many other records of late, and not just now on this one. */
export function isWorn(shown: { at: number; records: number; here?: number }, at: number): boolean {
  if (shown.here !== undefined && at - shown.here < SETTLED_FOR_MS) return false;
  const others = shown.records - (shown.here === undefined ? 0 : 1);
  return others >= WORN_AFTER_RECORDS && at - shown.at < WORN_FOR_MS;
}

/** Negative: `a` comes first. 0 only for the same id, so the order is total. */
export function compareStandings(a: Standing, b: Standing): number {
  return (
    a.said - b.said ||
    a.serves - b.serves ||
    b.specificity - a.specificity ||
    b.weight - a.weight ||
    b.elsewhere - a.elsewhere ||
    b.hereAt - a.hereAt ||
    a.shownAt - b.shownAt ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Keeps the best of many in order, without sorting the rest. */
export class Shortlist<T> {
  private readonly kept: { standing: Standing; item: T }[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  private last(): Standing | undefined {
    return this.kept.length === this.limit ? this.kept[this.limit - 1]?.standing : undefined;
  }

  /** Whether a tip has no place on the list even if everything about the person speaks for it. Saves its standing. */
  isHopeless(level: Serves, specificity: number, priority: number): boolean {
    const last = this.last();
    if (last === undefined || last.said > 0) return false;
    if (level !== last.serves) return level > last.serves;
    return specificity === last.specificity ? priority < last.weight : specificity < last.specificity;
  }

  offer(standing: Standing, item: T): void {
    const last = this.last();
    if (last && compareStandings(standing, last) >= 0) return;
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.kept[middle];
      if (other && compareStandings(standing, other.standing) < 0) high = middle;
      else low = middle + 1;
    }
    this.kept.splice(low, 0, { standing, item });
    if (this.kept.length > this.limit) this.kept.pop();
  }

  best(): T[] {
    return this.kept.map(({ item }) => item);
  }
}

function sign(difference: number): -1 | 0 | 1 {
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

/** Ids are free words, `constructor` among them: only what was put there counts. */
export function own<T>(map: { readonly [id: string]: T }, id: string): T | undefined {
  return Object.hasOwn(map, id) ? map[id] : undefined;
}
