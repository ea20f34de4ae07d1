import { test as base, type Page } from 'playwright/test';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { type DemoOptions, demoOptions } from '../../demo-crm/options.ts';
import { salesforceBundle } from '../../demo-crm/salesforce/bundle.ts';
import { driveSalesforce } from '../../demo-crm/salesforce/drive.ts';
import { type Demo, installDemo } from '../../demo-crm/serve.ts';
import { plainContext } from '../../support/shared-browser.ts';

/** A browser page in front of the demo Salesforce. */
export interface Stage {
  page: Page;
  /** Loads an address and waits until nothing is due. */
  visit(path: string, options?: Partial<DemoOptions>, host?: string): Promise<void>;
  drive: ReturnType<typeof driveSalesforce>;
  /** Runs an expression where a content script would run: in a world that sees through synthetic shadow (crm.md §6). */
  look(expression: string): Promise<unknown>;
  /** What the page said on its console, and what it threw. */
  complaints: string[];
}

/** `all(selector, root?)`: every match, through real shadow roots; `text(element)`: its text as it is on screen. */
const SEEING = `
  const all = (selector, root = document) => {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll('*'))
      if (element.shadowRoot) found.push(...all(selector, element.shadowRoot));
    return found;
  };
  const text = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll('\\u00a0', ' ');
    const assigned = node.localName === 'slot' ? node.assignedNodes() : [];
    const inside = assigned.length > 0 ? assigned : (node.shadowRoot ?? node).childNodes;
    return [...inside].map(text).join('');
  };
  const field = (api, page = document) => all('[data-target-selection-name$=".' + api + '"]', page).map(text);
`;

async function look(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'look',
    });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: executionContextId,
      expression: `(() => { ${SEEING} return ${expression}; })()`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}

export const test = base.extend<{ stage: Stage }, { window: { page: Page; demo: Demo; complaints: string[] } }>({
  window: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      await Promise.all([salesforceBundle('synthetic'), salesforceBundle('native')]);
      const context = await plainContext();
      const demo = await installDemo(context);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
      await use({ page, demo, complaints });
      await context.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  stage: async ({ window: { page, demo, complaints } }, use) => {
    const drive = driveSalesforce(page);
    complaints.length = 0;
    await use({
      page,
      drive,
      complaints,
      look: (expression) => look(page, expression),
      async visit(path, options = {}, host = 'acme.lightning.force.com') {
        demo.change(demoOptions(options));
        await page.goto(`https://${host}${path}`);
        await drive('settled');
      },
    });
  },
});

export const NATIVE_HOST = 'acme--uat.sandbox.lightning.force.com';
export const org = demoOrg();
export const idOf = (key: string): string => recordNamed(org, key).salesforceId;
export const pathOf = (object: string, key: string): string => `/lightning/r/${object}/${idOf(key)}/view`;
export const ACME = pathOf('Opportunity', 'acme-rollout');
