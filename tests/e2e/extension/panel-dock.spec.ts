import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { expectPanel, hubspotAddress, launchOnDemo, openRecord, panelOn } from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

const pageWidth = (page: Page): Promise<number> => page.evaluate(() => document.body.getBoundingClientRect().width);

test('the inner edge is dragged and moved by keys; the page follows, and the width is kept', async () => {
  const page = await openRecord(extension.context, DEAL);
  await drag(page, [1280 - 360 + 1, 400], [1280 - 480, 400]);
  await expect.poll(async () => (await panelOn(page).boundingBox())?.width).toBe(480);
  await expect.poll(() => pageWidth(page)).toBe(800);
  await panelOn(page).getByRole('separator').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await panelOn(page).boundingBox())?.width).toBe(464);
  await drag(page, [1280 - 464 + 1, 400], [10, 400]);
  await expect.poll(async () => (await panelOn(page).boundingBox())?.width).toBe(560);
  await page.reload();
  await expectPanel(page, 'advice');
  await expect.poll(async () => (await panelOn(page).boundingBox())?.width).toBe(560);
});

test('the edge tab is dragged up and down within the room, and stands there again after a load', async () => {
  const page = await openRecord(extension.context, DEAL);
  await panelOn(page).getByRole('button', { name: 'Collapse' }).click();
  const tab = panelOn(page).locator('.edge-tab');
  const box = async (): Promise<{ y: number; height: number }> => (await tab.boundingBox()) ?? { y: -1, height: 0 };
  const first = await box();
  expect(Math.abs(first.y + first.height / 2 - (48 + 800) / 2)).toBeLessThan(30);
  await drag(page, [1270, first.y + 20], [1270, 795]);
  const low = await box();
  expect(low.y + low.height).toBeLessThanOrEqual(800);
  expect(low.y).toBeGreaterThan(650);
  await tab.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await box()).y).toBeLessThan(low.y);
  const kept = await box();
  await page.reload();
  await expect.poll(async () => (await box()).y).toBe(kept.y);
  await expect(panelOn(page).getByRole('heading')).toHaveCount(0);
  await tab.click();
  await expect(panelOn(page).getByRole('heading', { level: 2 })).toBeVisible();
});
