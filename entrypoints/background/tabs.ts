import { browser } from 'wxt/browser';
import { HOSTS, OPTIONAL_HOSTS } from '../../lib/crm/hosts';
import type { CrmId } from '../../lib/crm/record';
import { type Pushes, type PushType, push } from '../../lib/messages';

const WATCHER = ['/watcher.js'] as const;
const MORE = ['/sidebar-more.js'] as const;
/** The panel takes its reader from the script of the page's CRM, so that no page carries another CRM's. */
const sidebar = (crm: CrmId) => [`/reader-${crm}.js`, '/sidebar.js'] as const;

/** The hosts that Sightline may work on: those of the install, and the optional ones that a person granted. */
export async function grantedHosts(): Promise<string[]> {
  const granted = await Promise.all(
    [...HOSTS, ...OPTIONAL_HOSTS].map(async (host) =>
      (await browser.permissions.contains({ origins: [host] })) ? host : null,
    ),
  );
  return granted.filter((host) => host !== null);
}

/** Ids of the tabs on those hosts. Discarded tabs get their scripts when they load. */
export async function crmTabs(): Promise<number[]> {
  const url = await grantedHosts();
  if (url.length === 0) return [];
  const tabs = await browser.tabs.query({ url, discarded: false });
  return tabs.flatMap((tab) => (tab.id === undefined ? [] : [tab.id]));
}

/**
 * Puts a watcher into every open CRM tab: after an install, an update or a new permission, when no page has loaded our
 * scripts by itself. A watcher retires the one before it; on a record it asks for the sidebar.
 */
export async function wakeTabs(): Promise<void> {
  await Promise.all((await crmTabs()).map((tab) => inject(tab, WATCHER)));
}

/** Brings the panel into a tab, unless one is at work there. Answers whether there is one afterwards. */
export async function bringSidebar(tab: number, crm: CrmId): Promise<boolean> {
  const there = await push(tab, 'self-test/report', {});
  return there.ok || (await inject(tab, sidebar(crm)));
}

/** Brings what the panel of a tab does not show at first. */
export const bringMore = (tab: number): Promise<boolean> => inject(tab, MORE);

/** Tells every sidebar. One that is gone or busy is not waited for longer than its own answer takes. */
export async function pushToAll<T extends PushType>(
  type: T,
  body: Pushes[T]['request'],
  except?: number,
): Promise<void> {
  const tabs = (await crmTabs()).filter((tab) => tab !== except);
  await Promise.all(tabs.map((tab) => push(tab, type, body)));
}

/** False where scripts may not run: a tab that is closing, an error page, a host that policy blocks. */
async function inject(tab: number, files: typeof WATCHER | typeof MORE | ReturnType<typeof sidebar>): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: [...files] });
    return true;
  } catch {
    return false;
  }
}
