import { expect, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openRecord, panelOn, send } from '../../support/extension.ts';
import { openOptions } from '../../support/options-page.ts';

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

const DEAL = hubspotAddress('acme-rollout');

test('side, width, colours and hiding are kept per CRM and seen at once in the open record', async () => {
  const record = await openRecord(extension.context, DEAL);
  const page = await openOptions(extension, 'sidebar');
  const hubspot = page.locator('[data-crm="hubspot"]');
  await hubspot.getByLabel('Left').check();
  await expect(panelOn(record).locator('.sidebar')).toHaveClass(/left/);
  await hubspot.getByLabel('Dark').check();
  await expect(panelOn(record).locator('.sidebar')).toHaveAttribute('data-theme', 'dark');
  await hubspot.getByLabel('Width').fill('420');
  await expect(hubspot.getByRole('status').or(hubspot.locator('output'))).toHaveText('420 pixels');
  await hubspot.getByLabel('Tips a day').fill('3');
  await page.keyboard.press('Tab');
  await expect
    .poll(() => send(page, { type: 'preferences/get', body: { crm: 'hubspot' } }))
    .toMatchObject({ value: { preferences: { width: 420, dailyTips: 3 } } });
  await hubspot.getByLabel('Tips a day').fill('-1');
  await page.keyboard.press('Tab');
  await expect(hubspot.getByLabel('Tips a day')).toHaveValue('3');
  await hubspot.getByRole('switch', { name: 'Show the panel' }).click();
  await expect(panelOn(record)).toHaveCount(0);
  await hubspot.getByRole('switch', { name: 'Show the panel' }).click();
  await expect(panelOn(record)).toHaveAttribute('data-state', 'advice');
  await expect(page.locator('[data-crm="salesforce"]').getByLabel('Right')).toBeChecked();
});

test('by keyboard: arrows move between choices, Space turns a switch', async () => {
  const page = await openOptions(extension, 'sidebar');
  const salesforce = page.locator('[data-crm="salesforce"]');
  await salesforce.getByLabel('Right').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(salesforce.getByLabel('Left')).toBeChecked();
  await expect(page.getByText('Kept.')).toBeVisible();
  await salesforce.getByRole('switch', { name: 'Panel open' }).focus();
  await page.keyboard.press('Space');
  await expect(salesforce.getByRole('switch', { name: 'Panel open' })).not.toBeChecked();
  await page.reload();
  await expect(salesforce.getByLabel('Left')).toBeChecked();
  await expect(salesforce.getByRole('switch', { name: 'Panel open' })).not.toBeChecked();
});

test('a change made in the panel is seen in an options page that is open', async () => {
  const record = await openRecord(extension.context, DEAL);
  const page = await openOptions(extension, 'sidebar');
  await panelOn(record).getByRole('button', { name: 'Collapse' }).first().click();
  await expect(page.locator('[data-crm="hubspot"]').getByRole('switch', { name: 'Panel open' })).not.toBeChecked();
});

test('the language holds for these pages and every CRM', async () => {
  const page = await openOptions(extension, 'sidebar');
  await page.getByLabel('Deutsch').check();
  await expect(page.locator('h1')).toHaveText('Seitenleiste');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('link', { name: 'Tastenkürzel' }).click();
  await expect(page.locator('[data-command="toggle-panel"]')).toContainText('Leiste');
  const record = await openRecord(extension.context, DEAL);
  await expect(panelOn(record)).toContainText('Schritt');
  const popup = await extension.context.newPage();
  await popup.goto(`chrome-extension://${extension.id}/popup.html`);
  await expect(popup.getByRole('button', { name: 'Einstellungen' })).toBeVisible();
});

test('the shortcuts are shown as the browser has them, with the address where they are changed', async () => {
  const page = await openOptions(extension, 'shortcuts');
  await expect(page.locator('[data-command="toggle-panel"]')).toContainText('Alt+Shift+S');
  await expect(page.locator('[data-command="focus-panel"]')).toContainText('Alt+Shift+F');
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('chrome://extensions/shortcuts');
});

test('the popup leads to the options', async () => {
  const popup = await extension.context.newPage();
  await popup.goto(`chrome-extension://${extension.id}/popup.html`);
  const [options] = await Promise.all([
    extension.context.waitForEvent('page'),
    popup.getByRole('button', { name: 'Options' }).click(),
  ]);
  await expect(options).toHaveURL(/\/options\.html$/);
  await expect(options.locator('h1')).toHaveText('Overview');
});
