import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { reviewPage } from '../../support/review-page.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;

test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

const rows = (page: Page) => page.locator('.queue-row');
const opened = (page: Page) => page.locator('.queue-row[aria-current="true"]');
const said = (page: Page) => page.locator('.review-toast');
const asked = (page: Page, type: string): Promise<unknown[]> =>
  page.evaluate((wanted) => window.askedFor.flatMap(([one, body]) => (one === wanted ? [body] : [])), type);

async function expectNoFaults(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, 'body'), `${where}, ${colorScheme}`).toEqual([]);
  }
}

test('the queue is gone through by keyboard alone', async () => {
  const page = await reviewPage(context);
  await expect(page.locator('.queue-count')).toContainText('40 threads');

  await page.keyboard.press('j');
  await expect(opened(page)).toHaveAttribute('data-index', '0');
  await page.keyboard.press('j');
  await expect(opened(page)).toHaveAttribute('data-index', '1');
  await expect(page.locator('.reading h2')).toHaveText('Borealis renewal');
  // Read once it was before the person for a while, and not the one that was passed over.
  await expect(opened(page)).toHaveAttribute('data-unread', 'false');
  await expect(rows(page).first()).toHaveAttribute('data-unread', 'true');

  // Typed letters are letters.
  await page.keyboard.press('r');
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await expect(reply).toBeFocused();
  await page.keyboard.type('just ask @Dor');
  await page.keyboard.press('Enter');
  await page.keyboard.type('and jot it down');
  await expect(reply).toHaveValue('just ask @Dora Lind and jot it down');
  await expect(opened(page)).toHaveAttribute('data-index', '1');
  const drafts = await asked(page, 'notes/draft');
  expect(drafts.length).toBeGreaterThan(10);
  expect(JSON.stringify(drafts.at(-1))).toContain('ask @[Dora Lind](person:');

  // The draft stays with its thread.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('k');
  await expect(reply).toHaveValue('');
  await page.keyboard.press('j');
  await expect(reply).toHaveValue('just ask @Dora Lind and jot it down');

  await page.keyboard.press('r');
  await page.keyboard.press('Control+Enter');
  await expect(said(page)).toContainText('Your reply is saved.');
  await expect(page.locator('.note').last()).toContainText('just ask @Dora Lind and jot it down');
  await expect(reply).toHaveValue('');

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('e');
  await expect(page.locator('.reading')).toHaveAttribute('data-state', 'resolved');
  await expect(said(page)).toContainText('1 thread: Resolved.');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.locator('.reading')).not.toHaveAttribute('data-state', 'resolved');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('u');
  await expect(said(page)).toContainText('Marked as unread.');
  await expect(opened(page)).toHaveAttribute('data-unread', 'true');

  // Search: a field is offered, then its values; a filter is an address, so that back leads back.
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: /Search/ });
  await expect(search).toBeFocused();
  await page.keyboard.type('pers');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('ann');
  await expect(page.getByRole('option', { name: 'person:"Ann Keller"' })).toBeVisible();
  await search.fill('champion');
  await expect(page.locator('.queue-count')).toContainText('7 threads');
  await expect(page).toHaveURL(/q=champion/);
  await search.fill('nonsense:x');
  await expect(page.locator('.search-hint')).toContainText('“nonsense:x” is no field here');
  await search.press('Escape');
  await expect(page.locator('.queue-count')).toContainText('40 threads');
  await search.press('Escape');
  await expect(page.locator('.queue-list')).toBeFocused();

  // In the list, arrows move and Space chooses.
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('region', { name: 'Selected threads' })).toContainText('2 selected');
  await page.keyboard.press('e');
  await expect(said(page)).toContainText('2 threads: Resolved.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Selected threads' })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.reading h2')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.reading')).toHaveCount(0);
  await expect(page.locator('.queue-list')).toBeFocused();

  // Help, and single keys turned off.
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys of this page' });
  await expect(help).toBeVisible();
  await page.keyboard.press('j');
  await expect(opened(page)).toHaveCount(0);
  await expectNoFaults(page, 'help');
  await help.getByRole('checkbox').press('Space');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(opened(page)).toHaveCount(0);
  await page.evaluate(() => localStorage.clear());
  await page.close();
});

test('the queue is worked through with the mouse: filters, selection, a tip out of a reply', async () => {
  test.slow();
  const page = await reviewPage(context, { width: 1500, height: 900 });
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('button', { name: 'Open', exact: true }).click();
  await filters.getByLabel('Person', { exact: true }).selectOption('Ann Keller');
  await expect(page).toHaveURL(/person=.*state=open/);
  await expect(page.locator('.queue-focus')).toContainText('Only Ann Keller');

  // Kept, called something else, dropped, and brought back.
  await page.getByRole('button', { name: 'Keep this filter' }).click();
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Ann, open');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  const kept = page.getByRole('region', { name: 'Kept filters' });
  await expect(kept.getByRole('link')).toHaveText('Ann, open');
  await kept.getByRole('button', { name: 'Call it something else' }).click();
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Ann');
  await page.keyboard.press('Enter');
  await expect(kept.getByRole('link')).toHaveText('Ann');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.locator('.queue-count')).toContainText('40 threads');
  await kept.getByRole('link').click();
  await expect(page.locator('.queue-focus')).toContainText('Only Ann Keller');
  await kept.getByRole('button', { name: 'Drop the filter “Ann”' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(kept.getByRole('link')).toHaveText('Ann');
  await page.goBack();
  await expect(page.locator('.queue-count')).toContainText('40 threads');

  // A filter does not pull the open thread away.
  await filters.getByRole('button', { name: 'Open', exact: true }).click();
  const before = await page.locator('.queue-count').innerText();
  await rows(page).nth(1).click();
  await page.locator('.reading-head').getByRole('button', { name: 'Resolve' }).click();
  await expect(page.locator('.queue-count')).not.toHaveText(before);
  await expect(opened(page)).toHaveAttribute('data-index', '1');
  await expect(opened(page)).toContainText('Resolved');

  // Every note's details are pointed out, and nothing is saved before each of them is settled.
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await rows(page).nth(2).click();
  await page.getByRole('button', { name: 'Turn into a tip' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Turn into a tip' });
  const save = dialog.getByRole('button', { name: 'Save into the draft' });
  await expect(dialog.locator('.details li')).not.toHaveCount(0);
  await expect(dialog.locator('.details')).toContainText('Maria Lopez');
  await expect(save).toBeDisabled();
  await expectNoFaults(page, 'a tip out of a note');
  await dialog
    .locator('.details li', { hasText: 'Maria Lopez' })
    .getByRole('button', { name: /^Write/ })
    .click();
  for (let left = await dialog.getByRole('button', { name: 'It tells nothing' }).count(); left > 0; left -= 1) {
    await dialog.getByRole('button', { name: 'It tells nothing' }).first().click();
  }
  await expect(save).toBeEnabled();
  const body = dialog.getByRole('textbox', { name: 'What the tip says' });
  await body.fill(`${await body.inputValue()}\n\nThen write to max@example.com.`);
  await expect(save).toBeDisabled();
  await dialog.locator('.details li', { hasText: 'max@example.com' }).getByRole('button', { name: 'Take out' }).click();
  await save.click();
  await expect(page.getByRole('dialog', { name: 'The tip is in the draft' })).toContainText('shows to nobody');
  const [tip] = await page.evaluate(() => window.keptTips as { body: string; steps: string[] }[]);
  expect(tip?.body).not.toMatch(/Lopez|max@example/);
  expect(tip?.steps).not.toEqual([]);
  await page.getByRole('button', { name: 'Close' }).last().click();

  // Erasing says how many first.
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await page.getByRole('button', { name: 'Erase about this record' }).click();
  await expect(page.getByRole('group', { name: /^Erase \d+ threads for good/ })).toBeVisible();
  await expectNoFaults(page, 'erasing');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await asked(page, 'notes/erase')).toEqual([]);
  await page.close();
});

test('notes go out as a file and come in again, after a look at what that would do', async () => {
  const page = await reviewPage(context);
  await expect(rows(page)).not.toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('region', { name: 'Selected threads' }).getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export notes' });
  for (const format of ['JSON', 'CSV', 'MARKDOWN']) {
    await dialog.getByRole('button', { name: `Save file ${format}` }).click();
    await expect(dialog.getByRole('status')).toContainText('in the file');
  }
  const files = await page.evaluate(() => window.savedFiles);
  expect(files.map(({ name }) => name.replace(/.*\./, ''))).toEqual(['json', 'csv', 'md']);
  expect(await asked(page, 'notes/export')).toContainEqual(
    expect.objectContaining({ query: { text: '', threads: [expect.any(String)] } }),
  );
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const input = page.locator('.file-button input');
  await input.setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"format":1') });
  await expect(page.getByRole('alert')).toContainText('no file of notes');
  await input.setInputFiles({
    name: 'n.json',
    mimeType: 'application/json',
    buffer: Buffer.from(files[0]?.text ?? ''),
  });
  await expect(page.getByRole('heading', { name: 'What “n.json” would do' })).toBeFocused();
  await expectNoFaults(page, 'import');
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.locator('.notice.good')).toContainText('Imported');
  const imports = (await asked(page, 'notes/import')) as { dry: boolean }[];
  expect(imports.map(({ dry }) => dry)).toEqual([true, false]);
  await page.close();
});

test('every state can be used and has no fault', async () => {
  test.slow();
  const empty = await reviewPage(context, { threads: 0, nameless: true });
  await expect(empty.getByRole('heading', { name: 'Nobody has written anything yet' })).toBeVisible();
  await empty.getByRole('button', { name: 'Say who you are' }).click();
  await expectNoFaults(empty, 'who are you');
  await empty.keyboard.press('Escape');
  await expectNoFaults(empty, 'empty');
  await empty.close();

  const failed = await reviewPage(context, { failure: 'storage-failed' });
  await expect(failed.locator('.queue-none')).toContainText('Nothing is lost');
  await expectNoFaults(failed, 'failed');
  await failed.close();

  // One column at 200 % of 1280, with the filters above the list, and the thread in place of it.
  const narrow = await reviewPage(context, { width: 640, height: 400, language: 'de' });
  await narrow.getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(narrow.getByRole('complementary', { name: 'Filter' })).toBeVisible();
  await expectNoFaults(narrow, 'narrow, German');
  await narrow.getByRole('button', { name: 'Filter', exact: true }).click();
  await rows(narrow).first().click();
  await expect(narrow.locator('.queue-list')).toBeHidden();
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  await expectNoFaults(narrow, 'narrow, a thread');
  await narrow.getByRole('button', { name: 'Zurück' }).click();
  await expect(narrow.locator('.queue-list')).toBeFocused();
  await narrow.close();
});

test('every width shows as many columns as it has room for, and has no fault', async () => {
  test.slow();
  for (const width of [320, 1024, 1280, 1920]) {
    const page = await reviewPage(context, { width });
    await rows(page).nth(4).click();
    await expect(page.locator('.note')).not.toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await expectNoFaults(page, `${width} wide`);
    await page.close();
  }
});

test('of many threads only those in view are drawn, and further ones come as they are scrolled to', async () => {
  const page = await reviewPage(context, { threads: 3_000 });
  await expect(page.locator('.queue-count')).toContainText('3,000 threads');
  expect(await rows(page).count()).toBeLessThan(40);
  expect(await asked(page, 'review/list')).toHaveLength(1);
  await page.locator('.queue-list').focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await asked(page, 'review/list')).length).toBe(2);
  await page.keyboard.press('End');
  await expect(page.locator('.queue-row[data-index="199"]')).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(40);
  await page.close();
});
