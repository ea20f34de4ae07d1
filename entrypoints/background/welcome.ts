import { browser } from 'wxt/browser';

/**
 * Whether the welcome page opens: after an install by a person. Not after an update, and not where an organisation's
 * policy installed Sightline (`installType` `admin`): nobody there asked for a tab.
 */
export function opensWelcome(reason: string, installType: string): boolean {
  return reason === 'install' && installType !== 'admin';
}

/** Opens the welcome page when it should. `management.getSelf` is the one part of that API that needs no permission. */
export async function welcome(reason: string): Promise<void> {
  if (reason !== 'install') return;
  const { installType } = await browser.management.getSelf();
  if (opensWelcome(reason, installType)) await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
