import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { demoOrg, recordNamed } from '../tests/demo-crm/data.ts';
import { installDemo } from '../tests/demo-crm/serve.ts';
import { launchExtension } from '../tests/support/browsers.ts';
import buildDemo from '../tests/support/build-demo.ts';
import { adviceOf } from '../tests/support/panel.ts';

const deal = recordNamed(demoOrg(), 'acme-rollout');

/** The desks of the options page, each with the hat of the person who works there. */
const DESKS = [
  ['overview', null],
  ['vision', 'Leader'],
  ['process', 'Manager'],
  ['metrics', 'Manager'],
  ['tips', 'Coach'],
  ['publish', null],
] as const;

/** Takes the README's pictures anew: `npm run build`, then `node scripts/run.mjs scripts/pictures.ts`. */
export default async function pictures(): Promise<void> {
  const folder = new URL('../docs/images/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  await buildDemo();
  const extension = await launchExtension({ viewport: { width: 1440, height: 900 } });
  try {
    await installDemo(extension.context);
    const take = async (name: string, url: string, id: string): Promise<void> => {
      const page = await extension.context.newPage();
      await page.goto(url);
      await adviceOf(page, id);
      await readRedirects(page);
      await page.screenshot({ path: `${folder}${name}.png` });
      await page.close();
    };
    const { salesforceId, hubspotId } = deal;
    await take(
      'salesforce',
      `https://acme.lightning.force.com/lightning/r/Opportunity/${salesforceId}/view`,
      salesforceId,
    );
    await take('hubspot', `https://app.hubspot.com/contacts/4242001/record/0-3/${hubspotId}`, hubspotId ?? '');
    const options = await extension.context.newPage();
    await options.goto(`chrome-extension://${extension.id}/options.html`);
    for (const [desk, hat] of DESKS) {
      await options.evaluate((hash) => {
        window.location.hash = hash;
      }, desk);
      await options.locator(`[data-section="${desk}"]`).waitFor();
      if (hat) await options.getByRole('radio', { name: hat }).check();
      await options.evaluate(() => document.fonts.ready);
      await options.screenshot({ path: `${folder}desk-${desk}.png` });
    }
  } finally {
    await extension.close();
  }
}

/** Acknowledges every change of direction, so that the picture shows the record's own advice. */
async function readRedirects(page: Page): Promise<void> {
  const banner = page.locator('sightline-panel .redirect');
  for (let turn = 0; turn < 5 && (await banner.count()) > 0; turn++) {
    const id = await banner.getAttribute('data-redirect');
    await banner.getByRole('button', { name: 'Got it' }).click();
    await page.locator(`sightline-panel [data-redirect="${id}"]`).waitFor({ state: 'detached' });
  }
}
