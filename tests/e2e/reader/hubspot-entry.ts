import { hubspotReader as reader } from '../../../lib/crm/hubspot/reader';
import { completeReader } from '../../support/complete-reader';

/** Both halves of the HubSpot adapter, to be bundled into a page. */
export { hubspotAddresses } from '../../../lib/crm/hubspot/url';
export const hubspotReader = completeReader(reader);
