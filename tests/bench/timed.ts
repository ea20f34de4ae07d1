/** Milliseconds of each of `runs` runs, after a few that do not count. `prepare` makes each run's input, outside of the clock. */
export function timed(runs: number, act: () => unknown): number[];
export function timed<T>(runs: number, act: (input: T) => unknown, prepare: () => T): number[];
export function timed<T>(runs: number, act: (input?: T) => unknown, prepare?: () => T): number[] {
  for (let warm = 0; warm < WARM; warm++) act(prepare?.());
  return Array.from({ length: runs }, () => {
    const input = prepare?.();
    const start = performance.now();
    act(input);
    return performance.now() - start;
  });
}

const WARM = 3;
