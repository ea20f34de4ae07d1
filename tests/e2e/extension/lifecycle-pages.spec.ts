import type { browser } from '@wxt-dev/browser';
import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn } from '../../support/extension.ts';

declare const chrome: typeof browser;

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

/** The self-test page for the tab at an address. */
async function openSelfTest(address: string): Promise<Page> {
  const own = await openOwnPage(extension);
  const id = await own.evaluate(
    async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1,
    address,
  );
  await own.goto(`chrome-extension://${extension.id}/self-test.html?tab=${id}`);
  return own;
}

test('the self-test shows every reading of that tab, what is not there as such, and how each was read', async () => {
  await openRecord(extension.context, DEAL);
  const page = await openSelfTest(DEAL);
  const amount = page.locator('tr[data-field="amount"]');
  await expect(amount).toHaveAttribute('data-state', 'filled');
  await expect(amount).toContainText('184,000');
  await expect(amount).toContainText('money · 184000 · EUR');
  await expect(amount.locator('[data-via]')).toHaveAttribute('data-via', /property|highlights/);
  await expect(page.locator('tr[data-field="nextStep"]')).toHaveAttribute('data-state', 'empty');
  await expect(page.locator('tr[data-field="employees"]')).toHaveAttribute('data-state', 'absent');
  await expect(page.locator('dl')).toContainText('4242001');
});

test('what it copies for a bug report holds no value, label, name or id', async () => {
  await openRecord(extension.context, DEAL);
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openSelfTest(DEAL);
  await page.getByRole('button', { name: 'Copy without values' }).click();
  await expect(page.getByRole('status')).toHaveText(/Copied/);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^amount hs:amount\tfilled\t/m);
  expect(text).toMatch(/^nextStep hs:hs_next_step\tempty\t/m);
  for (const secret of ['184', 'Acme', '4242001', DEAL.split('/').at(-2) ?? '', 'Amount']) {
    expect(text).not.toContain(secret);
  }
});

test('the self-test of a tab without a panel says so', async () => {
  const page = await openOwnPage(extension);
  await page.goto(`chrome-extension://${extension.id}/self-test.html?tab=nonsense`);
  await expect(page.getByRole('alert')).toBeVisible();
});

test('the popup tells the record of the tab in front and the release, and hides and shows the panel', async () => {
  const record = await openRecord(extension.context, DEAL);
  const popup = await extension.context.newPage();
  // In a tab of its own the popup would see itself in front: it is told another tab, as when it hangs from the toolbar.
  await popup.addInitScript((url) => {
    const { query } = chrome.tabs;
    chrome.tabs.query = async () => (await query({})).filter((tab) => tab.url === url);
  }, DEAL);
  await popup.goto(`chrome-extension://${extension.id}/popup.html`);
  await expect(popup.getByText('Acme – Plant maintenance rollout')).toBeVisible();
  await expect(popup.getByText(/Release 1/)).toBeVisible();
  await popup.getByRole('button', { name: 'Hide on HubSpot' }).click();
  await expect(panelOn(record)).toHaveCount(0);
  await popup.getByRole('button', { name: 'Show on HubSpot' }).click();
  await expect(panelOn(record)).toHaveAttribute('data-state', 'advice');
});
