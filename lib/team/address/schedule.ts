/** Minutes between two questions while all is well, unless a policy says otherwise. */
export const USUAL_MINUTES = 15;
const MOST_MINUTES = 6 * 60;

/**
 * When an address is asked next, milliseconds since the epoch. After failures ever later, at most six hours; always up to a
 * fifth earlier or later (`chance`: 0 to 1), so that a team that starts its browsers at nine does not ask in one second.
 */
export function nextQuestion(now: number, failures: number, chance: number, usual = USUAL_MINUTES): number {
  const minutes = Math.min(usual * 2 ** Math.min(failures, 20), Math.max(MOST_MINUTES, usual));
  return now + Math.round(minutes * 60_000 * (0.8 + 0.4 * chance));
}
