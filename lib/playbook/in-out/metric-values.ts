import { nearestOf, refusalsFrom } from '../refusal-from-issue';
import { Metric, type Playbook } from '../schema';
import { foldTitle } from './cell';
import { type TableStyle, tableStyle } from './cell-style';
import { type CellFault, type Column, type Draft, putDay, putNumber } from './column';
import { type Header, isColumnName, readHeader } from './header';
import { type ImportNote, type ImportPlan, type Locale, refusedPlan } from './import-plan';
import { headerRefusals, surplusFault } from './item-table';
import { titlesOf } from './reference';
import { cellsOf, type RowFault } from './row';
import { parseTable } from './table-text';

const plain = { write: () => '', clear: () => undefined };

const COLUMNS: readonly Column<never>[] = [
  { ...plain, name: 'metric', aliases: ['id', 'title', 'name', 'kennzahl', 'titel'], put: () => null },
  {
    ...plain,
    name: 'value',
    aliases: ['current', 'wert', 'aktuell', 'ist'],
    holds: 'number',
    put: (draft, cell, style) => putNumber(cell, style, (value) => Object.assign(draft, { value })),
  },
  {
    ...plain,
    name: 'asOf',
    aliases: ['as of', 'date', 'day', 'on', 'datum', 'stand', 'tag'],
    holds: 'day',
    put: (draft, cell, style) => putDay(cell, style, (on) => Object.assign(draft, { on })),
  },
];

export const VALUE_COLUMNS: readonly { name: string; aliases: readonly string[] }[] = COLUMNS;

/**
 * What importing values of team metrics would do: a row is a metric (by id or title), a value and the day that it is of;
 * without a day it is of `today`. The latest day becomes the metric's current value, every day its history; a day that
 * is there already gets the new value.
 */
export function planValues(text: string, playbook: Playbook, locale: Locale, today: string): ImportPlan {
  const parsed = parseTable(text, isColumnName(COLUMNS));
  if ('refused' in parsed) return refusedPlan('value', parsed.refused);
  const { table } = parsed;
  const header = readHeader(table.header, COLUMNS);
  const notes: ImportNote[] = header.unknown.map((column) => ({ code: 'unknown-column', column }));
  const [first] = ['metric', 'value'].flatMap((key) => headerRefusals(header, table, COLUMNS, [key]));
  if (first) return refusedPlan('value', [first], notes);
  const plan: ImportPlan = { ...refusedPlan('value', []), notes };
  const style = tableStyle(table, header, locale, new Map());
  const find = metricFinder(playbook.metrics);
  const metrics = new Map(playbook.metrics.map((metric) => [metric.id, metric]));
  const lineOf = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const surplus = surplusFault(cells, table.header.length);
    const read = surplus ? { faults: [{ path: '', ...surplus }] } : readValue(cells, header, line, style, find, notes);
    if ('faults' in read) {
      plan.refused.push(...read.faults.map((fault) => ({ line, ...fault })));
      continue;
    }
    const { metric, value, on = today } = read;
    const item = { kind: 'metric' as const, id: metric.id, title: metric.title };
    const key = `${metric.id} ${on}`;
    const former = lineOf.get(key);
    if (former !== undefined) {
      const reason = { code: 'id-twice' as const, found: `${metric.title}, ${on}`, first: former };
      plan.refused.push({ line, path: 'asOf', item, reason, mend: { code: 'keep-one-line' } });
      continue;
    }
    lineOf.set(key, line);
    const before = metrics.get(metric.id) ?? metric;
    const after = withValue(before, on, value);
    const planned = { line, id: metric.id, title: metric.title };
    if (after === before) plan.same.push(planned);
    else plan.updated.push({ ...planned, fields: [`${on}: ${value}`] });
    const judged = Metric.safeParse(after);
    if (judged.success) metrics.set(metric.id, after);
    else plan.refused.push(...refusalsFrom(after, judged.error.issues).map((fault) => ({ line, ...fault, item })));
  }
  if (plan.refused.length === 0) plan.playbook = { ...playbook, metrics: [...metrics.values()] };
  return plan;
}

/** One value of one metric on one day. */
interface MetricValue {
  metric: Metric;
  value: number;
  on?: string;
}

function readValue(
  cells: readonly string[],
  header: Header<Column<never>>,
  line: number,
  { style, doubt }: TableStyle,
  find: (name: string) => Metric | CellFault,
  notes: ImportNote[],
): MetricValue | { faults: RowFault[] } {
  const faults: RowFault[] = [];
  const metric = find(cellsOf(cells, header)('metric'));
  if (!('id' in metric)) faults.push({ path: 'metric', ...metric });
  const draft: Draft & { value?: number; on?: string } = {};
  for (const { column, at } of header.found) {
    const cell = cells[at] ?? '';
    const fault = cell.trim() === '' ? null : column.put(draft, cell, style);
    if (fault) faults.push({ path: column.name, ...fault });
    const note = doubt(column, cell, line, String(column.holds === 'day' ? draft.on : draft.value));
    if (note) notes.push(note);
  }
  const { value, on } = draft;
  if (value === undefined && !faults.some(({ path }) => path === 'value')) faults.push(NO_VALUE);
  if (!('id' in metric) || value === undefined || faults.length > 0) return { faults };
  return { metric, value, ...(on === undefined ? {} : { on }) };
}

const NO_VALUE: RowFault = {
  path: 'value',
  reason: { code: 'missing', expected: 'number', allowed: [] },
  mend: { code: 'add', expected: 'number', allowed: [] },
};

/** Finds a team metric by its id or its title. */
function metricFinder(metrics: readonly Metric[]): (name: string) => Metric | CellFault {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const titles = titlesOf(metrics);
  return (name) => {
    const found = name.trim();
    const metric = byId.get(found) ?? byId.get(titles.get(foldTitle(name)) ?? '');
    if (metric?.source.kind === 'record') {
      return { reason: { code: 'record-metric', found: metric.title }, mend: { code: 'choose-team-metric' } };
    }
    if (metric) return metric;
    const nearest = nearestOf([...byId.keys(), ...metrics.map(({ title }) => title)], found);
    return {
      reason: { code: 'unknown-metric', found },
      mend: { code: 'name-metric', ...(nearest === undefined ? {} : { nearest }) },
    };
  };
}

/**
 * A team metric with one more value: the same object where it says so already. What was current before goes into the
 * history under its own day; the current value is always that of the latest day.
 */
export function withValue(metric: Metric, on: string, value: number): Metric {
  const { source } = metric;
  if (source.kind !== 'team') return metric;
  const latest = source.asOf === undefined || on >= source.asOf;
  const isCurrent = !latest || (source.current === value && source.asOf === on);
  const values = new Map((metric.history ?? []).map((one) => [one.on, one]));
  if (isCurrent && values.get(on)?.value === value) return metric;
  if (source.current !== undefined && source.asOf !== undefined && !values.has(source.asOf)) {
    values.set(source.asOf, { on: source.asOf, value: source.current });
  }
  values.set(on, { ...values.get(on), on, value });
  return {
    ...metric,
    source: latest ? { ...source, current: value, asOf: on } : source,
    history: [...values.values()].sort((one, other) => (one.on < other.on ? -1 : 1)),
  };
}
