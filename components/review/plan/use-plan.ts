import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../../lib/messages';
import type { CoachingPlan } from '../../../lib/note-requests';
import { oneAtATime } from '../../../lib/one-at-a-time';
import type { ReviewActions } from '../model';
import type { PlanChange } from './plan-acts';

export interface PlanInHand {
  /** Null until it is read. */
  plan: CoachingPlan | null;
  failure: Failure | null;
  /** Shown at once, kept right after; true once it is durable. What another window did meanwhile stays. */
  change(change: PlanChange): Promise<boolean>;
}

/** One person's plan. `news`: it is read again whenever that grows. */
export function usePlan({ ask }: Pick<ReviewActions, 'ask'>, person: string, news: number): PlanInHand {
  const [shown, setShown] = useState<{ plan: CoachingPlan | null; failure: Failure | null }>({
    plan: null,
    failure: null,
  });
  const inTurn = useMemo(() => oneAtATime(), []);
  /** Changes that are shown and not yet kept, in order: they are laid over whatever is read. */
  const waiting = useRef<PlanChange[]>([]);
  const latest = useRef('');
  latest.current = person;
  const layOver = (plan: CoachingPlan): CoachingPlan => waiting.current.reduce((made, change) => change(made), plan);

  useEffect(() => {
    void inTurn(async () => {
      const answer = await ask('plan/get', { person });
      if (latest.current !== person) return;
      setShown(({ plan }) =>
        answer.ok
          ? { plan: layOver(answer.value.plan), failure: null }
          : { plan: plan?.person === person ? plan : null, failure: answer.error },
      );
    });
  }, [ask, person, news, inTurn]);

  const keep = async (change: PlanChange): Promise<boolean> => {
    const now = await ask('plan/get', { person });
    const kept = now.ok ? await ask('plan/set', { plan: change(now.value.plan) }) : now;
    waiting.current = waiting.current.filter((one) => one !== change);
    if (latest.current === person) {
      const failure = kept.ok ? null : kept.error;
      const plan = kept.ok ? kept.value.plan : now.ok ? now.value.plan : null;
      setShown((before) => ({ plan: plan === null ? before.plan : layOver(plan), failure }));
    }
    return kept.ok;
  };
  const plan = shown.plan?.person === person ? shown.plan : null;
  return {
    plan,
    failure: shown.failure,
    change(change) {
      waiting.current.push(change);
      setShown((before) => (before.plan ? { ...before, plan: change(before.plan) } : before));
      return inTurn(() => keep(change));
    },
  };
}
