import type { Translate } from '../../../lib/i18n/translate';

/** A number with its unit behind it, as this language writes numbers; `%` stands as the language sets it. */
export function amountText(number: number, unit: string, t: Translate): string {
  if (unit.startsWith('%')) {
    const percent = new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 2 });
    return percent.format(number / 100) + unit.slice(1);
  }
  return `${new Intl.NumberFormat(t.locale, { maximumFractionDigits: 2 }).format(number)} ${unit}`;
}
