/** What the Salesforce tests put into a plain page. */
export { salesforceReader as reader } from '../../../lib/crm/salesforce/reader';
export { salesforceAddresses as addresses } from '../../../lib/crm/salesforce/url';
