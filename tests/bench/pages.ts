import type { BrowserContext, Page } from 'playwright';
import { demoOrg, recordNamed } from '../demo-crm/data.ts';
import { hubspotAddress } from '../support/extension.ts';

/** The record that most figures are about. */
export const DEAL = recordNamed(demoOrg(), 'acme-rollout');
const SALESFORCE = 'https://acme.lightning.force.com';
export const opportunity = (id: string): string => `${SALESFORCE}/lightning/r/Opportunity/${id}/view`;
export const RECORDS = { Salesforce: opportunity(DEAL.salesforceId), HubSpot: hubspotAddress('acme-rollout') };
export const LISTS = {
  Salesforce: `${SALESFORCE}/lightning/o/Opportunity/list?filterName=__Recent`,
  HubSpot: 'https://app.hubspot.com/contacts/4242001/objects/0-3/views/all/list',
};

/** As many elements as a large Lightning page has. */
export const ELEMENTS = 15_000;

/** Waits until the demo has nothing more to render. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as { demo: { settled(): Promise<void> } }).demo.settled());

/** A demo opportunity grown to a Lightning-like number of elements, which lie within the record page. */
export async function largePage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(RECORDS.Salesforce);
  await page.waitForSelector('records-highlights2');
  await settled(page);
  await page.evaluate((elements) => {
    const feed = document.createElement('div');
    feed.id = 'bench-feed';
    feed.style.cssText = 'height:0;overflow:hidden';
    const missing = Math.max(0, elements - document.querySelectorAll('*').length);
    for (let at = 0; at < missing / 5; at++) {
      const row = feed.appendChild(document.createElement('article'));
      for (let cell = 0; cell < 4; cell++)
        row.appendChild(document.createElement('span')).textContent = `cell ${at}.${cell}`;
    }
    (document.querySelector('.windowViewMode-normal.active') ?? document.body).append(feed);
  }, ELEMENTS);
  return page;
}
