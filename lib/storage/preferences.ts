import type { CrmId } from '../crm/record';

/** How a person has set the sidebar, per CRM. Holds no business data. */
export interface Preferences {
  side: 'left' | 'right';
  /** CSS pixels, 280 to 560. */
  width: number;
  collapsed: boolean;
  /** Off: nothing is shown on this CRM until it is turned on again from the popup. */
  hidden: boolean;
  theme: 'page' | 'light' | 'dark';
  /** BCP 47, or `auto` for the browser's. */
  language: 'auto' | 'en' | 'de';
}

export const DEFAULT_PREFERENCES: Preferences = {
  side: 'right',
  width: 360,
  collapsed: false,
  hidden: false,
  theme: 'page',
  language: 'auto',
};

/** Key of a CRM's preferences in extension storage. */
export const preferencesKey = (crm: CrmId): string => `preferences:${crm}`;
