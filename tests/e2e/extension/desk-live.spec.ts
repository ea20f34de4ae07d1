import { expect, type Locator, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import type { Extension } from '../../support/browsers.ts';
import { draftNow } from '../../support/draft.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { holdStore, isWriteWaiting } from '../../support/hold-store.ts';
import { openOptions, starterText } from '../../support/options-page.ts';

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [TIP] = STARTER.tips;
if (!TIP) throw new Error('the starter has tips');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

/** The options page with the tip's editor in front. */
async function openTip(): Promise<{ page: Page; title: Locator; saved: Locator }> {
  const page = await openOptions(extension, `tips/${TIP?.id}`);
  const title = page.locator('.tip-editor').getByLabel('Title', { exact: true }).first();
  await expect(title).toHaveValue(/\S/);
  return { page, title, saved: page.locator('[data-saving="saved"]') };
}

/** The tip's title in the draft as it is stored. */
async function storedTitle(): Promise<unknown> {
  const { edits } = await draftNow(own);
  const changes = edits.filter(({ standing }) => standing === 'done').flatMap((edit) => edit.changes);
  return changes.findLast(({ after }) => after && 'title' in after)?.after?.title ?? TIP?.title;
}

test('a tab that is closed in mid-word loses nothing of what was typed', async () => {
  const { page, title } = await openTip();
  await title.fill('');
  await title.pressSequentially('Ask who signs, and when they', { delay: 5 });
  await page.close();
  await expect.poll(storedTitle).toBe('Ask who signs, and when they');
  const again = await openTip();
  await expect(again.title).toHaveValue('Ask who signs, and when they');
});

test('a tab that is closed while nothing can be stored yet loses nothing either', async () => {
  const { page, title } = await openTip();
  const release = await holdStore(own, 'edits');
  await title.fill('First');
  await expect.poll(() => isWriteWaiting(own, 'edits')).toBe(true);
  await title.pressSequentially(', and second', { delay: 5 });
  await page.close();
  await release();
  await expect.poll(storedTitle).toBe('First, and second');
});

test('typing while the background is killed again and again ends as it was typed, as saved', async () => {
  test.setTimeout(120_000);
  const { page, title, saved } = await openTip();
  const devtools = await extension.context.newCDPSession(own);
  await devtools.send('ServiceWorker.enable');
  await title.fill('');
  for (let word = 0; word < 12; word += 1) {
    await title.pressSequentially(`word ${word} `, { delay: 7 });
    await devtools.send('ServiceWorker.stopAllWorkers');
  }
  await expect(saved).toBeVisible({ timeout: 30_000 });
  const typed = await title.inputValue();
  expect(typed).toMatch(/^word 0 .*word 11 $/);
  expect(await storedTitle()).toBe(typed);
  await expect(page.locator('.desk-trouble')).toBeEmpty();
  await page.reload();
  await expect(title).toHaveValue(typed);
});

test('what is typed in one tab is seen in the other while it is typed', async () => {
  const [one, other] = [await openTip(), await openTip()];
  await one.title.fill('From the first tab');
  await expect(other.title).toHaveValue('From the first tab');
  await other.title.fill('From the second tab');
  await expect(one.title).toHaveValue('From the second tab');
});

test('two tabs that type in one field at the same moment: the second is told, and nothing is overwritten', async () => {
  const [one, other] = [await openTip(), await openTip()];
  const release = await holdStore(own, 'edits');
  await one.page.bringToFront();
  await one.title.fill('From the first tab');
  await expect.poll(() => isWriteWaiting(own, 'edits')).toBe(true);
  await other.page.bringToFront();
  await other.title.fill('From the second tab');
  await release();
  await expect(other.page.locator('.desk-trouble')).toContainText(/another page did first/);
  await expect(other.title).toHaveValue('From the first tab');
  await expect(one.saved).toBeVisible();
  expect(await storedTitle()).toBe('From the first tab');
});
