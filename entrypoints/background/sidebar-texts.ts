import { browser } from 'wxt/browser';
import type { Language } from '../../lib/i18n/language';
import { isSidebarText } from '../../lib/i18n/sidebar-texts';
import type { Messages } from '../../lib/i18n/translate';

/**
 * The texts of a sidebar in a language; what it lacks is English. Read from the package when a panel comes up rather than
 * built in: a background that starts for anything else does without them.
 */
export async function sidebarTexts(language: Language): Promise<Messages> {
  const [english, own] = await Promise.all([packaged('en'), language === 'en' ? {} : packaged(language)]);
  return { ...english, ...own };
}

async function packaged(language: Language): Promise<Messages> {
  const response = await fetch(browser.runtime.getURL(`/_locales/${language}/messages.json`));
  const catalogue: { [key: string]: { message: string } } = await response.json();
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, { message }]) => (isSidebarText(key) ? [[key, message]] : [])),
  );
}
