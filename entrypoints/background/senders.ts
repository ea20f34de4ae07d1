import { browser } from 'wxt/browser';
import { crmOf } from '../../lib/crm/crm-of';
import { identify } from '../../lib/crm/identify';
import type { CrmId, Identity } from '../../lib/crm/record';
import type { Sender } from '../../lib/router';

/** Null when the sender is a page of this extension itself; else why not. */
export function refusesUnlessPage(sender: Sender): string | null {
  if (sender.id !== browser.runtime.id) return 'another extension';
  return isOwnPage(sender) ? null : 'only for pages of Sightline';
}

/** Null when the sender is our script in the top frame of a tab on a CRM; else why not. */
export function refusesUnlessContent(sender: Sender): string | null {
  if (sender.id !== browser.runtime.id) return 'another extension';
  if (isOwnPage(sender) || sender.tab?.id === undefined) return 'only for scripts in a tab';
  if (sender.frameId !== 0) return 'only for the top frame';
  return crmOfSender(sender) === null ? 'not a CRM' : null;
}

/** The CRM whose page sent this, or null. */
export function crmOfSender(sender: Sender): CrmId | null {
  const url = urlOf(sender.url) ?? urlOf(sender.tab?.url);
  return url && crmOf(url);
}

/** How often, and how long apart in milliseconds, a tab's address is asked for again when it does not fit yet. */
const PATIENCE = [0, 50, 200];

/**
 * Null when the tab shows a record of that CRM and org. A single-page app changes its address without a load: then
 * `sender.url` is that of the last load, and the tab's can be a moment behind, so it is asked for again.
 */
export async function refusesOtherOrg(sender: Sender, record: { crm: CrmId; org: string }): Promise<string | null> {
  const refusal = refusesUnlessContent(sender);
  if (refusal !== null) return refusal;
  if (crmOfSender(sender) !== record.crm) return 'a record of another CRM than the page';
  for (const delay of PATIENCE) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const now = delay > 0 && sender.tab?.id !== undefined ? await addressOf(sender.tab.id) : sender.tab?.url;
    if ([now, sender.url].some((address) => isOf(address, record))) return null;
  }
  return 'a record of another org than the page';
}

const isOwnPage = (sender: Sender): boolean => sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;

function isOf(address: string | undefined, record: { crm: CrmId; org: string }): boolean {
  const url = urlOf(address);
  const identity: Identity | { none: string } = url ? identify(url) : { none: '' };
  return 'crm' in identity && identity.crm === record.crm && identity.org === record.org;
}

function urlOf(address: string | undefined): URL | null {
  return address !== undefined && URL.canParse(address) ? new URL(address) : null;
}

async function addressOf(tab: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tab)).url;
  } catch {
    return undefined;
  }
}

/** What a `recordKey` says of where the record is; null for what is none. An org may hold a colon, the parts around it none. */
function placeOf(key: string): { crm: CrmId; org: string } | null {
  const [, crm, org] = /^(salesforce|hubspot):(.+):[^:]+:[^:]+$/.exec(key) ?? [];
  return (crm === 'salesforce' || crm === 'hubspot') && org !== undefined ? { crm, org } : null;
}

/** Null when the sender is a page of ours, or the tab shows the CRM and org of the record with this `recordKey`. */
export async function refusesOtherRecord(sender: Sender, key: string | null | undefined): Promise<string | null> {
  if (refusesUnlessPage(sender) === null) return null;
  const place = key === null || key === undefined ? null : placeOf(key);
  return place ? refusesOtherOrg(sender, place) : 'without a record, only for pages of Sightline';
}
