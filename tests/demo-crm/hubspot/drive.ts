import type { HubspotControl } from './client/control.ts';

/** A page of Playwright or Puppeteer. */
interface Scripted {
  evaluate(code: string): Promise<unknown>;
}

/** Calls a method of `window.demo` in a page of the demo HubSpot; what it throws there is thrown here. */
export function driveHubspot(page: Scripted) {
  return <Method extends keyof HubspotControl>(
    method: Method,
    ...given: Parameters<HubspotControl[Method]>
  ): Promise<unknown> => page.evaluate(`demo.${method}(...${JSON.stringify(given)})`);
}
