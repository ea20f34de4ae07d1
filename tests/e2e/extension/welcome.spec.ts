import { expect, type Page, test } from 'playwright/test';
import { installDemo } from '../../demo-crm/serve.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { type Extension, type LaunchOptions, launchExtension } from '../../support/browsers.ts';
import { hubspotAddress, openRecord, panelOn } from '../../support/extension.ts';
import { openOptions, storedReleases } from '../../support/options-page.ts';

const opened: Extension[] = [];
test.afterEach(async () => {
  for (const extension of opened.splice(0)) await extension.close();
});

/** Installs the extension and answers the page that it opened by itself. */
async function install(options: LaunchOptions = {}): Promise<{ extension: Extension; page: Page }> {
  const extension = await launchExtension({ ...options, keepWelcome: true });
  opened.push(extension);
  await installDemo(extension.context);
  const page = extension.context.pages().find((one) => one.url().endsWith('/welcome.html'));
  if (!page) throw new Error('no welcome page');
  await expect(page.locator('h1')).toBeVisible();
  return { extension, page };
}

test('it opens after an install, and not after an update', async () => {
  const { extension, page } = await install();
  await expect(page.locator('h1')).toHaveText('Welcome to Sightline');
  await page.close();
  await extension.update();
  const own = await openOptions(extension);
  await own.waitForTimeout(1_500);
  expect(extension.context.pages().filter((one) => one.url().includes('welcome.html'))).toEqual([]);
});

test('three steps lead from a starter to the goal, step and tip of a deal', async () => {
  const { extension, page } = await install();
  await expect(page.locator('.steps > li')).toHaveCount(3);
  const use = page.getByRole('button', { name: 'Use this one' });
  await expect(use).toBeDisabled();
  await page.getByLabel(/Growth and renewal/).check();
  await use.click();
  await expect(page.getByText('Release 2 is active')).toBeVisible();
  await expect(page.locator('[data-starter="growth-renewal"]')).toContainText('In use');
  await expect(page.getByRole('link', { name: 'Open HubSpot' })).toHaveAttribute('href', 'https://app.hubspot.com/');
  await expect(page.locator('[data-command="toggle-panel"]')).toContainText('Alt+Shift+S');
  const record = await openRecord(extension.context, hubspotAddress('acme-rollout'));
  await expect(panelOn(record)).toContainText('Growth and renewal in existing accounts');
  expect((await storedReleases(page)).active).toBe(2);
});

test('by keyboard: arrows choose, Enter uses', async () => {
  const { page } = await install();
  await page.getByLabel(/B2B software/).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Use this one' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-starter="first-customers"]')).toContainText('In use');
});

test('who has a playbook of their own is led to the options, where changes are shown first', async () => {
  const { extension, page } = await install();
  await page.evaluate(async () => {
    const playbook = await (await fetch('/starters/b2b-software.json')).json();
    playbook.title = 'Our own';
    const runtime = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
    ).chrome.runtime;
    await runtime.sendMessage({ type: 'release/install', body: { playbook, note: '', base: 1 } });
  });
  await page.reload();
  await expect(page.getByText('In use now: Our own')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use this one' })).toHaveCount(0);
  const [options] = await Promise.all([
    extension.context.waitForEvent('page'),
    page.getByRole('button', { name: 'Open the options' }).click(),
  ]);
  await options.getByRole('link', { name: 'Playbook' }).click();
  await expect(options.locator('#active')).toHaveText('Our own');
});

for (const locale of ['en-US', 'de-DE']) {
  test(`it is clean at WCAG 2.2 AA, light and dark (${locale})`, async () => {
    const { page } = await install({ locale });
    await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page, 'body'), colorScheme).toEqual([]);
    }
  });
}
