import type { Record } from '../record';
import { salesforceAddresses } from './url';

/**
 * Canonical address of a record. On Lightning hosts (proxies too) it stays on the host that the person is on; elsewhere
 * it leads to the org's own Lightning host (crm.md §1.1).
 */
export function recordAddress(record: Pick<Record, 'object' | 'id' | 'org'>, current: string): string {
  return `${originOf(record.org, current)}/lightning/r/${record.object}/${record.id}/view`;
}

function originOf(org: string, current: string): string {
  const url = URL.canParse(current) ? new URL(current) : null;
  if (url && salesforceAddresses.owns(url)) {
    if (/\.lightning\./.test(url.hostname)) return url.origin;
    const classic = /^(.+)\.my\.salesforce\.(com|mil)$/.exec(url.hostname);
    if (classic) return `https://${classic[1]}.lightning.force.${classic[2]}`;
  }
  return `https://${org}${org.includes('--') ? '.sandbox' : ''}.lightning.force.com`;
}
