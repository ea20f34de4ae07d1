/**
 * Words that are spelt nearly alike. Most of a dictionary is ruled out by its letters alone: a word of which so many letters
 * are others cannot be reached by so few changes.
 */

/** One bit for each letter a to z, and some shared by everything else. */
export function signOf(word: string): number {
  let sign = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    sign |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 6));
  }
  return sign >>> 0;
}

/** Whether words with these signs may be within so many changes of each other: one change adds a letter and takes one away. */
export function mayBeNear(one: number, other: number, changes: number): boolean {
  let differing = one ^ other;
  for (let left = 2 * changes; differing !== 0 && left > 0; left--) differing &= differing - 1;
  return differing === 0;
}

/** Changes that may be forgiven in a word: letters that are wrong, missing or too many. A short word would be found everywhere. */
export const forgiven = (word: string): number => (word.length > 5 ? 2 : word.length > 3 ? 1 : 0);

/** Rows of the table below; words are compared by the thousand, and nothing is made for each. */
let before = new Uint8Array(64);
let now = new Uint8Array(64);

/** Changes from one word to the other, or null where they are more than `most` (Levenshtein's distance, in a band). */
export function changesBetween(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null;
  if (other.length >= before.length) {
    before = new Uint8Array(2 * other.length);
    now = new Uint8Array(2 * other.length);
  }
  const far = most + 1;
  for (let column = 0; column <= other.length; column++) before[column] = Math.min(column, far);
  for (let row = 1; row <= one.length; row++) {
    const [first, last] = [Math.max(1, row - most), Math.min(other.length, row + most)];
    // What lies beside the band is too far.
    now[first - 1] = first === 1 ? Math.min(row, far) : far;
    let least = now[first - 1] ?? far;
    for (let column = first; column <= last; column++) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      const changed = (before[column - 1] ?? far) + (same ? 0 : 1);
      const fewest = Math.min(changed, (before[column] ?? far) + 1, (now[column - 1] ?? far) + 1, far);
      now[column] = fewest;
      if (fewest < least) least = fewest;
    }
    if (last < other.length) now[last + 1] = far;
    if (least > most) return null;
    [before, now] = [now, before];
  }
  const changes = before[other.length] ?? far;
  return changes > most ? null : changes;
}
