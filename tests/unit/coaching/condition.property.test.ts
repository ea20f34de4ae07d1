import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCondition } from '../../../lib/coaching/condition';
import type { Reading } from '../../../lib/crm/record';
import { Condition } from '../../../lib/playbook/condition';
import { allReadings, condition, STAGES, someReadings } from './arbitraries';
import { judge } from './reference';
import { choice, facts, NOW } from './sample';

/** The machine may be busy: what is tested is the answer, not the time. */
const LONG = 60_000;
const RUNS = { numRuns: 1_500 };
const observed = fc.option(fc.record({ days: fc.integer({ min: 0, max: 9 }), exact: fc.boolean() }));
type Observed = { days: number; exact: boolean } | null;

/** The stage is always read, so that what was observed of it counts. */
const withStage = (readings: Reading[]) => [
  ...readings.filter(({ key }) => key !== 'stage'),
  choice('stage', 'Negotiation', 'won'),
];

const position = (at: number) => ({
  order: new Map(STAGES.map((id, index) => [id, index])),
  titles: new Map(STAGES.map((id) => [id, id])),
  at: { index: at },
});

function evaluate(rules: Condition, readings: Reading[], seen: Observed, at: number) {
  const since = seen && { label: 'Negotiation', at: NOW.at - seen.days * 86_400_000, exact: seen.exact };
  return compileCondition(rules).evaluate(facts(readings, position(at), since ? { stageSince: since } : {}));
}

const at = fc.integer({ min: 0, max: STAGES.length - 1 });

test(
  'conditions that are compiled answer as the slow reference does',
  () => {
    fc.assert(
      fc.property(condition, someReadings, observed, at, (rules, some, seen, place) => {
        const readings = withStage(some);
        const possible = seen && (seen.exact ? [seen.days] : Array.from({ length: 40 }, (_, more) => seen.days + more));
        const world = {
          fields: Object.fromEntries(readings.map((reading) => [reading.key, reading])),
          today: '2026-11-24',
          clock: '2026-11-24T12:00',
          daysInStage: possible,
          stages: STAGES,
          at: place,
        };
        expect(evaluate(rules, readings, seen, place)).toBe(judge(rules, world));
      }),
      RUNS,
    );
  },
  LONG,
);

test(
  'a yes or a no stays what it is, whatever the fields that were not read turn out to hold',
  () => {
    fc.assert(
      fc.property(condition, someReadings, allReadings, observed, at, (rules, some, all, seen, place) => {
        const before = evaluate(rules, withStage(some), seen, place);
        fc.pre(before !== 'unknown');
        const read = some.map((reading, index) =>
          reading.state === 'absent' || reading.state === 'unreadable' ? (all[index] ?? reading) : reading,
        );
        expect(evaluate(rules, withStage(read), seen, place)).toBe(before);
      }),
      RUNS,
    );
  },
  LONG,
);

test(
  'every generated condition is one that a playbook may hold',
  () => {
    fc.assert(fc.property(condition, (rules) => Condition.safeParse(rules).success));
  },
  LONG,
);

test(
  'what is named as deciding a verdict does decide it',
  () => {
    fc.assert(
      fc.property(condition, someReadings, at, (rules, readings, place) => {
        const seen = facts(withStage(readings), position(place));
        const compiled = compileCondition(rules);
        const verdict = compiled.evaluate(seen);
        const findings = compiled.findings(seen);
        expect(findings.length).toBeGreaterThan(0);
        for (const { verdict: one, negated, cause } of findings) {
          expect(cause === undefined).toBe(one !== 'unknown');
          if (verdict === 'yes') expect(one).toBe(negated ? 'no' : 'yes');
          if (verdict === 'no') expect(one).toBe(negated ? 'yes' : 'no');
        }
        if (verdict === 'unknown') expect(findings.some((finding) => finding.verdict === 'unknown')).toBe(true);
        if (verdict === 'yes') expect(compiled.specificity(seen)).toBe(findings.length);
      }),
      RUNS,
    );
  },
  LONG,
);
