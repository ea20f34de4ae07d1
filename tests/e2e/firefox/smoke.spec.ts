import { expect, test } from 'playwright/test';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { type DemoOptions, demoOptions } from '../../demo-crm/options.ts';
import { answerDemo } from '../../demo-crm/serve.ts';
import { firefoxPath } from '../../support/browsers.ts';

const BUILD = new URL('../../../.output/firefox-mv3', import.meta.url).pathname;
const org = demoOrg();
const deal = recordNamed(org, 'acme-rollout');
const other = recordNamed(org, 'nordwind-renewal');

let browser: Browser;

test.beforeAll(async () => {
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath(), headless: true });
  await browser.installExtension(BUILD);
});

test.afterAll(async () => {
  await browser.close();
});

/** A page in which both demo CRMs answer at their real host names, and nothing else is reached. */
async function demoPage(given: Partial<DemoOptions> = {}): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', async (request: HTTPRequest) => {
    const url = new URL(request.url());
    if (!/\.(force|hubspot)\.com$/.test(url.hostname)) return request.continue();
    const { status, contentType, body } = await answerDemo(url, demoOptions(given));
    await request.respond({ status, contentType, body });
  });
  return { page, errors };
}

/** The headings in the panel, once it shows advice for `id`. */
async function adviceOf(page: Page, id: string): Promise<{ goal: string; step: string; tip: string }> {
  await page.waitForSelector(`sightline-panel[data-state="advice"][data-record-id="${id}"]`, { timeout: 30_000 });
  return page.evaluate(() => {
    const root = document.querySelector('sightline-panel')?.shadowRoot;
    const text = (selector: string): string => root?.querySelector(selector)?.textContent?.trim() ?? '';
    return { goal: text('.node.leader h3'), step: text('.node.manager h3'), tip: text('.node.coach h3') };
  });
}

const opportunity = (id: string): string => `https://acme.lightning.force.com/lightning/r/Opportunity/${id}/view`;

test('Firefox shows goal, step and tip on a Salesforce opportunity and follows to the next record', async () => {
  const { page, errors } = await demoPage();
  await page.goto(opportunity(deal.salesforceId));
  const advice = await adviceOf(page, deal.salesforceId);
  for (const text of Object.values(advice)) expect(text.length).toBeGreaterThan(10);
  await page.evaluate(
    (id) => (window as unknown as { demo: { open(id: string): void } }).demo.open(id),
    other.salesforceId,
  );
  await adviceOf(page, other.salesforceId);
  expect(errors).toEqual([]);
  await page.close();
});

test('Firefox reads native shadow DOM', async () => {
  const { page } = await demoPage({ shadow: 'native' });
  await page.goto(`https://acme--uat.sandbox.lightning.force.com/lightning/r/Opportunity/${deal.salesforceId}/view`);
  const advice = await adviceOf(page, deal.salesforceId);
  expect(advice.tip.length).toBeGreaterThan(10);
  await page.close();
});

test('Firefox shows goal, step and tip on a HubSpot deal', async () => {
  const { page, errors } = await demoPage();
  await page.goto(`https://app.hubspot.com/contacts/4242001/record/0-3/${deal.hubspotId}`);
  const advice = await adviceOf(page, deal.hubspotId ?? '');
  for (const text of Object.values(advice)) expect(text.length).toBeGreaterThan(10);
  expect(errors).toEqual([]);
  await page.close();
});

test('a step ticked in Firefox is still ticked after a reload', async () => {
  const { page } = await demoPage();
  await page.goto(opportunity(deal.salesforceId));
  await adviceOf(page, deal.salesforceId);
  const box = await page.waitForSelector('sightline-panel >>> .step input:not(:checked)');
  if (!box) throw new Error('no step to tick by hand in this stage');
  const step = await box.evaluate((input) => (input.closest('[data-step]') as HTMLElement).dataset.step ?? '');
  await box.click();
  await page.waitForSelector(`sightline-panel >>> [data-step="${step}"][data-done="hand"]`);
  await page.reload();
  await adviceOf(page, deal.salesforceId);
  await page.waitForSelector(`sightline-panel >>> [data-step="${step}"][data-done="hand"]`);
  await page.close();
});

test('the panel stays out of a list page in Firefox', async () => {
  const { page } = await demoPage();
  await page.goto('https://acme.lightning.force.com/lightning/o/Opportunity/list?filterName=__Recent');
  await new Promise((done) => setTimeout(done, 1_500));
  expect(await page.$('sightline-panel')).toBeNull();
  await page.close();
});
