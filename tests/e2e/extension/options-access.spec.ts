import { expect, type Page, test } from 'playwright/test';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { hubspotAddress, launchOnDemo, openRecord } from '../../support/extension.ts';
import { importFile, jsonFile, openOptions, starterText } from '../../support/options-page.ts';

const SECTIONS = [
  'vision',
  'process',
  'metrics',
  'flags',
  'playbook',
  'stages',
  'identity',
  'sidebar',
  'shortcuts',
  'sites',
  'data',
];

/** Nothing may be cut off or need sideways scrolling (WCAG 1.4.10). */
async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([where, over]).toEqual([where, 0]);
}

for (const locale of ['en-US', 'de-DE']) {
  test(`every section is clean at WCAG 2.2 AA, light and dark (${locale})`, async () => {
    test.setTimeout(180_000);
    const extension = await launchOnDemo({}, { locale });
    try {
      await openRecord(extension.context, hubspotAddress('acme-rollout'));
      const page = await openOptions(extension);
      const expectClean = async (where: string): Promise<void> => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await accessibilityFaults(page, 'body'), `${where}, ${colorScheme}`).toEqual([]);
        }
      };
      for (const section of SECTIONS) {
        await page.evaluate((hash) => {
          window.location.hash = hash;
        }, section);
        await expect(page.locator(`[data-section="${section}"]`)).toBeVisible();
        await expectClean(section);
      }
      await page.locator('[data-store="events"] button').click();
      await expect(page.locator('.confirm')).toBeVisible();
      await expectClean('confirm');
      await page.goto(`chrome-extension://${extension.id}/popup.html`);
      await expect(page.locator('h1')).toBeVisible();
      await expectClean('popup');
    } finally {
      await extension.close();
    }
  });
}

test('a comparison, refusals and gaps are clean too', async () => {
  const extension = await launchOnDemo();
  try {
    const page = await openOptions(extension);
    await page.locator('[data-starter="growth-renewal"]').getByRole('button').click();
    for (const summary of await page.locator('.candidate summary').all()) await summary.click();
    expect(await accessibilityFaults(page, 'body')).toEqual([]);
    const playbook = JSON.parse(starterText('b2b-software'));
    playbook.tips[0].steps = ['nowhere'];
    playbook.vision.goals[0].due = '2020-01-01';
    await importFile(page, jsonFile('gaps.json', JSON.stringify(playbook)));
    await expect(page.locator('.gaps.error')).toBeVisible();
    for (const summary of await page.locator('.candidate .gaps:not([open]) summary').all()) await summary.click();
    expect(await accessibilityFaults(page, 'body')).toEqual([]);
    await importFile(page, jsonFile('faults.json', JSON.stringify({ ...playbook, title: '', tips: [{}] })));
    await expect(page.locator('.refusals')).toBeVisible();
    expect(await accessibilityFaults(page, 'body')).toEqual([]);
  } finally {
    await extension.close();
  }
});

test('at 200% zoom, and at 320 pixels, nothing needs sideways scrolling, in German', async () => {
  const extension = await launchOnDemo(
    {},
    { locale: 'de-DE', viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  );
  try {
    await openRecord(extension.context, hubspotAddress('acme-rollout'));
    const page = await openOptions(extension);
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 450 });
      for (const section of SECTIONS) {
        await page.evaluate((hash) => {
          window.location.hash = hash;
        }, section);
        await expect(page.locator(`[data-section="${section}"]`)).toBeVisible();
        await expectNoSidewaysScroll(page, `${section} at ${width}`);
      }
    }
    await page.goto(`chrome-extension://${extension.id}/welcome.html`);
    await expect(page.locator('h1')).toBeVisible();
    await expectNoSidewaysScroll(page, 'welcome');
  } finally {
    await extension.close();
  }
});
