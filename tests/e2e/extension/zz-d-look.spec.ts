import { expect, test } from 'playwright/test';
import { hubspotAddress, launchOnDemo, openRecord, panelOn } from '../../support/extension.ts';
import { openOptions } from '../../support/options-page.ts';

test('look', async () => {
  test.setTimeout(50_000);
  const extension = await launchOnDemo({}, { locale: 'de-DE', viewport: { width: 1920, height: 1080 } });
  try {
    const crm = await openRecord(extension.context, hubspotAddress('acme-rollout'));
    await panelOn(crm).locator('.control.more').click();
    await crm.waitForTimeout(500); await crm.screenshot({ path: '/tmp/d/panel-menu.png' }); console.log(await panelOn(crm).locator('.menu').innerText().catch(String));
    await panelOn(crm).getByRole('button', { name: 'Keep as example' }).click();
    await expect(panelOn(crm).locator('.notice')).toContainText('Kept');
    await crm.screenshot({ path: '/tmp/d/panel-notice.png', clip: { x: 1500, y: 500, width: 420, height: 580 } });
    const page = await openOptions(extension, 'tips');
    await page.locator('.tip-check').nth(1).click();
    await page.locator('.tip-check').nth(2).click();
    await page.getByRole('button', { name: 'Gültigkeit …' }).click();
    await page.getByText('Weitere Filter').click();
    await page.screenshot({ path: '/tmp/d/bulk.png' });
    await page.goto(`chrome-extension://${extension.id}/options.html#tips/large-deal-second-view`);
    await expect(page.locator('.trial')).toBeVisible();
    const when = page.locator('.condition');
    await page.getByRole('button', { name: 'Gruppe hinzufügen' }).first().click();
    await page.getByRole('button', { name: 'Regel hinzufügen' }).first().click();
    await page.locator('.tip-editor h2').focus();
    await page.screenshot({ path: '/tmp/d/cond1.png', fullPage: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('.condition-rule').last().getByLabel('Feld').selectOption('type');
    await when.screenshot({ path: '/tmp/d/cond2.png' });
    await page.setViewportSize({ width: 640, height: 900 });
    await page.screenshot({ path: '/tmp/d/narrow.png', fullPage: true });
    await page.goto(`chrome-extension://${extension.id}/options.html#examples`);
    await page.waitForSelector('.examples');
    await page.setViewportSize({ width: 1280, height: 700 });
    await page.screenshot({ path: '/tmp/d/examples.png' });
  } finally {
    await extension.close();
  }
});
