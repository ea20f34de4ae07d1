import type { Condition, Rule } from '../condition';
import { daysBetween } from '../days';
import { rulesOf } from '../fields';
import type { Tip } from '../schema';
import { conditionGaps, danglingIds } from './condition-gaps';
import { contradiction } from './contradiction';
import type { Finding, Gap, Report } from './gap';
import type { Outline, PlacedStep } from './outline';

/** A tip that nobody confirmed for longer than this many days is reported. */
export const CONFIRMED_FOR_DAYS = 180;

/** What was found in a tip, its paths from the tip on, and all else that it was found from. */
interface Found {
  around: string;
  findings: Finding[];
}

/**
 * All that is looked at outside of a tip, as one text: so another playbook that says the same of it finds what is known, and
 * so does this one while a person writes the words of a step. Whoever reads more of the outline has to add it here.
 */
function aroundTips({ playbook: { processes, metrics }, today }: Outline): string {
  const stages = processes.map((process) =>
    process.stages.map((stage) => [stage.id, stage.steps.map((step) => [step.id, step.metrics])]),
  );
  const now = JSON.stringify([today, stages, metrics.map(({ id }) => id)]);
  if (now !== lastAround) lastAround = now;
  return lastAround;
}

/** The same text is the same object, which is compared at once. */
let lastAround = '';

/** While a person writes one tip of ten thousand, the others are as they were. */
const found = new WeakMap<Tip, Found>();

/** A retired tip is not shown, so nothing of it is out of line but where it leads a reader to nothing. */
export function tipGaps(outline: Outline, report: Report): void {
  const around = aroundTips(outline);
  const { tips } = outline.playbook;
  /** Whether a tip is retired, by id; made where one has a successor. */
  let retirement: Map<string, boolean> | undefined;
  for (const [index, tip] of tips.entries()) {
    if (tip.retired) {
      const { successor } = tip.retired;
      if (successor === undefined) continue;
      retirement ??= new Map(tips.map(({ id, retired }) => [id, retired !== undefined]));
      const isRetired = retirement.get(successor);
      if (isRetired === false) continue;
      const cause = isRetired ? 'retired' : 'missing';
      const item = { kind: 'tip', id: tip.id, title: tip.title } as const;
      const path = ['tips', index, 'retired', 'successor'];
      report({ code: 'successor-lost', path, item, values: { cause, id: successor } });
      continue;
    }
    let known = found.get(tip);
    if (known?.around !== around) {
      known = { around, findings: findingsIn(tip, outline) };
      found.set(tip, known);
    }
    for (const finding of known.findings) report({ ...finding, path: ['tips', index, ...finding.path] });
  }
}

/** Of every tip that is not retired what forbids to publish, and nothing else. */
export function tipErrors(outline: Outline, report: Report): void {
  for (const [index, tip] of outline.playbook.tips.entries()) {
    if (tip.retired) continue;
    const item = { kind: 'tip', id: tip.id, title: tip.title } as const;
    errorsIn(tip, { path: ['tips', index], item }, outline, report);
  }
}

function errorsIn(tip: Tip, about: Pick<Finding, 'path' | 'item'>, outline: Outline, report: Report): void {
  danglingIds('steps', tip.steps, outline.steps, about, report);
  danglingIds('metrics', tip.metrics, outline.metrics, about, report);
  if (!tip.when) return;
  conditionGaps(tip.when, { ...about, path: [...about.path, 'when'] }, outline.stages, report);
}

function findingsIn(tip: Tip, outline: Outline): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const item = { kind: 'tip', id: tip.id, title: tip.title } as const;
  if (tip.steps.length === 0 && tip.metrics.length === 0) report({ code: 'tip-without-aim', path: [], item });
  errorsIn(tip, { path: [], item }, outline, report);
  const never = neverShows(tip, outline);
  if (never) report({ code: 'tip-never-shows', path: [never.at], item, values: never.values });
  if (!tip.owner?.trim()) report({ code: 'unowned', path: ['owner'], item });
  const { confirmedOn } = tip;
  if (confirmedOn === undefined) report({ code: 'unconfirmed', path: ['confirmedOn'], item });
  else {
    const days = daysBetween(confirmedOn, outline.today);
    if (days > CONFIRMED_FOR_DAYS) {
      report({ code: 'unconfirmed', path: ['confirmedOn'], item, values: { date: confirmedOn, days } });
    }
  }
  return findings;
}

function neverShows(tip: Tip, outline: Outline): { at: string; values: Gap['values'] } | undefined {
  const { validFrom, validUntil, when } = tip;
  const { today, stages: everyStage } = outline;
  if (validUntil !== undefined && validUntil < today) {
    return { at: 'validUntil', values: { cause: 'expired', date: validUntil } };
  }
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom) {
    return { at: 'validUntil', values: { cause: 'window', date: validUntil } };
  }
  if (!when) return undefined;
  const anywhere = contradiction([when], { stages: undefined, everyStage, today });
  if (anywhere !== undefined) return { at: 'when', values: { cause: 'contradiction', field: anywhere } };
  if (!namesStage(when)) return undefined;
  const fields = placesOf(tip, outline).map((place) =>
    contradiction([when, ...stageRules(place)], {
      stages: place.process.stages.map(({ id }) => id),
      everyStage,
      today,
    }),
  );
  const [field] = fields;
  if (field === undefined || fields.includes(undefined)) return undefined;
  return { at: 'when', values: { cause: 'elsewhere', field } };
}

const namesStage = (when: Condition) => [...rulesOf(when)].some(([rule]) => rule.operator.endsWith('Stage'));

/** Every step through which the tip can come into view: those it serves, and those that move a metric it serves. */
function placesOf(tip: Tip, { steps }: Outline): PlacedStep[] {
  const served = tip.steps.flatMap((id) => steps.get(id) ?? []);
  const moving = tip.metrics.flatMap((id) => [...steps.values()].filter(({ step }) => step.metrics.includes(id)));
  return [...served, ...moving];
}

/** What stage rules answer wherever this step is in view: its own stage, no earlier and no later one. */
function stageRules({ process, stage }: PlacedStep): Rule[] {
  const next = process.stages[process.stages.indexOf(stage) + 1];
  const from: Rule = { field: 'stage', operator: 'atOrAfterStage', value: stage.id };
  return next ? [from, { field: 'stage', operator: 'beforeStage', value: next.id }] : [from];
}
