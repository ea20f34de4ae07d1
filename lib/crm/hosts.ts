/**
 * Where the CRMs live, as browser match patterns. A pattern cannot say `app-*.hubspot.com` (crm.md §1.5), so what a
 * host really is gets decided at run time by `identify`.
 */
export const HOSTS = ['https://*.lightning.force.com/*', 'https://*.hubspot.com/*'] as const;

/** Hosts of few (crm.md §1.1): not asked for at install, granted by a person in use. */
export const OPTIONAL_HOSTS = [
  'https://*.lightning.force.com.mcas.ms/*',
  'https://*.lightning.force.mil/*',
  'https://*.lightning.crmforce.mil/*',
  'https://*.sfcrmapps.cn/*',
  'https://*.sfcrmproducts.cn/*',
] as const;
