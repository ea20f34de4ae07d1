/** Letters that may be wrong, missing, too many or swapped with the next: as many as the panel's search forgives (lib/search). */
export function forgiven(word: string): number {
  if (/\d/.test(word)) return 0;
  return word.length > 5 ? 2 : word.length > 3 ? 1 : 0;
}

/**
 * Whether one word becomes the other by at most so many letters changed, left out, added or swapped with the next (optimal
 * string alignment). Both are folded already.
 */
export function isNear(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  if (one === other) return true;
  if (most === 0) return false;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    let least = row;
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      let cost = Math.min((last[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (swapped) cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    [before, last] = [last, now];
  }
  return (last[other.length] ?? 0) <= most;
}
