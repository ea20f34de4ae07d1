import { choiceFinding } from '../refusal-from-issue';
import { Metric, type Playbook } from '../schema';
import {
  type CellFault,
  type Column,
  type Draft,
  idsColumn,
  numberColumn,
  putDay,
  putNumber,
  textColumn,
} from './column';
import { fold } from './header';
import type { ImportPlan, Locale } from './import-plan';
import { type ItemTable, planTable, writeTable } from './item-table';
import { numberCell } from './number-cell';
import { lackFinder, titlesOf } from './reference';

const MEASURES = ['daysInStage', 'daysToClose', 'daysSinceActivity', 'stepsDone', 'field'];
const SOURCES = ['team', ...MEASURES];

/** A metric's source while a row is read; the same object as the item's until a cell changes it. */
function sourceOf(draft: Draft): Draft {
  return { ...(typeof draft.source === 'object' ? draft.source : {}) };
}

/** Changes one field of the source, or removes it. */
function putInSource(draft: Draft, field: string, value: unknown): void {
  const source = sourceOf(draft);
  if (value === undefined) delete source[field];
  else source[field] = value;
  draft.source = source;
}

/** Only a metric whose values are typed in or imported takes one. */
function computed(draft: Draft): CellFault | null {
  if (sourceOf(draft).kind === 'team') return null;
  return { reason: { code: 'record-metric', found: String(draft.title) }, mend: { code: 'choose-team-metric' } };
}

/** `team`, or what is measured on the record. */
const source: Column<Metric> = {
  name: 'source',
  aliases: ['quelle', 'measure', 'messung'],
  write: ({ source: one }) => (one.kind === 'team' ? 'team' : one.measure),
  put(draft, cell) {
    const meant = SOURCES.find((name) => fold(name) === fold(cell));
    if (meant === undefined) return choiceFinding(SOURCES, cell.trim());
    const former = sourceOf(draft);
    if (meant === 'team') draft.source = former.kind === 'team' ? former : { kind: 'team' };
    else draft.source = former.kind === 'record' ? { ...former, measure: meant } : { kind: 'record', measure: meant };
    return null;
  },
  // A new metric without a source is one whose values are typed in.
  clear(draft) {
    draft.source ??= { kind: 'team' };
  },
};

const field: Column<Metric> = {
  name: 'field',
  aliases: ['feld'],
  write: ({ source: one }) => (one.kind === 'record' ? (one.field ?? '') : ''),
  put(draft, cell) {
    if (sourceOf(draft).kind === 'team') return choiceFinding(MEASURES, 'team');
    putInSource(draft, 'field', cell);
    return null;
  },
  clear: (draft) => putInSource(draft, 'field', undefined),
};

const current: Column<Metric> = {
  name: 'current',
  aliases: ['value', 'aktuell', 'wert', 'ist'],
  holds: 'number',
  write({ source: one }, decimal) {
    return one.kind === 'team' && one.current !== undefined ? numberCell(one.current, decimal) : '';
  },
  put: (draft, cell, style) =>
    computed(draft) ?? putNumber(cell, style, (number) => putInSource(draft, 'current', number)),
  clear: (draft) => putInSource(draft, 'current', undefined),
};

const asOf: Column<Metric> = {
  name: 'asOf',
  aliases: ['as of', 'date', 'stand', 'datum'],
  holds: 'day',
  write: ({ source: one }) => (one.kind === 'team' ? (one.asOf ?? '') : ''),
  put: (draft, cell, style) => computed(draft) ?? putDay(cell, style, (day) => putInSource(draft, 'asOf', day)),
  clear: (draft) => putInSource(draft, 'asOf', undefined),
};

/** `up` and `down` in either case. */
const direction: Column<Metric> = {
  name: 'direction',
  aliases: ['richtung'],
  write: (metric) => metric.direction,
  put(draft, cell) {
    draft.direction = cell.trim().toLowerCase();
    return null;
  },
  clear(draft) {
    draft.direction = '';
  },
};

/** The columns of `docs/playbook-format.md`. */
const METRICS: ItemTable<Metric> = {
  kind: 'metric',
  columns: [
    textColumn(['id', 'kennung'], ({ id }) => id),
    textColumn(['title', 'titel', 'metric', 'kennzahl'], ({ title }) => title),
    textColumn(['definition', 'beschreibung'], (metric) => metric.definition),
    textColumn(['unit', 'einheit'], ({ unit }) => unit),
    direction,
    numberColumn(['target', 'ziel', 'zielwert', 'soll'], ({ target }) => target),
    idsColumn(['goals', 'goal', 'ziele'], ({ goals }) => goals),
    source,
    field,
    current,
    asOf,
    textColumn(['owner', 'verantwortlich', 'zuständig'], ({ owner }) => owner, true),
  ],
  schema: Metric,
  needed: ['title', 'definition', 'unit', 'direction'],
  limit: 500,
  fresh: () => ({ title: '', definition: '', unit: '', direction: '', goals: [], source: { kind: 'team' } }),
  of: ({ metrics }) => metrics,
  with: (playbook, metrics) => ({ ...playbook, metrics }),
  titles: ({ vision }) => titlesOf(vision.goals),
  lacks({ vision }) {
    const goals = lackFinder(vision.goals, 'goals');
    return (metric) => goals(metric.goals);
  },
};

export const METRIC_COLUMNS: readonly { name: string; aliases: readonly string[] }[] = METRICS.columns;

/** Every metric as a table for a spreadsheet, one a row. */
export function metricTable(playbook: Playbook, decimal: Locale['decimal']): string {
  return writeTable(METRICS, playbook, decimal);
}

/** What importing a table of metrics would do. Nothing but the metrics that it names is touched. */
export function planMetrics(text: string, playbook: Playbook, locale: Locale): ImportPlan {
  return planTable(METRICS, text, playbook, locale);
}
