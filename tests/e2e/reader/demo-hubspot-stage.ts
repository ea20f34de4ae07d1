import { test as base, type Page } from 'playwright/test';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import { type DemoOptions, demoOptions } from '../../demo-crm/options.ts';
import { type Demo, installDemo } from '../../demo-crm/serve.ts';
import { plainContext } from '../../support/shared-browser.ts';

/** A browser page in front of the demo HubSpot. */
interface Stage {
  page: Page;
  /** Loads an address and waits until nothing is due. */
  visit(path: string, options?: Partial<DemoOptions>, host?: string): Promise<void>;
}

export const test = base.extend<{ stage: Stage }, { window: { page: Page; demo: Demo } }>({
  window: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const context = await plainContext();
      const demo = await installDemo(context);
      await use({ page: await context.newPage(), demo });
      await context.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ window: { page, demo } }, use) => {
    await use({
      page,
      async visit(path, options = {}, host = 'app.hubspot.com') {
        demo.change(demoOptions(options));
        await page.goto(`https://${host}${path}`);
        await driveHubspot(page)('settled');
      },
    });
  },
});

export const org = demoOrg();
export const id = (key: string): string => recordNamed(org, key).hubspotId ?? '';
export const record = (type: string, key: string): string => `/contacts/4242001/record/${type}/${id(key)}`;
export const ACME = record('0-3', 'acme-rollout');
export const LEFT =
  '#record-page-left-sidebar [data-test-id="left-sidebar"] [data-scroll-trackable-container="left-sidebar"]';
const ROWS = `${LEFT} [data-card-type="PROPERTIES_V3"] ul[data-selenium-test="profile-properties-list"] > span`;
export const row = (name: string): string => `${ROWS}[data-test-id="${name}"]`;
