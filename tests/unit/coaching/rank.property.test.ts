import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../../lib/coaching/advice';
import { advise } from '../../../lib/coaching/advise';
import { compareStandings, isWorn, Shortlist, type Standing, standingOf } from '../../../lib/coaching/rank';
import type { Condition } from '../../../lib/playbook/condition';
import type { Tip } from '../../../lib/playbook/schema';
import { judge } from './reference';
import { blank, choice, NOW, process, progress, record, release, stage, step, text, tip } from './sample';

/** The machine may be busy: what is tested is the answer, not the time. */
const LONG = 60_000;
const RUNS = { numRuns: 1_000 };
/** Where each run is a whole advice. */
const FEWER = { numRuns: 200 };
const HOUR = 3_600_000;
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'constructor');

const standing: fc.Arbitrary<Standing> = fc.record({
  said: fc.constantFrom(0, 1, 2),
  serves: fc.constantFrom(0, 1, 2, 3),
  specificity: fc.nat(2),
  weight: fc.nat(2),
  elsewhere: fc.constantFrom(-1, 0, 1),
  hereAt: fc.nat(2),
  shownAt: fc.nat(2),
  id,
});
const sign = Math.sign;

describe('the order of tips', () => {
  test('is total: two tips are only level when they are one', () => {
    fc.assert(
      fc.property(standing, standing, (a, b) => compareStandings(a, b) !== 0 || a.id === b.id),
      RUNS,
    );
  });
  test('is antisymmetric', () => {
    fc.assert(
      fc.property(standing, standing, (a, b) => sign(compareStandings(a, b)) + sign(compareStandings(b, a)) === 0),
      RUNS,
    );
  });
  test('is transitive', () => {
    fc.assert(
      fc.property(standing, standing, standing, (a, b, c) => {
        fc.pre(compareStandings(a, b) <= 0 && compareStandings(b, c) <= 0);
        return compareStandings(a, c) <= 0;
      }),
      RUNS,
    );
  });
});

const when: fc.Arbitrary<Condition | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ field: fc.constantFrom('type', 'amount', 'nextStep'), operator: fc.constantFrom('isFilled', 'isEmpty') }),
  fc.record({
    all: fc.array(
      fc.record({ field: fc.constantFrom('type', 'amount'), operator: fc.constantFrom('isFilled', 'isEmpty') }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    any: fc.array(
      fc.record({ field: fc.constantFrom('type', 'nextStep'), operator: fc.constantFrom('isFilled', 'isEmpty') }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);
const links = fc.subarray(['one', 'two', 'elsewhere']);
const someTips: fc.Arbitrary<Tip[]> = fc
  .array(fc.record({ steps: links, metrics: fc.subarray(['m']), when, priority: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 40,
  })
  .map((all) =>
    all.map(({ when: condition, ...rest }, index) =>
      tip(`tip-${index}`, { ...rest, ...(condition === undefined ? {} : { when: condition }) }),
    ),
  );
const tipIds = fc.constantFrom(...Array.from({ length: 40 }, (_, index) => `tip-${index}`));
const history: fc.Arbitrary<Partial<Progress>> = fc.record({
  answers: fc.dictionary(tipIds, fc.constantFrom('tried', 'helped', 'not-here')),
  elsewhere: fc.dictionary(tipIds, fc.record({ helped: fc.nat(2), notHere: fc.nat(2) })),
  shown: fc.dictionary(
    tipIds,
    fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }), fc.boolean())
      .map(([hours, records, here]) => ({
        at: NOW.at - hours * HOUR,
        records,
        ...(here ? { here: NOW.at - hours * HOUR } : {}),
      })),
  ),
});

const deal = record([choice('stage', 'Qualify'), text('type', 'New'), blank('nextStep', 'empty')]);
const metric = {
  id: 'm',
  title: 'M',
  definition: 'd',
  unit: 'days',
  direction: 'down' as const,
  goals: [],
  source: { kind: 'team' as const },
};
const stages = [stage('qualify', [step('one', { metrics: ['m'] }), step('two')]), stage('later', [step('elsewhere')])];
const ask = (tips: Tip[], known: Partial<Progress>) =>
  advise(release({ processes: [process('deals', stages)], metrics: [metric], tips }), deal, progress(known), NOW);
const shuffled = (tips: Tip[], seed: number) =>
  tips
    .map((one, index) => ({ one, at: Math.sin(seed * (index + 1)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);

describe('choosing tips', () => {
  test(
    'does not depend on the order in which they are written',
    () => {
      fc.assert(
        fc.property(someTips, history, fc.nat(), (tips, known, seed) => {
          expect(ask(shuffled(tips, seed), known)).toEqual(ask(tips, known));
        }),
        FEWER,
      );
    },
    LONG,
  );
  test(
    'a tip that does not match never changes the winner',
    () => {
      const no: Condition = { field: 'type', operator: 'is', value: 'Something else' };
      fc.assert(
        fc.property(someTips, history, fc.nat(40), fc.boolean(), (tips, known, place, unknown) => {
          const never: Condition = unknown ? { all: [{ field: 'amount', operator: 'isFilled' }, no] } : no;
          const more = tips.toSpliced(place, 0, tip('added', { steps: ['one'], when: never, priority: 5 }));
          const { tip: winner, others } = ask(tips, known);
          expect(ask(more, known)).toMatchObject({ tip: winner, others });
        }),
        FEWER,
      );
    },
    LONG,
  );
  test(
    'unknown never wins, and what matches in view is handed out, each once, or counted',
    () => {
      const world = {
        fields: deal.fields,
        today: '2026-11-24',
        clock: '2026-11-24T12:00',
        daysInStage: null,
        stages: ['qualify', 'later'],
        at: 0,
      };
      fc.assert(
        fc.property(someTips, history, (tips, known) => {
          const verdict = new Map(tips.map((one) => [one.id, one.when === undefined ? 'yes' : judge(one.when, world)]));
          const { tip: winner, others, possible, more } = ask(tips, known);
          const shown = [...(winner ? [winner] : []), ...others];
          for (const one of shown) expect(verdict.get(one.id)).toBe('yes');
          for (const one of possible) expect(verdict.get(one.id)).toBe('unknown');
          const inView = tips.filter(
            ({ steps, metrics }) => metrics.length > 0 || steps.some((id) => id !== 'elsewhere'),
          );
          const counted = (wanted: string) => inView.filter(({ id }) => verdict.get(id) === wanted).length;
          expect(shown.length + (more?.others ?? 0)).toBe(counted('yes'));
          expect(possible.length + (more?.possible ?? 0)).toBe(counted('unknown'));
        }),
        FEWER,
      );
    },
    LONG,
  );
  test('a short list is the head of the whole order, whether or not a tip is worn', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(standing, { selector: (one) => one.id }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (all, limit, worn) => {
          const list = new Shortlist<Standing>(limit);
          for (const one of all) {
            const hopeless = list.isHopeless(one.serves, one.specificity, one.weight + (worn ? 1 : 0));
            if (!hopeless) list.offer(one, one);
          }
          expect(list.best()).toEqual([...all].sort(compareStandings).slice(0, limit));
        },
      ),
      RUNS,
    );
  });
});

describe('freshness and feedback', () => {
  const other = (hours: number, records: number) => ({ at: NOW.at - hours * HOUR, records });
  const winner = (known: Partial<Progress>, priorities = [3, 3]) =>
    ask(
      priorities.map((priority, index) => tip(index === 0 ? 'a' : 'b', { steps: ['one'], priority })),
      known,
    ).tip?.id;

  test('of equal tips the one not seen for longest comes first', () => {
    expect(winner({})).toBe('a');
    expect(winner({ shown: { a: other(30, 1) } })).toBe('b');
    expect(winner({ shown: { a: other(30, 1), b: other(20, 1) } })).toBe('a');
  });
  test('on the record where it was shown today a tip keeps its place', () => {
    expect(winner({ shown: { a: { ...other(1, 9), here: NOW.at - HOUR } } })).toBe('a');
    expect(winner({ shown: { b: { ...other(1, 9), here: NOW.at - HOUR } } })).toBe('b');
    expect(winner({ shown: { a: { ...other(13, 1), here: NOW.at - 13 * HOUR } } })).toBe('b');
  });
  test('after five other records in a week a tip counts one priority lower', () => {
    expect(winner({ shown: { a: other(30, 4) } }, [4, 3])).toBe('a');
    expect(winner({ shown: { a: other(30, 5) } }, [4, 3])).toBe('b');
    expect(winner({ shown: { a: other(30, 5) } }, [5, 3])).toBe('a');
    expect(winner({ shown: { a: other(8 * 24, 5) } }, [4, 3])).toBe('a');
    expect(isWorn({ at: NOW.at - HOUR, records: 6, here: NOW.at - HOUR }, NOW.at)).toBe(false);
  });
  test('what helped this person elsewhere comes first, what did not fit comes last', () => {
    expect(winner({ elsewhere: { b: { helped: 2, notHere: 1 } } })).toBe('b');
    expect(winner({ elsewhere: { a: { helped: 0, notHere: 1 } } })).toBe('b');
  });
  test('a tip that was dealt with here makes room for the next', () => {
    expect(winner({ answers: { a: 'helped' } })).toBe('b');
    expect(winner({ answers: { a: 'not-here', b: 'tried' } })).toBe('b');
  });
  test('an id that every object has is not mistaken for history', () => {
    expect(standingOf(tip('constructor'), { level: 0, specificity: 0 }, progress({}), NOW.at)).toMatchObject({
      said: 0,
      elsewhere: 0,
      hereAt: 0,
      shownAt: 0,
    });
  });
});
