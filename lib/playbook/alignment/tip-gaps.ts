import type { Condition, Rule } from '../condition';
import { daysBetween } from '../days';
import { rulesOf } from '../fields';
import type { Playbook, Tip } from '../schema';
import { conditionGaps, danglingIds } from './condition-gaps';
import { contradiction } from './contradiction';
import type { Finding, Gap, Report } from './gap';
import type { Outline, PlacedStep } from './outline';

/** A tip that nobody confirmed for longer than this many days is reported. */
export const CONFIRMED_FOR_DAYS = 180;

/** What was found in a tip, its paths from the tip on, and all else that it was found from. */
interface Found extends Pick<Playbook, 'processes' | 'metrics'> {
  today: string;
  findings: Finding[];
}

/** While a person writes one tip of ten thousand, the others are as they were. */
const found = new WeakMap<Tip, Found>();

/** A retired tip is not shown, so nothing of it is out of line. */
export function tipGaps(outline: Outline, report: Report): void {
  const { today, playbook } = outline;
  const { processes, metrics, tips } = playbook;
  for (const [index, tip] of tips.entries()) {
    if (tip.retired) continue;
    let known = found.get(tip);
    if (known?.processes !== processes || known.metrics !== metrics || known.today !== today) {
      known = { processes, metrics, today, findings: findingsIn(tip, outline) };
      found.set(tip, known);
    }
    for (const finding of known.findings) report({ ...finding, path: ['tips', index, ...finding.path] });
  }
}

function findingsIn(tip: Tip, outline: Outline): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const item = { kind: 'tip', id: tip.id, title: tip.title } as const;
  if (tip.steps.length === 0 && tip.metrics.length === 0) report({ code: 'tip-without-aim', path: [], item });
  danglingIds('steps', tip.steps, outline.steps, { path: [], item }, report);
  danglingIds('metrics', tip.metrics, outline.metrics, { path: [], item }, report);
  if (tip.when) conditionGaps(tip.when, { path: ['when'], item }, outline.stages, report);
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
