import { browser } from 'wxt/browser';
import type { Language } from '../../lib/i18n/language';
import { isSidebarText } from '../../lib/i18n/sidebar-texts';
import type { Messages } from '../../lib/i18n/translate';

/** The texts of a sidebar in a language. */
export const sidebarTexts = (language: Language): Promise<Messages> => packagedTexts(language, isSidebarText);

/**
 * Texts in a language; what it lacks is English. Read from the package when they are needed rather than built in: a background
 * that starts for anything else does without them.
 */
export async function packagedTexts(language: Language, wanted: (key: string) => boolean): Promise<Messages> {
  const [english, own] = await Promise.all([
    packaged('en', wanted),
    language === 'en' ? {} : packaged(language, wanted),
  ]);
  return { ...english, ...own };
}

async function packaged(language: Language, wanted: (key: string) => boolean): Promise<Messages> {
  const response = await fetch(browser.runtime.getURL(`/_locales/${language}/messages.json`));
  const catalogue: { [key: string]: { message: string } } = await response.json();
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, { message }]) => (wanted(key) ? [[key, message]] : [])),
  );
}
