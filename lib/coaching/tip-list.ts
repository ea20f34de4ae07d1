import type { Gap, GapCode } from '../playbook/alignment';
import type { Playbook, Tip } from '../playbook/schema';
import { foldText } from './fold-text';
import { NO_EVIDENCE, type TipEvidence } from './tip-evidence';

/** Which tips a list holds, and in what order. An empty text: whatever it is. */
export interface TipFilter {
  /** Every word has to be somewhere in title, text, owner, links or id. */
  query: string;
  /** `<process>/<stage>`: serves a step of it, or a metric that one of its steps moves. */
  stage: string;
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

/**
 * The tips that the filter lets through, in its order. One pass over the tips; what is searched in is folded once per tip and
 * kept with it. With a query and the written order, tips with the query in their title come first.
 */
export function listTips(filter: TipFilter, sources: TipSources): Tip[] {
  const { playbook, gaps, evidence, locale } = sources;
  const words = foldText(filter.query).split(' ').filter(Boolean);
  const place = placeTest(filter, playbook);
  const evidenceOf = (tip: Tip): TipEvidence => evidence.get(tip.id) ?? NO_EVIDENCE;
  const found = playbook.tips.filter(
    (tip) =>
      stands(tip, filter.standing, gaps) &&
      place(tip) &&
      (filter.owner === '' || (tip.owner?.trim() || NOBODY) === filter.owner) &&
      hasGap(gaps.get(tip.id), filter.gap) &&
      isEvident(evidenceOf(tip), filter.evidence) &&
      (words.length === 0 || holds(tip, words)),
  );
  return inOrder(found, filter, evidenceOf, locale);
}

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
function placeTest({ stage, step, metric, goal }: TipFilter, playbook: Playbook): (tip: Tip) => boolean {
  const tests: ((tip: Tip) => boolean)[] = [];
  if (step !== '') tests.push(({ steps }) => steps.includes(step));
  if (metric !== '') tests.push(({ metrics }) => metrics.includes(metric));
  if (stage !== '') tests.push(servesAny(...stageAims(stage, playbook)));
  if (goal !== '') tests.push(servesAny(...goalAims(goal, playbook)));
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

const searched = new WeakMap<Tip, { title: string; all: string }>();

/** A tip's texts as they are searched in; made once, so give tips a moment before the first search (`readyTips`). */
function textsOf(tip: Tip): { title: string; all: string } {
  const known = searched.get(tip);
  if (known) return known;
  const title = foldText(tip.title);
  const links = tip.resources.map((resource) => resource.title).join('\n');
  const made = { title, all: `${title}\n${foldText(`${tip.body}\n${tip.owner ?? ''}\n${links}\n${tip.id}`)}` };
  searched.set(tip, made);
  return made;
}

function holds(tip: Tip, words: readonly string[]): boolean {
  const { all } = textsOf(tip);
  return words.every((word) => all.includes(word));
}

/** Makes the texts of some tips ready for search; answers where to go on, or null when all are. */
export function readyTips(tips: readonly Tip[], from: number, count: number): number | null {
  const end = Math.min(tips.length, from + count);
  for (let at = from; at < end; at++) {
    const tip = tips[at];
    if (tip) textsOf(tip);
  }
  return end < tips.length ? end : null;
}

function inOrder(tips: Tip[], filter: TipFilter, evidenceOf: (tip: Tip) => TipEvidence, locale: string): Tip[] {
  switch (filter.sort) {
    case 'written': {
      const query = foldText(filter.query);
      if (query === '') return tips;
      const inTitle = (tip: Tip): boolean => textsOf(tip).title.includes(query);
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
