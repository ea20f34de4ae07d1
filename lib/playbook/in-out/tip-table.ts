import { type Playbook, Tip } from '../schema';
import { conditionColumn, dayColumn, idsColumn, numberColumn, resourcesColumn, textColumn } from './column';
import type { ImportPlan, Locale } from './import-plan';
import { type ItemTable, planTable, writeTable } from './item-table';
import { lackFinder, stepsOf, titlesOf } from './reference';

/** Priority of a new tip whose row says none: the middle of 1 to 5. */
const PRIORITY = 3;

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

export const TIP_COLUMNS: readonly string[] = TIPS.columns.map(({ name }) => name);

/** Every tip as a table for a spreadsheet, one a row. */
export function tipTable(playbook: Playbook, decimal: Locale['decimal']): string {
  return writeTable(TIPS, playbook, decimal);
}

/** What importing a table of tips would do. Nothing but the tips that it names is touched. */
export function planTips(text: string, playbook: Playbook, locale: Locale): ImportPlan {
  return planTable(TIPS, text, playbook, locale);
}
