import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import {
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  panelOn,
  sendFromTab,
} from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
let page: Page;
test.beforeAll(async () => {
  extension = await launchOnDemo();
  page = await openRecord(extension.context, DEAL);
});
test.afterAll(() => extension.close());

test('what is looked for is found in the background, with a typo, also after it was killed', async () => {
  await panelOn(page).getByRole('button', { name: 'Search the playbook' }).click();
  await page.keyboard.insertText('propsal');
  const options = panelOn(page).getByRole('option');
  await expect(options.first()).toContainText(/proposal/i);
  await extension.killBackground();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('metrics that');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panelOn(page).locator('.item h3')).toBeVisible();
  for (const _ of [1, 2]) await page.keyboard.press('Escape');
  await expect(panelOn(page).locator('.node.leader')).toBeVisible();
});

test('the help sheet lists the browser’s commands as set', async () => {
  await panelOn(page).locator('h2').focus();
  await page.keyboard.press('?');
  const sheet = panelOn(page).getByRole('region', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Open or collapse the panel');
  await expect(sheet.locator('.shortcuts').nth(1).locator('div')).toHaveCount(2);
  await page.keyboard.press('Escape');
});

test('pages cannot search or act through another tab’s record', async () => {
  const own = await openOwnPage(extension);
  const record = { crm: 'hubspot', org: '99', object: 'deal', id: '1', name: 'Not here' };
  const act = { type: 'answer', item: 'a-tip', answer: 'tried' };
  const body = { event: crypto.randomUUID(), record, release: 1, at: 1, act };
  expect(await sendFromTab(own, 'https://app.hubspot.com/', { type: 'act/save', body })).toMatchObject({
    ok: false,
    error: { code: 'not-allowed' },
  });
  for (const wrong of [
    { ...body, act: { ...act, answer: 'loved' } },
    { ...body, event: 'no-uuid' },
  ])
    expect(await sendFromTab(own, 'https://app.hubspot.com/', { type: 'act/save', body: wrong })).toMatchObject({
      ok: false,
      error: { code: 'bad-message' },
    });
});
