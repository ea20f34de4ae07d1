import { NO_PROGRESS, type Progress } from '../../../lib/coaching/advice';
import type { Record as CrmRecord, Reading, RecordKind } from '../../../lib/crm/record';
import type { Condition, Rule } from '../../../lib/playbook/condition';
import { isRule, rulesOf } from '../../../lib/playbook/fields';
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
    waysToYes(process.when).flatMap((applies) =>
      waysToYes(tip.when).map((shows) => witnessAt(process, stage, both(applies, shows))),
    ),
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

/** Rules that make a condition yes when those of `yes` are answered yes and those of `no` are answered no. */
interface Way {
  yes: Rule[];
  no: Rule[];
}

function waysToYes(condition: Condition | undefined): Way[] {
  if (condition === undefined) return [{ yes: [], no: [] }];
  if (isRule(condition)) return [{ yes: [condition], no: [] }];
  if ('any' in condition) return condition.any.flatMap(waysToYes);
  if ('none' in condition)
    return [{ yes: [], no: condition.none.flatMap((part) => [...rulesOf(part)].map(([rule]) => rule)) }];
  return condition.all.reduce<Way[]>(
    (ways, part) => ways.flatMap((way) => waysToYes(part).map((more) => both(way, more))),
    [{ yes: [], no: [] }],
  );
}

const both = (one: Way, other: Way): Way => ({ yes: [...one.yes, ...other.yes], no: [...one.no, ...other.no] });

function witnessAt(process: Process, stage: Stage, { yes, no }: Way): Witness {
  const [label] = stage.crmStages.salesforce ?? [];
  const readings = new Map<string, Reading>(label === undefined ? [] : [['stage', choice('stage', label)]]);
  const progress: Progress = { ...NO_PROGRESS };
  // An empty field answers no to every comparison; a name is never empty.
  for (const { field } of no)
    readings.set(field, field === 'name' ? choice(field, 'Something else') : blank(field, 'empty'));
  for (const rule of yes) {
    const days = 'value' in rule && typeof rule.value === 'number' ? rule.value + 1 : 0;
    if (rule.field === 'daysInStage') {
      progress.stageSince = { label: label ?? '', at: NOW.at - days * DAY, exact: true };
    } else if (rule.field === 'daysSinceActivity') {
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
      return date(field, dayFromNow(0));
    case 'withinNextDays':
      return date(field, dayFromNow(rule.value));
    case 'moreThanDaysAgo':
      return date(field, dayFromNow(-rule.value - 1));
    default:
      return filled(field, 'Something', { kind: 'text', text: 'Something' });
  }
}
