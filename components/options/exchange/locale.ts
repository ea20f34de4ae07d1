import type { Locale } from '../../../lib/playbook/in-out/import-plan';

/** How a language writes numbers and days, for tables that could be read in two ways. */
export function localeOf(language: string): Locale {
  const decimal = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  const [first] = new Intl.DateTimeFormat(language)
    .formatToParts()
    .filter(({ type }) => /^(?:day|month|year)$/.test(type));
  return { decimal: decimal === ',' ? ',' : '.', days: first?.type === 'month' ? 'mdy' : 'dmy' };
}
