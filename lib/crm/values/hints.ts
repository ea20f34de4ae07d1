import { monthOf } from './calendar';
import { plain } from './fold';

/** In which order a person's numeric dates are written. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What the page says about how this person's values are written. */
export interface ParseHints {
  /** BCP 47, or '' where the page does not say. */
  locale: string;
  dateOrder?: DateOrder;
  /** ISO 4217: the currency of amounts that show none, or only a shared symbol. */
  currency?: string;
}

/**
 * The order that a sample date shows, or null where it fits several: a part above 12 must be the day, a part of four
 * digits or above 31 the year. Text around the date ("Format: 12/31/2024") is passed over. Salesforce prints the sample
 * 31 Dec 2024 under its date inputs (crm.md §2.3).
 */
export function orderOfSample(text: string, locale: string): DateOrder | null {
  const sample = plain(text);
  if (/(?<!\d)\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)/.test(sample)) return 'ymd';
  const numeric = /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?!\d)/.exec(sample);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'dmy';
    if (second > 12 && second <= 31 && first >= 1 && first <= 12) return 'mdy';
    return null;
  }
  const dayFirst = /(?<!\d)\d{1,2}[\s.-]+(?:de )?(\p{L}+)/u.exec(sample)?.[1];
  if (dayFirst && monthOf(dayFirst, locale)) return 'dmy';
  const monthFirst = /(\p{L}+)\.? \d{1,2}(?!\d)/u.exec(sample)?.[1];
  return monthFirst && monthOf(monthFirst, locale) ? 'mdy' : null;
}

/** Places that hold dates which the CRM itself formatted for this person: never text that somebody typed. */
const DATES = [
  'lightning-formatted-date-time',
  '[data-target-selection-name$="Date"] [slot="outputField"]',
  '[data-target-selection-name$="Date"] [slot="output"]',
  '[data-test-id="event-timestamp"]',
  '[data-selenium-test="property-input-closedate"]',
  '[data-selenium-test="property-input-createdate"]',
  '[data-selenium-test="property-input-hs_lastmodifieddate"]',
].join(',');

const MOST_SAMPLES = 60;
const NUMERIC = /^\d{1,2}\s?([-/.])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d{2})(?:\D|$)/;
const YEAR_FIRST = /^\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?:\D|$)/;

/** The order that all telling dates of the page agree on; one that disagrees makes the rest worth nothing. */
function orderOfPage(document: Document, locale: string): DateOrder | null {
  let agreed: DateOrder | null = null;
  let seen = 0;
  for (const element of document.querySelectorAll(DATES)) {
    if (++seen > MOST_SAMPLES) break;
    const text = plain(element.textContent ?? '');
    if (!NUMERIC.test(text) && !YEAR_FIRST.test(text)) continue;
    const order = orderOfSample(text, locale);
    if (order && agreed && order !== agreed) return null;
    agreed = order ?? agreed;
  }
  return agreed;
}

/**
 * Reads the hints off a page. Locale: HubSpot's `[data-locale-at-render]`, else `html[lang]`. That is the language of
 * the page; Salesforce formats by the person's *locale*, which can be another (crm.md §5), so it never settles a date
 * order. That comes from the sample under a Salesforce date input, else from dates on the page that fit only one order.
 */
export function pageHints(document: Document): ParseHints {
  const locale = (
    document.querySelector('[data-locale-at-render]')?.getAttribute('data-locale-at-render') ||
    document.documentElement.getAttribute('lang') ||
    ''
  )
    .trim()
    .replace('_', '-');
  const hint = document.querySelector('div[data-date-format]');
  const order =
    (hint && orderOfSample(`${hint.textContent ?? ''} ${hint.getAttribute('data-date-format') ?? ''}`, locale)) ??
    orderOfPage(document, locale);
  return order ? { locale, dateOrder: order } : { locale };
}
