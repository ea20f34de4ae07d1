import { isKnownField, meantField } from '../fields';
import { danglingIds } from './condition-gaps';
import type { Report } from './gap';
import type { Outline } from './outline';

export function metricGaps({ playbook, goals }: Outline, report: Report): void {
  for (const [index, metric] of playbook.metrics.entries()) {
    const path = ['metrics', index];
    const item = { kind: 'metric', id: metric.id, title: metric.title } as const;
    const { source } = metric;
    if (metric.target === undefined) report({ code: 'metric-without-target', path: [...path, 'target'], item });
    if (metric.goals.length === 0) report({ code: 'metric-without-goal', path: [...path, 'goals'], item });
    danglingIds('goals', metric.goals, goals, { path, item }, report);
    if (!metric.owner?.trim()) report({ code: 'unowned', path: [...path, 'owner'], item });
    if (source.kind !== 'record' || source.measure !== 'field') continue;
    const at = [...path, 'source', 'field'];
    if (source.field === undefined) report({ code: 'metric-without-field', path: at, item });
    else if (!isKnownField(source.field)) {
      const meant = meantField(source.field);
      const values = { field: source.field, ...(meant === undefined ? {} : { meant }) };
      report({ code: 'unknown-field', path: at, item, values });
    }
  }
}
