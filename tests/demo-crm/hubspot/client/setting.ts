import { DEFAULT_OPTIONS, type DemoOptions } from '../../options.ts';
import { PORTALS, portalAt } from '../portals.ts';

function given(): Partial<DemoOptions> {
  return JSON.parse(document.getElementById('demo-options')?.textContent ?? '{}');
}

/** What the server put into the page. */
export const options: DemoOptions = { ...DEFAULT_OPTIONS, ...given() };

/** The account whose host this page is at. */
export const portal = portalAt(location.hostname) ?? PORTALS[0];
