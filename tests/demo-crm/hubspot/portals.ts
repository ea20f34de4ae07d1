import type { Language } from '../data/language.ts';

/** One HubSpot account of the demo: same org, another hublet, another language. */
export interface Portal {
  host: string;
  /** Portal number, the `{PORTAL}` of every address. */
  id: string;
  language: Language;
  /** For `Intl`. */
  locale: string;
  /** Of `data-locale-at-render`. */
  tag: string;
}

export const PORTALS: readonly [Portal, ...Portal[]] = [
  { host: 'app.hubspot.com', id: '4242001', language: 'en', locale: 'en-US', tag: 'en-us' },
  { host: 'app-eu1.hubspot.com', id: '4242002', language: 'de', locale: 'de-DE', tag: 'de-de' },
  { host: 'app-ap1.hubspot.com', id: '4242003', language: 'ja', locale: 'ja-JP', tag: 'ja-jp' },
];

/** The portal at this host; undefined for every other host of hubspot.com. */
export function portalAt(host: string): Portal | undefined {
  return PORTALS.find((each) => each.host === host);
}
