import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextQuestion, USUAL_MINUTES } from '../../../lib/team/address/schedule';

const MINUTE = 60_000;
const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('when an address is asked next', () => {
  it('is a fifth earlier or later than usual while all is well', () => {
    fc.assert(
      fc.property(chance, (luck) => {
        const wait = nextQuestion(0, 0, luck) / MINUTE;
        expect(wait).toBeGreaterThanOrEqual(USUAL_MINUTES * 0.8);
        expect(wait).toBeLessThanOrEqual(USUAL_MINUTES * 1.2);
      }),
    );
    expect(nextQuestion(0, 0, 0)).not.toBe(nextQuestion(0, 0, 1));
  });

  it('is later after every failure, up to six hours', () => {
    const waits = [0, 1, 2, 3, 4, 5].map((failures) => nextQuestion(0, failures, 0.5) / MINUTE);
    expect(waits).toEqual([15, 30, 60, 120, 240, 360]);
    fc.assert(
      fc.property(fc.nat(10_000), chance, (failures, luck) => {
        expect(nextQuestion(0, failures, luck)).toBeLessThanOrEqual(6 * 60 * 1.2 * MINUTE);
      }),
    );
  });
});
