import type { Addresses, Reader } from './adapter';
import { hubspotReader } from './hubspot/reader';
import { hubspotAddresses } from './hubspot/url';
import { salesforceReader } from './salesforce/reader';
import { salesforceAddresses } from './salesforce/url';

/**
 * Every CRM there is: a folder and a line in each list. The lists are apart so that the watcher, which takes `addresses`
 * alone, carries no reader: bundlers drop a list that nobody imports.
 */
export const addresses: readonly Addresses[] = [salesforceAddresses, hubspotAddresses];

export const readers: readonly Reader[] = [salesforceReader, hubspotReader];
