import type { Record as CrmRecord } from '../crm/record';
import type { Condition } from '../playbook/condition';
import { rulesOf } from '../playbook/fields';
import type { Tip } from '../playbook/schema';
import type { Advice, Now, Progress, Reason, RuleFinding, TipAdvice, Verdict } from './advice';
import { advise } from './advise';
import type { CompiledRelease } from './compile';
import { compileCondition } from './condition';
import { type Facts, factsOf } from './facts';
import { placeOf } from './place';

/** Why a tip is not shown on a record, whatever its condition says. */
export type Hindrance =
  | 'retired'
  | 'not-yet' // valid from a later day
  | 'expired'
  | 'no-stage' // the record is in no stage of the playbook, so only its process's metrics are in view
  | 'other-place'; // it serves no step and no metric that is in view here

/** Where a tip would stand among those shown. `beyond`: after all that are listed. */
export type TrialRank =
  | { kind: 'ranked'; rank: number; of: number }
  | { kind: 'beyond'; of: number }
  | { kind: 'possible' }
  | { kind: 'out' };

/** What a tip would do on one record. */
export interface Trial {
  process: Advice['process'];
  stage: Advice['stage'];
  /** Of the condition as a whole. */
  verdict: Verdict;
  /** Every rule in the order in which it is written, asked by itself: a `none` around it is not counted in. */
  rules: RuleFinding[];
  hindrances: Hindrance[];
  rank: TrialRank;
  /** Why it stands where it stands; empty where it is not shown. */
  reasons: Reason[];
  /** Titles of the tips before it, nearest last. */
  before: string[];
}

/** Every rule of a condition with what was read, in the order of `rulesOf`. */
export function ruleFindings(condition: Condition, facts: Facts): RuleFinding[] {
  return [...rulesOf(condition)].flatMap(([rule]) => compileCondition(rule).findings(facts));
}

/** Tries a tip of the release on a record, as `advise` would show it. Pure; the release holds the tip as it is meant. */
export function tryTip(release: CompiledRelease, tip: Tip, record: CrmRecord, progress: Progress, now: Now): Trial {
  const { facts } = placeOf(release, record, factsOf(record, progress, now));
  const advice = advise(release, record, progress, now);
  const listed = [...(advice.tip ? [advice.tip] : []), ...advice.others];
  const at = listed.findIndex(({ id }) => id === tip.id);
  const possible = advice.possible.find(({ id }) => id === tip.id);
  const verdict = compileCondition(tip.when).evaluate(facts);
  const hindrances = hindrancesOf(tip, facts.now.date);
  const of = listed.length + (advice.more?.others ?? 0);
  const shown: TipAdvice | undefined = listed[at] ?? possible;
  const inView = shown !== undefined || isInView(tip, advice);
  if (!inView) hindrances.push('none' in advice.stage ? 'no-stage' : 'other-place');
  return {
    process: advice.process,
    stage: advice.stage,
    verdict,
    rules: tip.when ? ruleFindings(tip.when, facts) : [],
    hindrances,
    rank: rankOf(),
    reasons: shown?.reasons ?? [],
    before: at > 0 ? listed.slice(Math.max(0, at - 3), at).map(({ title }) => title) : [],
  };

  function rankOf(): TrialRank {
    if (at >= 0) return { kind: 'ranked', rank: at + 1, of };
    if (possible) return { kind: 'possible' };
    if (hindrances.length > 0 || verdict === 'no') return { kind: 'out' };
    return verdict === 'unknown' ? { kind: 'possible' } : { kind: 'beyond', of };
  }
}

function hindrancesOf(tip: Tip, today: string): Hindrance[] {
  const found: Hindrance[] = [];
  if (tip.retired) found.push('retired');
  if (tip.validFrom !== undefined && tip.validFrom > today) found.push('not-yet');
  if (tip.validUntil !== undefined && tip.validUntil < today) found.push('expired');
  return found;
}

/** The steps of the stage and the metrics that they move are in view. */
function isInView(tip: Tip, { steps, metrics }: Advice): boolean {
  return steps.some(({ id }) => tip.steps.includes(id)) || metrics.some(({ id }) => tip.metrics.includes(id));
}
