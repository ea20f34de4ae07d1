import type { Tip } from '../playbook/schema';
import type { Now, PossibleTip, Progress, Reason, TipAdvice } from './advice';
import type { Candidate, CompiledRelease } from './compile';
import { unreadIn } from './metrics';
import type { Place } from './place';
import { isWorn, own, Shortlist, standingOf } from './rank';
import type { View } from './view';

/** How many tips besides the top one are handed out, and how many that might apply; the rest are counted in `more`. */
export const LIST_LIMIT = 25;

export interface Asking {
  release: CompiledRelease;
  place: Place;
  view: View;
  progress: Progress;
  now: Now;
}

interface ChosenTips {
  tip: TipAdvice | null;
  others: TipAdvice[];
  possible: PossibleTip[];
  more: { others: number; possible: number };
}

/** The tips whose condition is yes in order of rank, and those of which it is unknown; these never win. */
export function chooseTips(asking: Asking): ChosenTips {
  const { release, place, view, progress, now } = asking;
  const matched = new Shortlist<Candidate>(LIST_LIMIT + 1);
  const possible = new Shortlist<Candidate>(LIST_LIMIT);
  let matches = 0;
  let possibilities = 0;
  const hidden = snoozedTips(progress, now);
  const { date: today } = place.facts.now;
  const consider = (candidate: Candidate): void => {
    const verdict = candidate.condition.evaluate(place.facts);
    if (verdict === 'no') return;
    const { tip } = candidate.tip;
    if (!isValid(tip, today) || hidden.has(tip.id)) return;
    const sure = verdict === 'yes';
    // What an unknown condition will come to cannot be counted yet.
    const specificity = sure ? candidate.condition.specificity(place.facts) : 0;
    const list = sure ? matched : possible;
    if (sure) matches++;
    else possibilities++;
    if (list.isHopeless(candidate.level, specificity, tip.priority)) return;
    list.offer(standingOf(tip, { level: candidate.level, specificity }, progress, now.at), candidate);
  };
  for (const { guard, candidates } of release.candidates(view.name, () => view.links)) {
    if (guard?.(place.facts) !== 'no') candidates.forEach(consider);
  }
  const [tip = null, ...others] = matched.best().map((candidate) => tipAdvice(candidate, asking));
  return {
    tip,
    others,
    possible: possible.best().map((candidate) => possibleTip(candidate, asking)),
    more: {
      others: Math.max(0, matches - LIST_LIMIT - 1),
      possible: Math.max(0, possibilities - LIST_LIMIT),
    },
  };
}

/** Both ends count, as the days of the person who looks. */
function isValid(tip: Tip, today: string): boolean {
  return (
    (tip.validFrom === undefined || tip.validFrom <= today) && (tip.validUntil === undefined || tip.validUntil >= today)
  );
}

function snoozedTips(progress: Progress, now: Now): ReadonlySet<string> {
  const snoozed = Object.entries(progress.snoozed).filter(([, until]) => until === 'record' || until > now.at);
  return new Set(snoozed.map(([id]) => id));
}

function tipAdvice(candidate: Candidate, asking: Asking): TipAdvice {
  const { tip } = candidate.tip;
  const answer = own(asking.progress.answers, tip.id);
  return {
    id: tip.id,
    title: tip.title,
    body: tip.body,
    resources: tip.resources,
    ...(tip.owner === undefined ? {} : { owner: tip.owner }),
    ...(tip.confirmedOn === undefined ? {} : { confirmedOn: tip.confirmedOn }),
    serves: candidate.serves,
    reasons: reasonsFor(candidate, asking),
    ...(answer === undefined ? {} : { answer }),
  };
}

function possibleTip(candidate: Candidate, asking: Asking): PossibleTip {
  const advice = tipAdvice(candidate, asking);
  return { ...advice, unread: unreadIn(advice.reasons) };
}

/** In the order of the ranking: whom it serves, what matched, how it was weighed. */
function reasonsFor(candidate: Candidate, asking: Asking): Reason[] {
  const { tip } = candidate.tip;
  const { progress, now, place } = asking;
  const answer = own(progress.answers, tip.id);
  const shown = own(progress.shown, tip.id);
  const reasons: Reason[] = servesReasons(candidate, asking);
  for (const finding of candidate.condition.findings(place.facts)) reasons.push({ code: 'rule', finding });
  reasons.push({ code: 'priority', priority: tip.priority });
  if (shown === undefined) reasons.push({ code: 'not-shown-lately' });
  else if (isWorn(shown, now.at)) reasons.push({ code: 'seen-lately' });
  if (answer !== undefined) reasons.push({ code: 'you-said', answer });
  return reasons;
}

function servesReasons({ serves }: Candidate, { place, release, view }: Asking): Reason[] {
  if ('metric' in serves) {
    const metric = release.metrics.get(serves.metric);
    return metric ? [{ code: 'serves-metric', metric: metric.id, title: metric.title }] : [];
  }
  const step = view.ordered.find(({ id }) => id === serves.step);
  if (!step || !('compiled' in place.stage)) return [];
  const reason: Reason = { code: 'serves-step', step: step.id, title: step.title };
  if (step.id === view.step) return [reason];
  const { stage } = place.stage.compiled;
  return [{ code: 'serves-stage', stage: stage.id, title: stage.title }, reason];
}
