import { provideAdapter } from '../provided';
import { salesforceReader } from './reader';
import { salesforceAddresses } from './url';

/** The page script of this CRM: it goes into a record page ahead of the panel's, which takes the adapter from it. */
export default { main: () => provideAdapter({ addresses: salesforceAddresses, reader: salesforceReader }) };
