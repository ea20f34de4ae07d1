import type { RecordKind } from '../record';

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three characters that make a case-sensitive 15-character id safe to compare without case (crm.md §1.4). */
function suffixOf(id: string): string {
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id.charAt(block + i))) bits |= 1 << i;
    suffix += SUFFIX.charAt(bits);
  }
  return suffix;
}

/** Whether a path segment has the length and alphabet of an id; says nothing about its being one. */
export function isIdShaped(segment: string | undefined): segment is string {
  return segment !== undefined && /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(segment);
}

/**
 * The 18-character form, or null where this is no record id: wrong length, wrong checksum, or no digit at all. The last
 * keeps object names of 15 letters (`InsurancePolicy`) from passing as ids.
 */
export function toId18(segment: string | null | undefined): string | null {
  if (segment === null || segment === undefined || !isIdShaped(segment)) return null;
  const id = segment.slice(0, 15);
  if (!/\d/.test(id)) return null;
  const full = id + suffixOf(id);
  return segment.length === 15 || segment === full ? full : null;
}

/** Standard key prefixes (crm.md §1.4). Custom objects' prefixes differ per org and are not here. */
const PREFIXES: { [prefix: string]: string } = {
  '001': 'Account',
  '003': 'Contact',
  '006': 'Opportunity',
  '00Q': 'Lead',
  '500': 'Case',
  '005': 'User',
  '701': 'Campaign',
  '00T': 'Task',
  '00U': 'Event',
  '800': 'Contract',
  '801': 'Order',
  '0Q0': 'Quote',
  '00k': 'OpportunityLineItem',
  '00K': 'OpportunityContactRole',
  '00G': 'Group',
  '012': 'RecordType',
  '00D': 'Organization',
};

/** API name of the object that an id belongs to; null for custom objects and rarer ones. */
export function objectOfId(id: string): string | null {
  return PREFIXES[id.slice(0, 3)] ?? null;
}

const KINDS: { [object: string]: RecordKind } = {
  Opportunity: 'deal',
  Account: 'account',
  Contact: 'contact',
  Lead: 'lead',
  Case: 'ticket',
};

export function kindOfObject(object: string | null): RecordKind {
  return (object !== null && Object.hasOwn(KINDS, object) && KINDS[object]) || 'other';
}
