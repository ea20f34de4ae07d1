import { put } from './revise';
import type { Metric } from './schema';

/** A team metric without the value of a day; the current one is then that of the latest day that is left. */
export function withoutValue(metric: Metric, on: string): Metric {
  const { source, history = [] } = metric;
  if (source.kind !== 'team') return metric;
  const left = history.filter((value) => value.on !== on);
  const rest = put(metric, 'history', left.length > 0 ? left : undefined);
  if (source.asOf !== on) return rest;
  const { current: _current, asOf: _asOf, ...bare } = source;
  const latest = left.reduce<(typeof left)[number] | null>(
    (best, one) => (best && best.on >= one.on ? best : one),
    null,
  );
  return { ...rest, source: latest ? { ...bare, current: latest.value, asOf: latest.on } : bare };
}

/** Its values, the latest day first; what is current too where the history does not have it. */
export function valuesOf({ source, history = [] }: Metric): { on: string; value: number }[] {
  const values = new Map(history.map(({ on, value }) => [on, value]));
  if (source.kind === 'team' && source.current !== undefined && source.asOf !== undefined && !values.has(source.asOf))
    values.set(source.asOf, source.current);
  return [...values].map(([on, value]) => ({ on, value })).sort((one, other) => other.on.localeCompare(one.on));
}
