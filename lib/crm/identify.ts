import type { Identity, NoIdentity } from './record';
import { addresses } from './registry';

function parse(url: URL | string): URL | null {
  if (typeof url !== 'string') return url;
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/**
 * Which record an address names, from the address alone. Never throws: text that is no address, and a host that no CRM
 * owns, are `not-a-crm`; every other reason is the CRM's own (record.ts).
 */
export function identify(url: URL | string): Identity | NoIdentity {
  const address = parse(url);
  const crm = address && addresses.find((one) => one.owns(address));
  return crm ? crm.identify(address) : { none: 'not-a-crm' };
}
