import { expect } from 'playwright/test';
import type { Page } from 'puppeteer-core';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { adviceIn, demoPage, type Firefox, inPanel, pressInPanel, test, textInPanel } from '../../support/firefox.ts';

const org = demoOrg();
const deal = recordNamed(org, 'acme-rollout');
const other = recordNamed(org, 'nordwind-renewal');

let firefox: Firefox;
test.beforeEach(({ firefox: installed }) => {
  firefox = installed;
});

/** The headings in the panel, once it shows advice for `id`. */
async function adviceOf(page: Page, id: string): Promise<{ goal: string; step: string; tip: string }> {
  await adviceIn(page, id);
  return {
    goal: await textInPanel(page, '.node.leader h3'),
    step: await textInPanel(page, '.node.manager h3'),
    tip: await textInPanel(page, '.node.coach h3'),
  };
}

const opportunity = (id: string): string => `https://acme.lightning.force.com/lightning/r/Opportunity/${id}/view`;

test('Firefox shows goal, step and tip on a Salesforce opportunity and follows to the next record', async () => {
  const { page, errors } = await demoPage(firefox.browser);
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
  const { page } = await demoPage(firefox.browser, { shadow: 'native' });
  await page.goto(`https://acme--uat.sandbox.lightning.force.com/lightning/r/Opportunity/${deal.salesforceId}/view`);
  const advice = await adviceOf(page, deal.salesforceId);
  expect(advice.tip.length).toBeGreaterThan(10);
  await page.close();
});

test('Firefox shows goal, step and tip on a HubSpot deal', async () => {
  const { page, errors } = await demoPage(firefox.browser);
  await page.goto(`https://app.hubspot.com/contacts/4242001/record/0-3/${deal.hubspotId}`);
  const advice = await adviceOf(page, deal.hubspotId ?? '');
  for (const text of Object.values(advice)) expect(text.length).toBeGreaterThan(10);
  expect(errors).toEqual([]);
  await page.close();
});

test('a step ticked in Firefox is still ticked after a reload', async () => {
  const { page } = await demoPage(firefox.browser);
  await page.goto(opportunity(deal.salesforceId));
  await adviceOf(page, deal.salesforceId);
  await inPanel(page, '.step input:not(:checked)');
  const step = await page.evaluate(() => {
    const box = document.querySelector('sightline-panel')?.shadowRoot?.querySelector('.step input:not(:checked)');
    return box?.closest<HTMLElement>('[data-step]')?.dataset.step ?? '';
  });
  await pressInPanel(page, `[data-step="${step}"] input`);
  await inPanel(page, `[data-step="${step}"][data-done="hand"] input:not([aria-busy="true"])`);
  await page.reload();
  await adviceIn(page, deal.salesforceId);
  await inPanel(page, `[data-step="${step}"][data-done="hand"]`);
  await page.close();
});

test('the panel stays out of a list page in Firefox', async () => {
  const { page } = await demoPage(firefox.browser);
  await page.goto('https://acme.lightning.force.com/lightning/o/Opportunity/list?filterName=__Recent');
  await new Promise((done) => setTimeout(done, 1_500));
  expect(await page.$('sightline-panel')).toBeNull();
  await page.close();
});
