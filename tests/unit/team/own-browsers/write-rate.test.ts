import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeAt, NOTHING_SPENT, spend, tryAgainAt } from '../../../../lib/team/own-browsers/write-rate.ts';

describe('writes to the area', () => {
  it('never are more than the browser takes in any minute or hour, however they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 90_000 }))), {
          minLength: 500,
          maxLength: 4_000,
        }),
        (asked) => {
          let spent = NOTHING_SPENT;
          let now = 1_000_000;
          const done: number[] = [];
          for (const [writes, pause] of asked) {
            now += pause;
            const next = spend(spent, writes, now);
            if (!next) continue;
            spent = next;
            for (let one = 0; one < writes; one += 1) done.push(now);
          }
          for (const [most, length] of [
            [120, 60_000],
            [1_800, 3_600_000],
          ] as const) {
            let from = 0;
            for (const [index, time] of done.entries()) {
              while ((done[from] ?? time) <= time - length) from += 1;
              expect(index - from + 1).toBeLessThanOrEqual(most);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are not twice as many where the end of one hour and the beginning of the next are both full', () => {
    let spent = spend(NOTHING_SPENT, 1, 0) ?? NOTHING_SPENT;
    const done: number[] = [];
    for (let now = 1_600_000; now < 9_000_000; now += 1_000) {
      const next = spend(spent, 1, now);
      if (next) done.push(now);
      spent = next ?? spent;
    }
    const most = Math.max(...done.map((end) => done.filter((time) => time > end - 3_600_000 && time <= end).length));
    expect(most).toBeLessThanOrEqual(1_800);
    expect(most).toBeGreaterThan(1_600);
  });

  it('that are too many may be done at the time that is named', () => {
    let spent = NOTHING_SPENT;
    const now = 5_000_000;
    for (let one = 0; one < 11; one += 1) spent = spend(spent, 5, now) ?? spent;
    expect(spend(spent, 5, now)).toBeNull();
    expect(freeAt(spent, 5, now)).toBe(now + 60_000);
    expect(spend(spent, 5, freeAt(spent, 5, now))).not.toBeNull();
  });

  it('are not held up for long by a clock that was set back', () => {
    let spent = NOTHING_SPENT;
    for (let one = 0; one < 11; one += 1) spent = spend(spent, 5, 9_000_000_000) ?? spent;
    expect(freeAt(spent, 5, 1_000)).toBe(61_000);
  });

  it('that were refused are tried ever more seldom, at least every hour', () => {
    expect([1, 2, 3, 10, 100].map((failures) => tryAgainAt(failures, 0) / 60_000)).toEqual([1, 2, 4, 60, 60]);
  });
});
