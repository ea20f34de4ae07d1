import { NO_PROGRESS, type Progress } from '../../../lib/coaching/advice';
import type { Record as CrmRecord, Reading, RecordKind } from '../../../lib/crm/record';
import type { Condition, Rule } from '../../../lib/playbook/condition';
import { isRule } from '../../../lib/playbook/fields';
import type { Playbook, Process, Stage, Tip } from '../../../lib/playbook/schema';
import { blank, choice, date, filled, NOW, number, record } from '../coaching/sample';

/** A record made to satisfy one tip's condition at one of the places that the tip serves. */
export interface Witness {
  record: CrmRecord;
  progress: Progress;
}

const DAY = 86_400_000;

export function witnesses(playbook: Playbook, tip: Tip): Witness[] {
  return placesOf(playbook, tip).flatMap(({ process, stage }) =>
    waysToYes(tip.when).map((rules) => witnessAt(process, stage, rules)),
  );
}

function placesOf(playbook: Playbook, tip: Tip): { process: Process; stage: Stage }[] {
  return playbook.processes.flatMap((process) =>
    process.stages
      .filter(({ steps }) =>
        steps.some(
          (step) => tip.steps.includes(step.id) || step.metrics.some((metric) => tip.metrics.includes(metric)),
        ),
      )
      .map((stage) => ({ process, stage })),
  );
}

/** Lists of rules each of which, all yes, makes the condition yes; rules under `none` are left to their own. */
function waysToYes(condition: Condition | undefined): Rule[][] {
  if (condition === undefined || 'none' in condition) return [[]];
  if (isRule(condition)) return [[condition]];
  if ('any' in condition) return condition.any.flatMap(waysToYes);
  return condition.all.reduce<Rule[][]>(
    (ways, part) => ways.flatMap((way) => waysToYes(part).map((more) => [...way, ...more])),
    [[]],
  );
}

function witnessAt(process: Process, stage: Stage, rules: readonly Rule[]): Witness {
  const [label] = stage.crmStages.salesforce ?? [];
  const readings = new Map<string, Reading>(label === undefined ? [] : [['stage', choice('stage', label)]]);
  const progress: Progress = { ...NO_PROGRESS };
  for (const rule of rules) {
    if (rule.operator === 'atOrAfterStage' || rule.operator === 'beforeStage') continue;
    if (rule.field === 'daysInStage') {
      const days = 'value' in rule && typeof rule.value === 'number' ? rule.value + 1 : 0;
      progress.stageSince = { label: label ?? '', at: NOW.at - days * DAY, exact: true };
    } else if (rule.field === 'daysSinceActivity') {
      const days = 'value' in rule && typeof rule.value === 'number' ? rule.value + 1 : 0;
      readings.set('lastActivity', date('lastActivity', dayFromNow(-days)));
    } else if (rule.field !== 'stage' || label === undefined) readings.set(rule.field, readingFor(rule));
  }
  const kind: RecordKind = process.kinds[0] ?? 'deal';
  return { record: record([...readings.values()], { kind }), progress };
}

const dayFromNow = (days: number) => new Date(NOW.at + days * DAY).toISOString().slice(0, 10);

function readingFor(rule: Rule): Reading {
  const { field } = rule;
  switch (rule.operator) {
    case 'isEmpty':
      return blank(field, 'empty');
    case 'is':
    case 'contains':
    case 'startsWith':
      return choice(field, String(rule.value));
    case 'isAnyOf':
      return choice(field, rule.value[0] ?? '');
    case 'lessThan':
      return number(field, rule.value - 1);
    case 'moreThan':
      return number(field, rule.value + 1);
    case 'equals':
    case 'atMost':
    case 'atLeast':
      return number(field, rule.value);
    case 'between':
      return number(field, rule.value[0]);
    case 'isPast':
      return date(field, dayFromNow(-1));
    case 'isToday':
    case 'withinNextDays':
      return date(field, dayFromNow(0));
    case 'moreThanDaysAgo':
      return date(field, dayFromNow(-rule.value - 1));
    default:
      return filled(field, 'Something', { kind: 'text', text: 'Something' });
  }
}
