import type { Language } from '../data.ts';

/** What an org's language and locale make of dates and numbers, under the names of `@salesforce/i18n/*`. */
export interface OrgSettings {
  locale: string;
  lang: string;
  currency: string;
  timeZone: string;
  'dateTime.shortDateFormat': string;
  'dateTime.mediumDateFormat': string;
  'dateTime.shortTimeFormat': string;
  'dateTime.mediumTimeFormat': string;
  'dateTime.shortDateTimeFormat': string;
  'number.decimalSeparator': string;
  'number.groupingSeparator': string;
  /** `{0}` is 31 December 2024 in the person's order. */
  'LightningDateTimePicker.dateFormatExampleText': string;
}

const settings = (
  locale: string,
  date: { short: string; medium: string },
  time: { short: string; medium: string },
  number: { decimal: string; grouping: string },
  dateExample: string,
): OrgSettings => ({
  locale,
  lang: locale.slice(0, 2),
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  'dateTime.shortDateFormat': date.short,
  'dateTime.mediumDateFormat': date.medium,
  'dateTime.shortTimeFormat': time.short,
  'dateTime.mediumTimeFormat': time.medium,
  'dateTime.shortDateTimeFormat': `${date.short} ${time.short}`,
  'number.decimalSeparator': number.decimal,
  'number.groupingSeparator': number.grouping,
  'LightningDateTimePicker.dateFormatExampleText': dateExample,
});

const ORGS: { [language in Language]: OrgSettings } = {
  en: settings(
    'en-US',
    { short: 'M/d/yyyy', medium: 'MMM d, yyyy' },
    { short: 'h:mm a', medium: 'h:mm:ss a' },
    { decimal: '.', grouping: ',' },
    'Format: {0}',
  ),
  de: settings(
    'de-DE',
    { short: 'dd.MM.yyyy', medium: 'dd.MM.yyyy' },
    { short: 'HH:mm', medium: 'HH:mm:ss' },
    { decimal: ',', grouping: '.' },
    'Format: {0}',
  ),
  ja: settings(
    'ja-JP',
    { short: 'yyyy/MM/dd', medium: 'yyyy/MM/dd' },
    { short: 'H:mm', medium: 'H:mm:ss' },
    { decimal: '.', grouping: ',' },
    '形式: {0}',
  ),
};

export const orgSettingsOf = (language: Language): OrgSettings => ORGS[language];
