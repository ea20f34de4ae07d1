/** Both halves of the HubSpot adapter, to be bundled into a page. */
export { hubspotReader } from '../../../lib/crm/hubspot/reader';
export { hubspotAddresses } from '../../../lib/crm/hubspot/url';
