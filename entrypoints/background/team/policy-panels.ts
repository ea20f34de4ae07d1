import { browser } from 'wxt/browser';
import { crmOf } from '../../../lib/crm/crm-of';
import type { CrmId } from '../../../lib/crm/record';
import { push } from '../../../lib/messages';
import type { Preferences } from '../../../lib/storage/preferences';
import { readPreferences } from '../../../lib/storage/preferences-store';
import { readPolicy } from '../../../lib/storage/team/policy';
import { mayShowAt } from '../../../lib/team/policy/effective';
import { crmTabs, wakeTabs } from '../tabs';

/** Whether the organization lets the panel show at an address. */
export async function mayShowOn(address: string | undefined): Promise<boolean> {
  if (address === undefined || !URL.canParse(address)) return true;
  return mayShowAt(new URL(address).hostname, (await readPolicy('hosts')).policy.hosts);
}

/** A CRM's preferences as they are in force at an address: hidden where the panel may not show. */
export async function preferencesAt(crm: CrmId, address: string | undefined): Promise<Preferences> {
  const [preferences, shows] = await Promise.all([readPreferences(crm), mayShowOn(address)]);
  return shows ? preferences : { ...preferences, hidden: true };
}

/** Tells every panel what is in force for it now, and brings it where it may show again. */
export async function tellPanels(): Promise<void> {
  await Promise.all(
    (await crmTabs()).map(async (tab) => {
      const { url } = await browser.tabs.get(tab);
      const crm = url !== undefined && URL.canParse(url) ? crmOf(new URL(url)) : null;
      if (crm) await push(tab, 'preferences/changed', { crm, preferences: await preferencesAt(crm, url) });
    }),
  );
  await wakeTabs();
}
