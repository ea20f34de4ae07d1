/** Milliseconds of work that may be done at once while a page builds up: a burst of twenty cheap runs. */
const BURST = 100;
/** The same once the record is known. */
const BURST_WHEN_KNOWN = 40;
/** Share of time that work may take when it goes on and on. */
const SHARE = 0.02;
/** What a run is charged at least, in milliseconds, so that even free ones stay below ten a second for long. */
const LEAST = 2;
/** Nobody waits longer, in milliseconds, however slow the page: then this is all that slow work may cost. */
const LONGEST = 1000;

/**
 * Keeps work on a busy page small: each run is charged what it took, and what was charged is paid back with time.
 * Times are milliseconds of one clock.
 */
export class Budget {
  private owed = 0;
  private at = 0;

  private settle(now: number): void {
    this.owed = Math.max(0, this.owed - Math.max(0, now - this.at) * SHARE);
    this.at = now;
  }

  charge(took: number, now: number): void {
    this.settle(now);
    this.owed += Math.max(LEAST, took);
  }

  /** A person went to another record: the work that follows is asked for. */
  forgive(): void {
    this.owed = 0;
  }

  /** Milliseconds until the next run may start; 0: at once. `known`: the record is, and only its changes are looked for. */
  wait(now: number, known = false): number {
    this.settle(now);
    const burst = known ? BURST_WHEN_KNOWN : BURST;
    return this.owed < burst ? 0 : Math.min(LONGEST, Math.ceil((this.owed - burst) / SHARE) + 1);
  }
}
