import type { CrmId } from './record';
import { addresses } from './registry';

/** The CRM that a page's host belongs to, wherever on it the page is; null for any other host. */
export function crmOf(url: URL): CrmId | null {
  return addresses.find((one) => one.owns(url))?.crm ?? null;
}
