/**
 * Tells what a form gave itself, and gets back a moment later, from what was changed elsewhere: undone, or by another page.
 * What was given may come back late, and what was given in between may never come.
 */
export function makeEchoes<T>(first: T, same: (one: T, other: T) => boolean) {
  let seen = first;
  /** What the outside has once everything that was given has arrived. */
  let latest = first;
  /** Given and not come back yet, oldest first. */
  let given: T[] = [];
  return {
    /** Whether the outside has to be told: not where it has, or is about to have, this very value. */
    give(value: T): boolean {
      if (same(latest, value)) return false;
      latest = value;
      given.push(value);
      return true;
    },
    /** Whether this value is news to the form. Call it with every value that comes, in order. */
    isNews(value: T): boolean {
      if (same(seen, value)) return false;
      seen = value;
      const own = given.findIndex((one) => same(one, value));
      given = given.slice(own < 0 ? given.length : own + 1);
      if (given.length === 0) latest = value;
      return own < 0;
    },
  };
}
