import { type Playbook, Tip } from '../schema';
import {
  type Column,
  conditionColumn,
  type Draft,
  dayColumn,
  idsColumn,
  numberColumn,
  putDay,
  resourcesColumn,
  textColumn,
} from './column';
import type { ImportPlan, Locale } from './import-plan';
import { type ItemTable, planTable, writeTable } from './item-table';
import { lackFinder, stepsOf, titlesOf } from './reference';

/** Priority of a new tip whose row says none: the middle of 1 to 5. */
const PRIORITY = 3;

/** One field of `retired`; what it says is gone where the day is. */
function putInRetired(draft: Draft, field: string, value: unknown): void {
  const { [field]: _former, ...others } = Object(draft.retired);
  draft.retired = value === undefined ? others : { ...others, [field]: value };
}

const retiredText = (name: string, aliases: string[], field: 'successor' | 'reason'): Column<Tip> => ({
  name,
  aliases,
  write: ({ retired }) => retired?.[field] ?? '',
  put(draft, cell) {
    putInRetired(draft, field, field === 'successor' ? cell.trim() : cell);
    return null;
  },
  clear(draft) {
    if (draft.retired !== undefined) putInRetired(draft, field, undefined);
  },
});

const retiredOn: Column<Tip> = {
  name: 'retiredOn',
  aliases: ['retired', 'zurückgezogen am', 'zurückgezogen'],
  holds: 'day',
  write: ({ retired }) => retired?.on ?? '',
  put: (draft, cell, style) => putDay(cell, style, (on) => putInRetired(draft, 'on', on)),
  clear(draft) {
    delete draft.retired;
  },
};

/** The columns of `docs/playbook-format.md`. */
const TIPS: ItemTable<Tip> = {
  kind: 'tip',
  columns: [
    textColumn(['id', 'kennung'], ({ id }) => id),
    textColumn(['title', 'titel', 'tip', 'tipp'], ({ title }) => title),
    textColumn(['body', 'text', 'inhalt'], ({ body }) => body),
    idsColumn(['steps', 'step', 'schritte', 'schritt'], ({ steps }) => steps),
    idsColumn(['metrics', 'metric', 'kennzahlen', 'kennzahl'], ({ metrics }) => metrics),
    conditionColumn(['when', 'condition', 'bedingung', 'wann'], ({ when }) => when),
    numberColumn(['priority', 'priorität', 'prioritaet'], ({ priority }) => priority, PRIORITY),
    resourcesColumn(['resources', 'links', 'quellen', 'materialien'], ({ resources }) => resources),
    textColumn(['owner', 'verantwortlich', 'zuständig'], ({ owner }) => owner, true),
    dayColumn(['confirmedOn', 'confirmed', 'bestätigt am', 'bestätigt'], ({ confirmedOn }) => confirmedOn),
    dayColumn(['validFrom', 'gültig ab', 'gültig von'], ({ validFrom }) => validFrom),
    dayColumn(['validUntil', 'valid to', 'gültig bis'], ({ validUntil }) => validUntil),
    retiredOn,
    retiredText('successor', ['nachfolger', 'ersetzt durch'], 'successor'),
    retiredText('retiredReason', ['reason', 'grund'], 'reason'),
  ],
  schema: Tip,
  needed: ['title', 'body'],
  limit: 200_000,
  fresh: () => ({ title: '', body: '', steps: [], metrics: [], priority: PRIORITY, resources: [] }),
  of: ({ tips }) => tips,
  with: (playbook, tips) => ({ ...playbook, tips }),
  titles: (playbook) => titlesOf([...stepsOf(playbook), ...playbook.metrics]),
  lacks(playbook) {
    const steps = lackFinder(stepsOf(playbook), 'steps');
    const metrics = lackFinder(playbook.metrics, 'metrics');
    return (tip) => [...steps(tip.steps), ...metrics(tip.metrics)];
  },
};

export const TIP_COLUMNS: readonly { name: string; aliases: readonly string[] }[] = TIPS.columns;

/** Every tip as a table for a spreadsheet, one a row. */
export function tipTable(playbook: Playbook, decimal: Locale['decimal']): string {
  return writeTable(TIPS, playbook, decimal);
}

/** What importing a table of tips would do. Nothing but the tips that it names is touched. */
export function planTips(text: string, playbook: Playbook, locale: Locale): ImportPlan {
  return planTable(TIPS, text, playbook, locale);
}
