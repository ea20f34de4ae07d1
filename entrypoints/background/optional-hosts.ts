import { browser } from 'wxt/browser';
import { OPTIONAL_HOSTS } from '../../lib/crm/hosts';
import { wakeTabs } from './tabs';

const WATCHER = 'watcher-optional';

/**
 * Registers the static script for the optional hosts that are granted, and no others. The browser keeps such
 * registrations over restarts but not over updates, so this runs at both and whenever a permission changes.
 */
export async function registerOptionalHosts(): Promise<void> {
  const granted = await Promise.all(
    OPTIONAL_HOSTS.map(async (host) => ((await browser.permissions.contains({ origins: [host] })) ? host : null)),
  );
  const matches = granted.filter((host) => host !== null);
  const there = await browser.scripting.getRegisteredContentScripts({ ids: [WATCHER] });
  if (there.length > 0) await browser.scripting.unregisterContentScripts({ ids: there.map((script) => script.id) });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    { id: WATCHER, matches, js: ['watcher.js'], runAt: 'document_start' },
  ]);
}

/** After a person granted or took back a host: open tabs follow at once. */
export async function permissionsChanged(): Promise<void> {
  await registerOptionalHosts();
  await wakeTabs();
}
