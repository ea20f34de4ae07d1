import { expect, test } from 'playwright/test';
import { hubspotAddress, launchOnDemo, openRecord, panelOn } from '../../support/extension.ts';

test('a page whose columns come late still makes room once they are there', async () => {
  const extension = await launchOnDemo({ delays: { min: 20, max: 200 } }, { viewport: { width: 1440, height: 900 } });
  try {
    // The first page starts the background; on the next the panel is there before the columns are.
    await openRecord(extension.context, hubspotAddress('acme-rollout'));
    const page = await openRecord(extension.context, hubspotAddress('acme-rollout'));
    const right = page.locator('[data-test-id="records-right-sidebar"]');
    await expect(right).toBeVisible();
    await expect
      .poll(async () => {
        const [column, panel] = await Promise.all([right.boundingBox(), panelOn(page).boundingBox()]);
        return column !== null && panel !== null && column.x + column.width <= panel.x + 1;
      })
      .toBe(true);
  } finally {
    await extension.close();
  }
});
