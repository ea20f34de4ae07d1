import type { Reading } from '../crm/record';
import type { Metric } from '../playbook/schema';
import type { MetricAdvice, Reason, StepAdvice } from './advice';
import { dayOf, type Facts, inDoubt } from './facts';

type Measured = Pick<MetricAdvice, 'value' | 'exactness' | 'unread' | 'doubt'>;

/** A metric with its value here against its target. Steps are those of the stage in view, for `stepsDone`. */
export function metricAdvice(
  metric: Metric,
  facts: Facts,
  steps: readonly StepAdvice[],
  reasons: Reason[],
): MetricAdvice {
  const measured = measure(metric, facts, steps);
  const { source } = metric;
  return {
    id: metric.id,
    title: metric.title,
    definition: metric.definition,
    unit: metric.unit,
    direction: metric.direction,
    ...(metric.target === undefined ? {} : { target: metric.target }),
    scope: source.kind,
    ...(source.kind === 'team' && source.asOf !== undefined ? { asOf: source.asOf } : {}),
    ...measured,
    ...against(metric, measured),
    reasons,
  };
}

function measure(metric: Metric, facts: Facts, steps: readonly StepAdvice[]): Measured {
  const { source } = metric;
  if (source.kind === 'team') return { value: source.current ?? null, exactness: 'exact', unread: [] };
  if (source.measure === 'stepsDone') return stepsDone(metric, steps);
  if (source.measure === 'field') return fieldValue(metric, source.field ?? '', facts);
  const days = facts.days(source.measure);
  if (days.state === 'filled') return { value: days.days, exactness: days.exactness, unread: [] };
  const unread = days.state === 'empty' ? [] : [READ_FOR[source.measure]];
  return { value: null, exactness: 'exact', unread, ...(days.doubt === undefined ? {} : { doubt: days.doubt }) };
}

/** What a derived field is computed from; the days in a stage are observed, so nothing on the page stands in for them. */
const READ_FOR = { daysInStage: 'daysInStage', daysToClose: 'closeDate', daysSinceActivity: 'lastActivity' } as const;

/** A count of steps, or for the unit `%` their share of the stage. Steps that are not known leave a lower bound. */
function stepsDone(metric: Metric, steps: readonly StepAdvice[]): Measured {
  if (steps.length === 0) return { value: null, exactness: 'exact', unread: [] };
  const done = steps.filter((step) => step.done === 'condition' || step.done === 'hand').length;
  const unknown = steps.filter((step) => step.done === 'unknown');
  return {
    value: metric.unit === '%' ? Math.round((done / steps.length) * 100) : done,
    exactness: unknown.length > 0 ? 'at-least' : 'exact',
    unread: unreadIn(unknown.flatMap(({ reasons }) => reasons)),
  };
}

/** Fields of the rules among `reasons` that are unknown, each once. */
export function unreadIn(reasons: readonly Reason[]): string[] {
  const fields = reasons.flatMap((reason) =>
    reason.code === 'rule' && reason.finding.verdict === 'unknown' ? [reason.finding.rule.field] : [],
  );
  return [...new Set(fields)];
}

function fieldValue(metric: Metric, field: string, facts: Facts): Measured {
  const reading = facts.reading(field);
  if (!reading || reading.state === 'absent' || reading.state === 'unreadable') {
    return { value: null, exactness: 'exact', unread: [field] };
  }
  if (reading.state === 'empty') return { value: null, exactness: 'exact', unread: [] };
  const counted = count(reading, metric.unit, facts.now.day);
  if (counted === null) {
    return {
      value: null,
      exactness: 'exact',
      unread: [],
      ...(reading.doubt === undefined ? {} : { doubt: reading.doubt }),
    };
  }
  if (counted === 'other-currency') return { value: null, exactness: 'exact', unread: [], doubt: 'currency' };
  return { value: counted, exactness: 'exact', unread: [] };
}

/** Money counts only in the metric's own currency, where its unit is one; a date counts as the days until it. */
function count(reading: Reading, unit: string, today: number): number | 'other-currency' | null {
  const { value } = reading;
  if (value === null || inDoubt(reading)) return null;
  if (value.kind === 'number' || value.kind === 'percent') return value.number;
  if (value.kind === 'money') {
    return /^[A-Z]{3}$/.test(unit) && value.currency !== unit ? 'other-currency' : value.amount;
  }
  const day = dayOf(reading);
  return Number.isNaN(day) ? null : day - today;
}

/** A lower bound says only what cannot change any more: too many days stay too many, enough steps stay enough. */
function against(metric: Metric, { value, exactness }: Measured): Pick<MetricAdvice, 'gap' | 'onTarget'> {
  if (value === null || metric.target === undefined) return {};
  const gap = value - metric.target;
  const onTarget = metric.direction === 'up' ? gap >= 0 : gap <= 0;
  const settled = metric.direction === 'up' ? onTarget : !onTarget;
  return exactness === 'exact' || settled ? { gap, onTarget } : { gap };
}
