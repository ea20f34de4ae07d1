import type { Gap, GapCode } from '../playbook/alignment';
import type { Playbook, Tip } from '../playbook/schema';
import { foldText } from './fold-text';
import { NO_EVIDENCE, type TipEvidence } from './tip-evidence';
import { holds, nearTips, titleHolds } from './tip-search';

/** Which tips a list holds, and in what order. An empty text: whatever it is. */
export interface TipFilter {
  /** Every word has to be somewhere in title, text, owner, links or id, or be spelt nearly so. */
  query: string;
  /** `<process>/<stage>`: serves a step of it, or a metric that one of its steps moves. */
  stage: string;
  /** `step`: what serves the stage or goal by a step alone, not by a metric. */
  through: '' | 'step';
  step: string;
  metric: string;
  /** Serves it through a step or metric. */
  goal: string;
  /** As written; `NOBODY` for tips without one. */
  owner: string;
  gap: '' | 'some' | GapCode;
  standing: 'active' | 'stale' | 'retired' | 'all';
  evidence: '' | 'unseen' | 'seen' | 'helped' | 'not-here';
  sort: TipOrder;
}
export type TipOrder = 'written' | 'title' | 'priority' | 'confirmed' | 'shown' | 'helped';
export const TIP_ORDERS: readonly TipOrder[] = ['written', 'title', 'priority', 'confirmed', 'shown', 'helped'];
/** Stands for "no owner"; no owner is called like that. */
export const NOBODY = '\0nobody';

export const EVERY_TIP: TipFilter = {
  query: '',
  stage: '',
  through: '',
  step: '',
  metric: '',
  goal: '',
  owner: '',
  gap: '',
  standing: 'active',
  evidence: '',
  sort: 'written',
};

/** What a list of tips is made from. Each part stays the same object as long as it says the same. */
export interface TipSources {
  playbook: Playbook;
  gaps: ReadonlyMap<string, readonly Gap[]>;
  evidence: ReadonlyMap<string, TipEvidence>;
  locale: string;
}

/** Gaps by the id of the tip that they are about. */
export function gapsByTip(gaps: readonly Gap[]): Map<string, Gap[]> {
  const found = new Map<string, Gap[]>();
  for (const gap of gaps) {
    if (gap.item.kind !== 'tip') continue;
    const list = found.get(gap.item.id);
    if (list) list.push(gap);
    else found.set(gap.item.id, [gap]);
  }
  return found;
}

export interface FoundTips {
  tips: Tip[];
  /** None has the words as they were typed; these have some that are spelt nearly so. */
  near: boolean;
}

/**
 * The tips that the filter lets through, in its order. One pass over the tips; what is searched in is folded once per tip and
 * kept with it. With a query and the written order, tips with the query in their title come first. Where no tip has the words,
 * those that have them spelt nearly so.
 */
export function findTips(filter: TipFilter, sources: TipSources): FoundTips {
  const { playbook, gaps, evidence, locale } = sources;
  const words = foldText(filter.query).split(' ').filter(Boolean);
  const place = placeTest(filter, playbook);
  const evidenceOf = (tip: Tip): TipEvidence => evidence.get(tip.id) ?? NO_EVIDENCE;
  const passing = (said: (tip: Tip) => boolean): Tip[] =>
    playbook.tips.filter(
      (tip) =>
        stands(tip, filter.standing, gaps) &&
        place(tip) &&
        (filter.owner === '' || (tip.owner?.trim() || NOBODY) === filter.owner) &&
        hasGap(gaps.get(tip.id), filter.gap) &&
        isEvident(evidenceOf(tip), filter.evidence) &&
        said(tip),
    );
  const exact = passing(words.length === 0 ? () => true : (tip) => holds(tip, words));
  const near = exact.length === 0 && words.length > 0 ? nearTips(playbook.tips, words) : null;
  const found = near && near.size > 0 ? passing((tip) => near.has(tip)) : exact;
  return { tips: inOrder(found, filter, evidenceOf, locale), near: found !== exact && found.length > 0 };
}

export const listTips = (filter: TipFilter, sources: TipSources): Tip[] => findTips(filter, sources).tips;

function stands(tip: Tip, standing: TipFilter['standing'], gaps: TipSources['gaps']): boolean {
  if (standing === 'all') return true;
  if (standing === 'retired') return tip.retired !== undefined;
  if (tip.retired) return false;
  return standing === 'active' || (gaps.get(tip.id)?.some(isStale) ?? false);
}

/** Not confirmed lately, or past its last day. */
function isStale({ code, values }: Gap): boolean {
  return code === 'unconfirmed' || (code === 'tip-never-shows' && values.cause === 'expired');
}

function hasGap(gaps: readonly Gap[] | undefined, wanted: TipFilter['gap']): boolean {
  if (wanted === '') return true;
  return gaps?.some(({ code }) => wanted === 'some' || code === wanted) ?? false;
}

function isEvident({ shown, helped, notHere }: TipEvidence, wanted: TipFilter['evidence']): boolean {
  switch (wanted) {
    case '':
      return true;
    case 'unseen':
      return shown === 0;
    case 'seen':
      return shown > 0;
    case 'helped':
      return helped > 0;
    case 'not-here':
      return notHere > 0;
  }
}

/** Whether a tip serves the place that the filter names. */
function placeTest({ stage, through, step, metric, goal }: TipFilter, playbook: Playbook): (tip: Tip) => boolean {
  const byStepAlone = ([steps, metrics]: Aims): Aims => [steps, through === 'step' ? new Set() : metrics];
  const tests: ((tip: Tip) => boolean)[] = [];
  if (step !== '') tests.push(({ steps }) => steps.includes(step));
  if (metric !== '') tests.push(({ metrics }) => metrics.includes(metric));
  if (stage !== '') tests.push(servesAny(...byStepAlone(stageAims(stage, playbook))));
  if (goal !== '') tests.push(servesAny(...byStepAlone(goalAims(goal, playbook))));
  return (tip) => tests.every((test) => test(tip));
}

type Aims = [steps: ReadonlySet<string>, metrics: ReadonlySet<string>];

const servesAny =
  (...[steps, metrics]: Aims) =>
  (tip: Tip): boolean =>
    tip.steps.some((id) => steps.has(id)) || tip.metrics.some((id) => metrics.has(id));

function stageAims(key: string, playbook: Playbook): Aims {
  const steps = playbook.processes.flatMap(({ id, stages }) =>
    stages.flatMap((stage) => (`${id}/${stage.id}` === key ? stage.steps : [])),
  );
  return [new Set(steps.map(({ id }) => id)), new Set(steps.flatMap(({ metrics }) => metrics))];
}

function goalAims(goal: string, { processes, metrics }: Playbook): Aims {
  const steps = processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  return [
    new Set(steps.flatMap(({ id, goals }) => (goals.includes(goal) ? [id] : []))),
    new Set(metrics.flatMap(({ id, goals }) => (goals.includes(goal) ? [id] : []))),
  ];
}

function inOrder(tips: Tip[], filter: TipFilter, evidenceOf: (tip: Tip) => TipEvidence, locale: string): Tip[] {
  switch (filter.sort) {
    case 'written': {
      const query = foldText(filter.query);
      if (query === '') return tips;
      const inTitle = (tip: Tip): boolean => titleHolds(tip, query);
      return [...tips.filter(inTitle), ...tips.filter((tip) => !inTitle(tip))];
    }
    case 'title': {
      const { compare } = new Intl.Collator(locale, { numeric: true });
      return tips.sort((one, other) => compare(one.title, other.title));
    }
    case 'priority':
      return tips.sort((one, other) => other.priority - one.priority);
    case 'confirmed':
      return tips.sort((one, other) => compareText(one.confirmedOn ?? '', other.confirmedOn ?? ''));
    case 'shown':
      return tips.sort((one, other) => evidenceOf(other).shown - evidenceOf(one).shown);
    case 'helped':
      return tips.sort((one, other) => evidenceOf(other).helped - evidenceOf(one).helped);
  }
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
