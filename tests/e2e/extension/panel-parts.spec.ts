import { type CDPSession, expect, type Page, test } from 'playwright/test';
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

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
test.beforeAll(async () => {
  extension = await launchOnDemo();
});
test.afterAll(() => extension.close());

/** How many copies of the panel's second script this page has run. */
async function copiesIn(page: Page): Promise<() => number> {
  const session: CDPSession = await extension.context.newCDPSession(page);
  let copies = 0;
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url.endsWith('/sidebar-more.js')) copies += 1;
  });
  await session.send('Debugger.enable');
  return () => copies;
}

/** Opens search by its key, types at once, and waits for what is found; then closes it. */
async function search(page: Page, letters: string, found: RegExp): Promise<void> {
  await panelOn(page).locator('h2').focus();
  await page.keyboard.type(`/${letters}`);
  await expect(panelOn(page).getByRole('combobox')).toHaveValue(letters);
  await expect(panelOn(page).getByRole('option').first()).toContainText(found);
  await page.keyboard.press('Escape');
}

test('the second script comes when it is asked for, once a panel, also past a killed background and an update', async () => {
  const page = await openRecord(extension.context, DEAL);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const copies = await copiesIn(page);
  expect(copies()).toBe(0);
  await extension.killBackground();
  await page.bringToFront();
  await search(page, 'propsal', /proposal/i);
  expect(copies()).toBe(1);
  await page.keyboard.press('?');
  await expect(panelOn(page).getByRole('region', { name: 'Keyboard shortcuts' })).toContainText('Open or collapse');
  await page.keyboard.press('Escape');
  expect(copies()).toBe(1);

  const other = await openRecord(extension.context, hubspotAddress('nordwind-renewal'));
  await search(other, 'proposal', /proposal/i);
  expect(copies()).toBe(1);
  await other.close();

  await page.evaluate(() => document.querySelector('sightline-panel')?.setAttribute('data-old', ''));
  await extension.update();
  await expect(page.locator('sightline-panel:not([data-old])')).toHaveCount(1, { timeout: 15_000 });
  await expectPanel(page, 'advice');
  await page.bringToFront();
  await search(page, 'proposal', /proposal/i);
  expect(copies()).toBe(2);
  expect(errors).toEqual([]);
});

test('only our script in the top frame of a CRM’s tab has it brought', async () => {
  const own = await openOwnPage(extension);
  expect(await send(own, { type: 'sidebar/more', body: {} })).toMatchObject({
    ok: false,
    error: { code: 'not-allowed' },
  });
});
