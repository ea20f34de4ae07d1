import type { browser } from '@wxt-dev/browser';
import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import {
  expectPanel,
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  panelOn,
  send,
} from '../../support/extension.ts';

declare const chrome: typeof browser;

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const change = (patch: object): Promise<unknown> =>
  send(own, { type: 'preferences/set', body: { crm: 'hubspot', patch } });

test('collapsed stays collapsed over loads and in other tabs, and the page has its width back', async () => {
  const page = await openRecord(extension.context, DEAL);
  const other = await openRecord(extension.context, DEAL);
  const narrow = await page.evaluate(() => document.body.getBoundingClientRect().width);
  await panelOn(page).getByRole('button', { name: 'Collapse' }).click();
  for (const tab of [page, other]) {
    await expect(panelOn(tab).locator('.edge-tab')).toBeVisible();
    await expect(panelOn(tab).getByRole('heading')).toHaveCount(0);
  }
  expect(await page.evaluate(() => document.body.getBoundingClientRect().width)).toBeGreaterThan(narrow);
  await page.reload();
  await expect(panelOn(page).locator('.edge-tab')).toBeVisible();
  await panelOn(page).locator('.edge-tab').click();
  await expect(panelOn(page).getByRole('heading', { name: /Acme/ })).toBeVisible();
});

test('side and width are kept, and the page makes room on that side', async () => {
  await change({ side: 'left', width: 320 });
  const page = await openRecord(extension.context, DEAL);
  expect(await panelOn(page).boundingBox()).toMatchObject({ x: 0, width: 320 });
  expect(await page.evaluate(() => document.body.getBoundingClientRect().left)).toBe(320);
});

test('hidden takes the panel out of every tab of that CRM; shown brings it back into them at once', async () => {
  const page = await openRecord(extension.context, DEAL);
  await change({ hidden: true });
  await expect(panelOn(page)).toHaveCount(0);
  await page.reload();
  await page.waitForTimeout(1_000);
  await expect(panelOn(page)).toHaveCount(0);
  await change({ hidden: false });
  await expectPanel(page, 'advice');
  await expect(panelOn(page)).toHaveCount(1);
});

test('a stored value that is corrupt does not keep the panel away', async () => {
  await own.evaluate(() => chrome.storage.local.set({ 'preferences:hubspot': { width: 'wide', side: 'left' } }));
  const page = await openRecord(extension.context, DEAL);
  expect(await panelOn(page).boundingBox()).toMatchObject({ x: 0, width: 360 });
});

test('a step ticked in one tab is ticked in the other tab on the same record', async () => {
  const page = await openRecord(extension.context, DEAL);
  const other = await openRecord(extension.context, DEAL);
  await panelOn(page).getByRole('checkbox').first().click();
  await expect(panelOn(other).getByRole('checkbox').first()).toBeChecked();
  await other.reload();
  await expect(panelOn(other).getByRole('checkbox').first()).toBeChecked();
});

test('the language that a person chose is spoken at once', async () => {
  const page = await openRecord(extension.context, DEAL);
  await change({ language: 'de' });
  await expect(panelOn(page).locator('[lang="de"]')).toBeVisible();
});
