import { catalogue } from './catalogues';
import { chooseLanguage } from './language';
import { type Translate, translator } from './translate';

/** The texts of an extension page in the browser's language, which is also put on the document for screen readers. */
export function pageTranslator(document: Document, browserLanguage: string): Translate {
  const { language, locale } = chooseLanguage('auto', browserLanguage);
  document.documentElement.lang = language;
  return translator(catalogue(language), locale);
}
