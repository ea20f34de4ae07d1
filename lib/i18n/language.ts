/** Languages that the interface has, the complete one first. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

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
