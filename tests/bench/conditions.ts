import jsonLogic from 'json-logic-js';
import type { Facts } from '../../lib/coaching/facts.ts';
import type { Condition } from '../../lib/playbook/condition.ts';
import type { Coaching } from './coaching.ts';
import { type Figure, median } from './figures.ts';
import { INDUSTRIES, NOW, sampleProgress, sampleRecord } from './sample.ts';
import { timed } from './timed.ts';

const EACH = 1_000;

const OURS: Condition = {
  all: [
    { field: 'industry', operator: 'isAnyOf', value: ['Software', 'Retail'] },
    { field: 'amount', operator: 'atLeast', value: 20_000 },
    { field: 'closeDate', operator: 'withinNextDays', value: 60 },
  ],
};
/** The same question. It knows no dates: it gets the days as text, which it can compare, with the last day worked out. */
const THEIRS = {
  and: [
    { in: [{ var: 'industry' }, ['Software', 'Retail']] },
    { '>=': [{ var: 'amount' }, 20_000] },
    { '<=': [{ var: 'today' }, { var: 'closeDate' }, { var: 'last' }] },
  ],
};

/**
 * A condition of three rules against `json-logic-js`, each prepared as well as it can be: ours compiled, theirs parsed; for
 * ours a record's facts, for theirs plain values ready to compare, both made outside of the clock. All three rules hold, so
 * neither can stop early. A playbook asks one record a thousand conditions, so it is one deal that is asked a thousand
 * times; what ours remembers of an answer is taken from it each time (`within`), else it would compute it only once.
 * Besides, a thousand deals that were never asked anything, where the folding of their texts is in ours. Ours also tells
 * unknown from no, and dates, which theirs cannot.
 */
export function conditions({ compileCondition, factsOf, within }: Coaching, runs: number): Figure[] {
  const condition = compileCondition(OURS);
  const progress = sampleProgress(100);
  const fresh = (): Facts[] =>
    Array.from({ length: EACH }, (_, turn) => factsOf(sampleRecord(turn * INDUSTRIES.length), progress, NOW));
  const known = factsOf(sampleRecord(0), progress, NOW);
  const again = (): Facts[] => Array.from({ length: EACH }, () => within(known, null));
  const plain = Array.from({ length: EACH }, () => ({
    industry: sampleRecord(0).fields.industry?.raw,
    amount: 50_000,
    closeDate: '2026-12-18',
    today: '2026-11-24',
    last: '2027-01-23',
  }));
  if (again().some((one) => condition.evaluate(one) !== 'yes') || plain.some((one) => !jsonLogic.apply(THEIRS, one)))
    throw new Error('the two conditions do not both hold');

  const askOurs = (list: Facts[]): void => {
    for (const one of list) condition.evaluate(one);
  };
  const askTheirs = (list: typeof plain): void => {
    for (const one of list) jsonLogic.apply(THEIRS, one);
  };
  const ours: number[] = [];
  const news: number[] = [];
  const theirs: number[] = [];
  // In turns, so that the machine's mood hits all.
  for (let run = 0; run < runs; run++) {
    theirs.push(...timed(1, askTheirs, () => plain));
    ours.push(...timed(1, askOurs, again));
    news.push(...timed(1, askOurs, fresh));
  }
  return [
    { what: '1,000 × a three-rule condition on one deal', unit: 'ms', samples: ours },
    { what: '1,000 × the same with json-logic-js', unit: 'ms', samples: theirs },
    {
      what: 'times faster than json-logic-js (of the medians)',
      unit: '×',
      samples: [median(theirs) / median(ours)],
      limit: { atLeast: 5 },
    },
    { what: 'the same condition on 1,000 deals that were never asked anything', unit: 'ms', samples: news },
  ];
}
