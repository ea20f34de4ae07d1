import { OPTIONAL_HOSTS } from './hosts';

/** Why a person would need an optional host; hosts of one reason are turned on together. */
export const SITE_GROUPS = ['defender', 'government', 'china'] as const;
export type SiteGroupId = (typeof SITE_GROUPS)[number];

const ENDINGS: { [group in SiteGroupId]: string } = { defender: '.mcas.ms/*', government: '.mil/*', china: '.cn/*' };

/** The match patterns of a group. */
export function hostsOf(group: SiteGroupId): string[] {
  return OPTIONAL_HOSTS.filter((host) => host.endsWith(ENDINGS[group]));
}
