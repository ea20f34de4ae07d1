import { salesforceReader } from '../../../lib/crm/salesforce/reader';
import { completeReader } from '../../support/complete-reader';

/** What the Salesforce tests put into a plain page. */
export { salesforceAddresses as addresses } from '../../../lib/crm/salesforce/url';
export const reader = completeReader(salesforceReader);
