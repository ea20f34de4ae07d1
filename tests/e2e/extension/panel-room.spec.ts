import { expect, type Page, test } from 'playwright/test';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import { driveSalesforce } from '../../demo-crm/salesforce/drive.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openRecord, panelOn } from '../../support/extension.ts';

const DEAL = recordNamed(demoOrg(), 'acme-rollout');
const SALESFORCE = `https://acme.lightning.force.com/lightning/r/Opportunity/${DEAL.salesforceId}/view`;

let extension: Extension;
test.beforeAll(async () => {
  extension = await launchOnDemo();
});
test.afterAll(() => extension.close());

async function open(address: string, width: number, height: number): Promise<Page> {
  const page = await openRecord(extension.context, address);
  await page.setViewportSize({ width, height });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  // The panel is placed anew in the turn of the resize; one more frame shows it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page;
}

/** What the panel lies over, of all that these selectors find and that is in view. Fails where they find nothing. */
async function covered(page: Page, selectors: string[]): Promise<string[]> {
  const over: string[] = [];
  for (const selector of selectors) {
    const { seen, hit } = await page.locator(`${selector}:visible`).evaluateAll((elements) => {
      const boxes = elements
        .map((element) => element.getBoundingClientRect())
        .filter(({ x, y, bottom }) => x < innerWidth && y < innerHeight && bottom > 0);
      const hits = boxes.filter(({ x, y, width, height }) =>
        [0.1, 0.5, 0.9].some(
          (part) => document.elementFromPoint(x + width * part, y + height / 2)?.localName === 'sightline-panel',
        ),
      );
      return { seen: boxes.length, hit: hits.map(({ x, y }) => `${Math.round(x)}, ${Math.round(y)}`) };
    });
    over.push(...hit.map((at) => `${selector} at ${at}`));
    expect(seen, `${selector} is in view`).toBeGreaterThan(0);
  }
  return over;
}

const SALESFORCE_BARS = ['header.oneHeader button', 'one-appnav', '.utilitybar button'];
const SIZES: [number, number][] = [
  [1280, 800],
  [1920, 1080],
  [1024, 700],
];

for (const [width, height] of SIZES) {
  test(`Salesforce at ${width} pixels: header, utility bar, save bar, dialogs and toasts stay free`, async () => {
    const page = await open(SALESFORCE, width, height);
    const drive = driveSalesforce(page);
    expect(await covered(page, SALESFORCE_BARS)).toEqual([]);
    await drive('edit');
    await expect(page.locator('records-form-footer button:visible').first()).toBeVisible();
    expect(await covered(page, [...SALESFORCE_BARS, 'records-form-footer button'])).toEqual([]);
    await drive('cancel');
    await drive('editModal');
    await expect(page.locator('.slds-modal__container')).toBeVisible();
    expect(await covered(page, ['.slds-modal__container', '.slds-modal__container button'])).toEqual([]);
    await drive('save');
    await expect(page.locator('.slds-notify_toast')).toBeVisible();
    expect(await covered(page, ['.slds-notify_toast'])).toEqual([]);
    await page.close();
  });

  test(`HubSpot at ${width} pixels: toolbar, preview and creator stay free`, async () => {
    const page = await open(hubspotAddress('acme-rollout'), width, height);
    const drive = driveHubspot(page);
    const bar = '[data-test-id="hs-global-toolbar"]';
    expect(await covered(page, [`${bar} button, ${bar} input`])).toEqual([]);
    await drive('openPreview', DEAL.hubspotId ?? '');
    await page.evaluate(() => globalThis.demo.settled());
    expect(await covered(page, ['[data-test-id="IndexPageInlineSidebar"] button'])).toEqual([]);
    await drive('closeAll');
    await drive('openCreator', 'deal');
    await page.evaluate(() => globalThis.demo.settled());
    expect(await covered(page, ['iframe'])).toEqual([]);
    await page.close();
  });
}

for (const side of ['right', 'left'] as const) {
  test(`on wide screens the page makes room at the ${side}, and nothing of it is covered`, async () => {
    const page = await open(SALESFORCE, 1920, 1080);
    if (side === 'left') {
      await panelOn(page).getByRole('button', { name: 'Panel settings' }).click();
      await panelOn(page).getByRole('button', { name: 'Move to the left side' }).click();
    }
    await expect
      .poll(() => page.evaluate(() => document.querySelector('.desktop.container')?.getBoundingClientRect().width))
      .toBe(1560);
    const box = await panelOn(page).boundingBox();
    expect(box).toEqual({ x: side === 'left' ? 0 : 1560, y: 0, width: 360, height: 1080 });
    expect(await covered(page, ['.desktop.container button', '.desktop.container a'])).toEqual([]);
    await page.close();
  });
}

test('on a narrow screen the panel lies over the page between the CRM’s bars', async () => {
  const page = await open(SALESFORCE, 1024, 700);
  const [panel, header, bar] = await Promise.all(
    ['sightline-panel', 'one-appnav', '.oneUtilityBarContainer'].map((selector) =>
      page.locator(selector).first().boundingBox(),
    ),
  );
  expect(panel?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await page.close();
});
