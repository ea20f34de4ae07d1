import { describe, expect, it } from 'vitest';
import { Budget } from '../../../lib/crm/watch/budget';

/** Runs whenever it may, for `span` milliseconds, each run taking `took`; gives back the starts. */
function keepBusy(budget: Budget, took: number, span: number, from = 0): number[] {
  const starts: number[] = [];
  for (let now = from; now < from + span; ) {
    const wait = budget.wait(now);
    if (wait > 0) now += wait;
    else {
      starts.push(now);
      now += took;
      budget.charge(took, now);
    }
  }
  return starts;
}

describe('a budget for work on a busy page', () => {
  it('lets the first run start at once', () => {
    expect(new Budget().wait(123_456)).toBe(0);
  });

  it('lets a burst through while a page builds up', () => {
    const starts = keepBusy(new Budget(), 5, 200);
    expect(starts.length).toBeGreaterThanOrEqual(20);
  });

  it('keeps cheap work to a few percent of the time, in the long run', () => {
    const starts = keepBusy(new Budget(), 5, 60_000);
    expect((starts.length * 5) / 60_000).toBeLessThan(0.025);
    expect((starts.length * 5) / 60_000).toBeGreaterThan(0.015);
  });

  it('allows less at once when the record is known', () => {
    const budget = new Budget();
    budget.charge(60, 60);
    expect(budget.wait(60)).toBe(0);
    expect(budget.wait(60, true)).toBeGreaterThan(900);
  });

  it('never makes a run wait longer than a second', () => {
    const budget = new Budget();
    budget.charge(30_000, 30_000);
    expect(budget.wait(30_000)).toBe(1000);
  });

  it('forgives what earlier runs have cost', () => {
    const budget = new Budget();
    budget.charge(30_000, 30_000);
    budget.forgive();
    expect(budget.wait(30_000)).toBe(0);
  });

  it('has a whole burst again after a rest', () => {
    const budget = new Budget();
    keepBusy(budget, 5, 10_000);
    expect(keepBusy(budget, 5, 100, 60_000).length).toBe(20);
  });
});
