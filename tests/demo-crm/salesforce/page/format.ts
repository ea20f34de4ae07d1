import type { DemoValue } from '../../data.ts';
import { config } from './config.ts';

/** Text as Salesforce's server formats it for the person who is signed in, for the places that show ready text. */

/** `EUR 184,000.00`: an org with several currencies shows the code (crm.md §5). */
export function moneyText(amount: number, currency: string): string {
  return new Intl.NumberFormat(config.locale, { style: 'currency', currency, currencyDisplay: 'code' }).format(amount);
}

/** `YYYY-MM-DD` as `12/18/2026`, `18.12.2026`, `2026/12/18`. */
export function dateText(date: string): string {
  const day = config.language === 'en' ? 'numeric' : '2-digit';
  return new Intl.DateTimeFormat(config.locale, { year: 'numeric', month: day, day, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `YYYY-MM-DDTHH:mm` as `9/14/2026, 9:42 AM`. */
export function dateTimeText(dateTime: string): string {
  const time = new Intl.DateTimeFormat(config.locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const [date = ''] = dateTime.split('T');
  const space = config.language === 'ja' ? ' ' : ', ';
  return dateText(date) + space + time.format(new Date(`${dateTime}:00Z`));
}

export function isMoney(value: DemoValue): value is { amount: number; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value;
}
