import { provideAdapter } from '../provided';
import { hubspotReader } from './reader';
import { hubspotAddresses } from './url';

/** The page script of this CRM: it goes into a record page ahead of the panel's, which takes the adapter from it. */
export default { main: () => provideAdapter({ addresses: hubspotAddresses, reader: hubspotReader }) };
