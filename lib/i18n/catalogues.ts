import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';
import type { Messages } from './translate';

/** Languages that the interface has, the complete one first. For the background and pages; a sidebar is sent its texts. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const CATALOGUES: { [L in Language]: { [key: string]: { message: string } } } = { en, de };

/** The texts of a language; what it lacks is English. `only`: keys with one of these prefixes. */
export function catalogue(language: Language, only?: readonly string[]): Messages {
  const entries = Object.entries({ ...CATALOGUES.en, ...CATALOGUES[language] });
  const wanted = only ? entries.filter(([key]) => only.some((prefix) => key.startsWith(prefix))) : entries;
  return Object.fromEntries(wanted.map(([key, { message }]) => [key, message]));
}

/**
 * The catalogue and the BCP 47 locale for a preference. `auto` follows the browser, whose region (`en-GB`) is kept for
 * dates and numbers; a language that has no catalogue gets English texts and English forms.
 */
export function chooseLanguage(
  preference: 'auto' | Language,
  browserLanguage: string,
): { language: Language; locale: string } {
  if (preference !== 'auto') {
    return { language: preference, locale: sameLanguage(browserLanguage, preference) ? browserLanguage : preference };
  }
  const language = LANGUAGES.find((one) => sameLanguage(browserLanguage, one));
  return language ? { language, locale: browserLanguage } : { language: 'en', locale: 'en' };
}

const sameLanguage = (locale: string, language: string): boolean =>
  locale.toLowerCase().split(/[-_]/)[0] === language && isLocale(locale);

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
