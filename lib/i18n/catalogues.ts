import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';
import type { Language } from './language';
import type { Messages } from './translate';

const CATALOGUES: { [L in Language]: { [key: string]: { message: string } } } = { en, de };

/**
 * The texts of a language; what it lacks is English. `only`: keys with one of these prefixes. For pages: the background reads
 * what a sidebar is sent from the package (entrypoints/background/sidebar-texts.ts), so as to start sooner.
 */
export function catalogue(language: Language, only?: readonly string[]): Messages {
  const entries = Object.entries({ ...CATALOGUES.en, ...CATALOGUES[language] });
  const wanted = only ? entries.filter(([key]) => only.some((prefix) => key.startsWith(prefix))) : entries;
  return Object.fromEntries(wanted.map(([key, { message }]) => [key, message]));
}
