import { salesforceBundle } from '../demo-crm/salesforce/bundle.ts';

/** Builds the demo Salesforce once (it is cached by its sources), so that no page has to wait for it. */
export default async function buildDemo(): Promise<void> {
  await Promise.all([salesforceBundle('synthetic'), salesforceBundle('native')]);
}
