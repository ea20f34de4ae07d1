import type { Demo } from './page/demo.ts';

/** A page of Playwright or Puppeteer. */
interface Scripted {
  evaluate(code: string): Promise<unknown>;
}

/** Calls a method of `window.demo` in a page of the demo Salesforce; what it throws there is thrown here. */
export function driveSalesforce(page: Scripted) {
  return <Method extends keyof Demo>(method: Method, ...given: Parameters<Demo[Method]>): Promise<unknown> =>
    page.evaluate(`demo.${method}(...${JSON.stringify(given)})`);
}
