import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import {
  expectPanel,
  HUBSPOT_LIST,
  hubspotAddress,
  launchOnDemo,
  openRecord,
  panelOn,
} from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

/** Errors of the page and of our scripts in it. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Content Security Policy')) errors.push(message.text());
  });
  return errors;
}

test('a record page gets one panel that names its record, and shows advice', async () => {
  const page = await openRecord(extension.context, DEAL);
  const panel = panelOn(page);
  await expect(panel).toHaveCount(1);
  await expect(panel).toHaveAttribute('data-crm', 'hubspot');
  await expect(panel).toHaveAttribute('data-object', 'deal');
  await expect(panel).toHaveAttribute('data-record-id', /^\d+$/);
  await expect(panel.getByRole('heading', { name: /Acme/ })).toBeVisible();
});

test('a page that is no record carries nothing but the watcher, until a record is opened in it', async () => {
  const page = await extension.context.newPage();
  await page.goto(HUBSPOT_LIST);
  await page.waitForTimeout(1_500);
  await expect(panelOn(page)).toHaveCount(0);
  await page.evaluate((url) => history.pushState(null, '', url), DEAL);
  await expect(panelOn(page)).toHaveCount(1);
});

test('away from records the panel is gone from sight in the same turn, and it returns', async () => {
  const page = await openRecord(extension.context, DEAL);
  const state = await page.evaluate((url) => {
    history.pushState(null, '', url);
    const panel = document.querySelector<HTMLElement>('sightline-panel');
    return [panel?.dataset.state, panel?.dataset.recordId, panel && getComputedStyle(panel).display];
  }, HUBSPOT_LIST);
  expect(state).toEqual(['no-record', undefined, 'none']);
  await page.goBack();
  await expectPanel(page, 'advice');
  await expect(panelOn(page)).toBeVisible();
});

test('after an update the old panel retires and the new script takes over with one panel', async () => {
  const page = await openRecord(extension.context, DEAL);
  const errors = errorsOf(page);
  await page.evaluate(() => document.querySelector('sightline-panel')?.setAttribute('data-old', ''));
  await extension.update();
  await expect(page.locator('sightline-panel:not([data-old])[data-state="advice"]')).toHaveCount(1, {
    timeout: 15_000,
  });
  await expect(panelOn(page)).toHaveCount(1);
  await page.waitForTimeout(1_500);
  await expect(panelOn(page)).toHaveCount(1);
  expect(errors).toEqual([]);
});

test('an update under a page that is no record leaves it ready for the next record', async () => {
  const page = await extension.context.newPage();
  await page.goto(HUBSPOT_LIST);
  await extension.update();
  await page.waitForTimeout(1_000);
  await expect(panelOn(page)).toHaveCount(0);
  await page.evaluate((url) => history.pushState(null, '', url), DEAL);
  await expect(panelOn(page)).toHaveCount(1);
});

test('when the extension is removed its panel goes, and nothing is thrown', async () => {
  const page = await openRecord(extension.context, DEAL);
  const errors = errorsOf(page);
  const narrowed = await page.evaluate(() => document.body.getBoundingClientRect().width);
  await extension.uninstall();
  await expect(panelOn(page)).toHaveCount(0, { timeout: 5_000 });
  await page.evaluate((url) => history.pushState(null, '', url), HUBSPOT_LIST);
  await page.evaluate((url) => history.pushState(null, '', url), DEAL);
  await page.waitForTimeout(2_000);
  await expect(panelOn(page)).toHaveCount(0);
  expect(await page.evaluate(() => document.body.getBoundingClientRect().width)).toBeGreaterThan(narrowed);
  expect(errors).toEqual([]);
});

test('a page that takes the panel out gets it back, with its advice', async () => {
  const page = await openRecord(extension.context, DEAL);
  for (let time = 0; time < 3; time += 1) {
    await page.evaluate(() => document.querySelector('sightline-panel')?.remove());
    await expect(panelOn(page).getByRole('heading', { name: /Acme/ })).toBeVisible();
  }
  await expect(panelOn(page)).toHaveCount(1);
});

test('a page that never stops taking the panel out wins, and is not kept busy by us', async () => {
  const page = await openRecord(extension.context, DEAL);
  const removed = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        new MutationObserver(() => {
          for (const panel of document.querySelectorAll('sightline-panel')) {
            panel.remove();
            count += 1;
          }
        }).observe(document.documentElement, { childList: true });
        document.querySelector('sightline-panel')?.remove();
        setTimeout(() => resolve(count), 1_000);
      }),
  );
  expect(removed).toBeGreaterThan(2);
  expect(removed).toBeLessThan(50);
});

test('the style sheets of the page do not reach the panel', async () => {
  const page = await openRecord(extension.context, DEAL);
  const box = await panelOn(page).boundingBox();
  await page.addStyleTag({
    content: `sightline-panel, body * { position: static !important; width: 50px !important; margin: 90px !important;
      opacity: 0.1 !important; transform: scale(3) !important; display: none !important; color: red !important }`,
  });
  expect(await panelOn(page).boundingBox()).toEqual(box);
  await expect(panelOn(page)).toHaveCSS('opacity', '1');
});
