import type { CrmId } from '../crm/record';

/** How a person has set the sidebar, per CRM. Holds no business data. */
export interface Preferences {
  /** In the CRM's page, or in the browser's own side panel, so that nothing is put into the page. */
  place: 'page' | 'browser';
  side: 'left' | 'right';
  /** CSS pixels, within `PANEL_WIDTH`. */
  width: number;
  collapsed: boolean;
  /** Off: nothing is shown on this CRM until it is turned on again from the popup. */
  hidden: boolean;
  theme: 'page' | 'light' | 'dark';
  /** BCP 47, or `auto` for the browser's. */
  language: 'auto' | 'en' | 'de';
  /** Where the edge tab of a collapsed panel stands: 0 at the top of the room that there is, 1 at its bottom. */
  tabPosition: number;
  /** How many different top tips are shown in a day before the panel asks. */
  dailyTips: number;
  /** Fields with notes on them bear a mark on the CRM's page. */
  markers: boolean;
  /** Worn last at the desk, which asks for the first CRM's. */
  hat: 'leader' | 'manager' | 'coach';
  /** Those that the person's organization has set and they cannot change; never stored. */
  locked?: readonly PreferenceName[];
}
export type PreferenceName = Exclude<keyof Preferences, 'locked'>;

export const DEFAULT_PREFERENCES: Preferences = {
  place: 'page',
  side: 'right',
  width: 360,
  collapsed: false,
  hidden: false,
  theme: 'page',
  language: 'auto',
  tabPosition: 0.5,
  dailyTips: 12,
  markers: true,
  hat: 'coach',
};

/** Key of a CRM's preferences in extension storage. */
export const preferencesKey = (crm: CrmId): string => `preferences:${crm}`;
