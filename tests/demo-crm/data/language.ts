/** The languages of the demo orgs. */
export type Language = 'en' | 'de' | 'ja';

export type Localised = { [language in Language]: string };

/** One text in three languages. */
export function say(en: string, de: string, ja: string): Localised {
  return { en, de, ja };
}
