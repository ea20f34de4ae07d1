import type { Clues, DateOrder } from '../record';
import { orderOfDate } from './date-order';

const MOST_SAMPLES = 60;

/** The order that all telling dates agree on; one that disagrees makes the rest worth nothing. */
function orderOf(dates: Iterable<Element>): DateOrder | null {
  let agreed: DateOrder | null = null;
  let seen = 0;
  for (const element of dates) {
    if (++seen > MOST_SAMPLES) break;
    const order = orderOfDate(element.textContent ?? '');
    if (order && agreed && order !== agreed) return null;
    agreed = order ?? agreed;
  }
  return agreed;
}

/**
 * Reads off a page how this person's values are written. Locale: HubSpot's `[data-locale-at-render]`, else `html[lang]`. That
 * is the language of the page; Salesforce formats by the person's *locale*, which can be another (crm.md §5), so it never
 * settles a date order. That comes from the sample under a Salesforce date input, else from dates that fit only one order.
 * `dates`: elements that hold dates which the CRM itself formatted for this person, never text that somebody typed.
 */
export function pageClues(document: Document, dates: Iterable<Element>): Clues {
  const locale = (
    document.querySelector('[data-locale-at-render]')?.getAttribute('data-locale-at-render') ||
    document.documentElement.getAttribute('lang') ||
    ''
  )
    .trim()
    .replace('_', '-');
  const hint = document.querySelector('div[data-date-format]');
  const dateOrder = orderOf(dates);
  return {
    locale,
    ...(hint ? { sample: `${hint.textContent ?? ''} ${hint.getAttribute('data-date-format') ?? ''}` } : {}),
    ...(dateOrder ? { dateOrder } : {}),
  };
}
