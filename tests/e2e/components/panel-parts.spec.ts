import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { acts, pageWith, searchIn, show } from '../../support/component-page.ts';
import { adviceScene, opportunity, starterRelease } from '../../support/scenes.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

/** A sidebar whose parts come, or fail to come, when the test says so. */
async function waiting(): Promise<Page> {
  const page = await pageWith(context, await adviceScene());
  await searchIn(page, (await starterRelease()).playbook);
  await page.evaluate(() => {
    window.bringParts = () => {
      window.asked = (window.asked ?? 0) + 1;
      return new Promise((resolve) => {
        window.settleParts = resolve;
      });
    };
  });
  return page;
}
const asked = (page: Page): Promise<number> => page.evaluate(() => window.asked ?? 0);
const settle = (page: Page, brought: boolean): Promise<void> =>
  page.evaluate((whether) => window.settleParts?.(whether ? window.partsHere() : null), brought);

test('while the search is on its way its place takes the focus and every letter, and the search goes on with them', async () => {
  const page = await waiting();
  expect(await asked(page)).toBe(0);
  await page.locator('.step input').first().focus();
  await page.keyboard.type('/prop');
  const place = page.locator('.view input');
  await expect(place).toHaveValue('prop');
  await expect(page.getByRole('region', { name: 'Search the playbook' })).toHaveAttribute('aria-busy', 'true');
  await settle(page, true);
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('osal');
  await expect(page.getByRole('combobox')).toHaveValue('proposal');
  await expect(page.getByRole('option').first()).toContainText(/proposal/i);
  await page.keyboard.press('Escape');
  await expect(page.locator('.step input').first()).toBeFocused();
  // Once here they stay: the next view is there at once.
  await page.keyboard.press('?');
  await expect(page.getByRole('region', { name: 'Keyboard shortcuts' }).getByText('Alt+Shift+S')).toBeVisible();
  expect(await asked(page)).toBe(1);
  expect(await acts(page)).toEqual([]);
  await page.close();
});

test('what cannot be brought says so, can be tried again, and leaves the advice as it was', async () => {
  const page = await waiting();
  await page.locator('.step input').first().focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('region', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('heading')).toBeFocused();
  await settle(page, false);
  await expect(sheet.getByRole('alert')).toContainText('could not be brought');
  expect(await accessibilityFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByRole('alert')).toBeEmpty();
  expect(await asked(page)).toBe(2);
  await settle(page, false);
  await expect(sheet.getByRole('alert')).not.toBeEmpty();
  await expect(sheet.getByRole('button', { name: 'Try again' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('.step input').first()).toBeFocused();
  await page.keyboard.press('?');
  await expect.poll(() => asked(page)).toBe(3);
  await settle(page, true);
  await expect(sheet.getByText('Alt+Shift+S')).toBeVisible();
  await expect(sheet.getByRole('heading')).toBeFocused();
  await page.close();
});

test('parts that come after the person went to another record open nothing there', async () => {
  const page = await waiting();
  await page.locator('h2').focus();
  await page.keyboard.type('/x');
  await show(page, await adviceScene(opportunity({ id: '006Qy000008kTa2IAE', name: 'Another deal' })));
  await settle(page, true);
  await expect(page.locator('.view')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toHaveValue('');
  await page.close();
});
