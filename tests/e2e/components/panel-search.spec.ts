import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { acts, pageWith, searchIn, show } from '../../support/component-page.ts';
import { adviceScene, opportunity, starterRelease } from '../../support/scenes.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

async function opened(): Promise<Page> {
  const page = await pageWith(context, await adviceScene());
  await searchIn(page, (await starterRelease()).playbook);
  await page.locator('.step input').first().focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
  return page;
}

test('a search with a typo is walked through and opened by keyboard, and leads up the line of sight', async () => {
  const page = await opened();
  await page.keyboard.insertText('decisoin');
  const options = page.getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('status')).toContainText(/\d+ results?/);
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  const active = await page.getByRole('combobox').getAttribute('aria-activedescendant');
  expect(await options.nth(1).getAttribute('id')).toBe(active);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  const title = (await options.last().locator('span').first().textContent()) ?? '';
  await page.keyboard.press('Enter');
  const heading = page.locator('.item h3');
  await expect(heading).toBeFocused();
  expect(title).toContain((await heading.textContent()) ?? '?');
  await page.locator('.links button').first().click();
  await expect(heading).not.toHaveText(title);
  await page.close();
});

test('Escape goes back one by one: card, results, and the place where the focus was', async () => {
  const page = await opened();
  await page.keyboard.insertText('plan');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.item')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toBeFocused();
  await expect(page.getByRole('combobox')).toHaveValue('plan');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await expect(page.locator('.step input').first()).toBeFocused();
  expect(await acts(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await acts(page)).toEqual([['setPreferences', { collapsed: true }]]);
  await page.close();
});

test('what is typed right after the key that opens the search is in the input, letter by letter', async () => {
  const page = await pageWith(context, await adviceScene());
  for (let round = 0; round < 10; round += 1) {
    await page.locator('h2').focus();
    await page.keyboard.type('/then');
    await expect(page.getByRole('combobox')).toHaveValue('then');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox')).toHaveCount(0);
  }
  expect(await acts(page)).toEqual([]);
  await page.close();
});

test('each result says by shape and word what it is, and where it belongs', async () => {
  const page = await opened();
  await page.keyboard.type('e');
  await expect(page.getByRole('option').first()).toBeVisible();
  for (const option of await page.getByRole('option').all()) {
    const small = (await option.locator('small').textContent()) ?? '';
    const [, word] = /^(Goal|Step|Metric|Tip)/.exec(small) ?? [];
    const hat = { Goal: 'leader', Step: 'manager', Metric: 'manager', Tip: 'coach' }[word ?? ''];
    await expect(option.locator('.hat')).toHaveClass(new RegExp(hat ?? 'none'));
  }
  await page.close();
});

test('what is not found is said, and so is a search that does not answer', async () => {
  const page = await opened();
  await page.keyboard.type('qqqqqqqq');
  await expect(page.locator('.view')).toContainText('Nothing found for “qqqqqqqq”');
  await page.evaluate(() => {
    window.findItems = () => Promise.resolve(null);
  });
  await page.keyboard.type('q');
  await expect(page.locator('.view')).toContainText('The search did not answer');
  await page.close();
});

test('an answer that comes late does not replace a newer one', async () => {
  const page = await opened();
  await page.evaluate(() => {
    const hit = (title: string) => ({ kind: 'tip' as const, id: title, title, place: [] });
    window.findItems = (query) =>
      new Promise((resolve) =>
        setTimeout(() => resolve({ items: [hit(query)], total: 1 }), query === 'slow' ? 600 : 10),
      );
  });
  await page.keyboard.type('slow');
  await page.waitForTimeout(150);
  await page.keyboard.type('er');
  await expect(page.getByRole('option')).toContainText('slower');
  await page.waitForTimeout(700);
  await expect(page.getByRole('option')).toContainText('slower');
  await page.close();
});

test('another record closes the search, and takes the focus from nobody', async () => {
  const page = await opened();
  await page.evaluate(() => {
    const input = document.createElement('input');
    document.body.append(input);
    input.focus();
  });
  await show(page, await adviceScene(opportunity({ id: '006Qy000008kTa2IAE', name: 'Another deal' })));
  await expect(page.getByRole('combobox')).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
  await page.close();
});

test('the help sheet lists the keys as set, opens by key and from the menu, and closes with Escape', async () => {
  const page = await pageWith(context, await adviceScene());
  await page.locator('h2').focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('region', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Alt+Shift+S')).toBeVisible();
  await expect(sheet.getByText('not set')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('h2')).toBeFocused();
  const menu = page.getByRole('button', { name: 'Panel settings' });
  await menu.click();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(menu).toBeFocused();
  expect(await acts(page)).toEqual([]);
  await page.close();
});
