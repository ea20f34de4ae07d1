/** How the demo CRMs behave. Every field has a default; tests change what they are about. Plain data: it travels into the page. */
export interface DemoOptions {
  /** Seeds every random choice (delays, order, which property stands in which card); the same seed repeats exactly. */
  seed: number;
  /** How late each part of a page appears, in milliseconds; the part's own delay is drawn between the two. */
  delays: { min: number; max: number };
  /** Parts appear in a seeded random order and cards stand in a random order, instead of the page's own. */
  shuffle: boolean;
  /** The demo's "today", `YYYY-MM-DD`: every date in the data is relative to it. */
  today: string;
  dark: boolean;
  /** HubSpot: a new record gets new elements, or the old record's elements with new text. */
  reuse: 'remount' | 'in-place';
  /** Salesforce: page layout fields (crm.md §2.3) or Dynamic Forms (§2.3b). */
  layout: 'classic' | 'dynamic';
  /** Salesforce: which of the two path components shows the stage (§2.5). */
  path: 'aura' | 'lwc';
  /** Salesforce: cached pages side by side, or console tabs and subtabs (§2.6). */
  app: 'standard' | 'console';
  /** Salesforce: how component roots are rendered (§6). */
  shadow: 'synthetic' | 'native';
  /** Salesforce: whether the Details tab is the one that opens with the record (§2.2). */
  details: 'open' | 'not-opened';
}

/** Everything at once, in the page's own order: what most tests and screenshots want. */
export const DEFAULT_OPTIONS: DemoOptions = {
  seed: 1,
  delays: { min: 0, max: 0 },
  shuffle: false,
  today: '2026-11-24',
  dark: false,
  reuse: 'remount',
  layout: 'classic',
  path: 'aura',
  app: 'standard',
  shadow: 'synthetic',
  details: 'open',
};

/** The defaults with what is given put over them. */
export function demoOptions(given: Partial<DemoOptions> = {}): DemoOptions {
  return { ...DEFAULT_OPTIONS, ...given };
}
