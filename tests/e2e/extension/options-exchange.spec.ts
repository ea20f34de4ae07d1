import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import { draftNow } from '../../support/draft.ts';
import { chooseFile } from '../../support/exchange-page.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { openOptions, starterText, storedReleases } from '../../support/options-page.ts';

let extension: Extension;
let own: Page;
let page: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
  page = await openOptions(extension, 'exchange');
  await expect(page.locator('#bring-in')).toBeVisible();
});
test.afterEach(() => extension.close());

const offer = () => page.locator('.candidate');
const take = () => page.getByRole('button', { name: 'Take it into the draft' });
const saved = () => expect(page.locator('.draft-state')).toHaveAttribute('data-saving', 'saved');

/** The draft as the page hands it out: a file of the browser's downloads. */
async function exported(button = 'Playbook as JSON'): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).press('Enter'),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

async function draft(): Promise<Playbook> {
  return JSON.parse((await exported()).text);
}

const starter = (): Playbook => JSON.parse(starterText('b2b-software'));

test('a table goes out, is changed, comes in, stays through a reload, and is taken back with one undo', async () => {
  const before = await draft();
  const out = await exported('Tips as a table');
  expect(out.name).toBe('b2b-software-tips-release-1.csv');
  const [title = ''] = before.tips.map((tip) => tip.title);
  const changed = out.text.replace(title, 'Another title').concat(',A new tip,Do it.\r\n');
  await chooseFile(page, out.name, changed);
  await expect(offer().locator('.counts')).toContainText('1 added');
  await expect(offer().locator('.counts')).toContainText('1 updated');
  expect((await draftNow(own)).edits).toEqual([]);
  await take().press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'It is in the draft.' })).toBeVisible();
  await saved();
  const [edit, ...more] = (await draftNow(own)).edits;
  expect(more).toEqual([]);
  expect(edit).toMatchObject({ hat: 'coach' });
  await page.reload();
  await expect(page.locator('#bring-in')).toBeVisible();
  const after = await exported();
  expect(after.name).toBe('b2b-software-draft.json');
  const playbook: Playbook = JSON.parse(after.text);
  expect(playbook.tips[0]?.title).toBe('Another title');
  expect(playbook.tips.at(-1)).toMatchObject({ id: 'a-new-tip', title: 'A new tip', body: 'Do it.', priority: 3 });
  expect({ ...playbook, tips: playbook.tips.slice(1, -1) }).toEqual({ ...before, tips: before.tips.slice(1) });
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await saved();
  expect(await draft()).toEqual(before);
});

test('a whole playbook as YAML takes the place of the draft, and nothing of it is published', async () => {
  const releases = await storedReleases(own);
  const yaml = await exported('Playbook as YAML');
  await chooseFile(page, 'mine.yaml', yaml.text.replace(/^title: .*$/m, 'title: Mine, as YAML'));
  await expect(offer()).toContainText('“Mine, as YAML” would take the place of the whole draft.');
  await take().press('Enter');
  await saved();
  expect((await draft()).title).toBe('Mine, as YAML');
  expect(await storedReleases(own)).toEqual(releases);
});

test('a file of 100 MB, one of another kind, and a playbook of a newer version each say why, and change nothing', async () => {
  const before = await draft();
  const path = test.info().outputPath('huge.csv');
  writeFileSync(path, 'title,body\n');
  truncateSync(path, 100_000_000);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file …' }).press('Enter'),
  ]);
  await chooser.setFiles(path);
  await expect(offer()).toContainText('The file has 100 MB; 62.9 MB is the most that is read. It was not opened.');
  await chooseFile(page, 'photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  await expect(offer()).toContainText('This file is not text.');
  await chooseFile(
    page,
    'newer.json',
    JSON.stringify({ ...starter(), format: { name: 'sightline-playbook', major: 2, minor: 0 } }),
  );
  await expect(offer()).toContainText('This playbook is of version 2; this Sightline reads version 1.');
  await expect(offer()).toContainText('Nothing was changed.');
  await expect(take()).toHaveCount(0);
  expect((await draftNow(own)).edits).toEqual([]);
  expect(await draft()).toEqual(before);
});

const EVIL =
  '<img src=x onerror="globalThis.executed=1"><script>globalThis.executed=1</script><b onmouseover=alert(1)>';

/** HTML and script in front of every text that a person writes; ids, days, links and fixed words stay what they are. */
function hostile(value: unknown, key = ''): unknown {
  const text =
    /^(title|about|statement|value|approach|position|economy|why|whatChanged|whyConsiderable|challenge|opportunity|whyWeCan|definition|unit|purpose|how|body|owner|reason)$/;
  if (typeof value === 'string')
    return text.test(key) ? `${EVIL}${value}`.slice(0, key === 'unit' ? 60 : key === 'owner' ? 120 : 200) : value;
  if (Array.isArray(value)) return value.map((one) => hostile(one, key));
  if (typeof value !== 'object' || value === null) return value;
  // What a condition compares with is named `value` too.
  const rule = 'operator' in value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rule ? inner : hostile(inner, name)]));
}

test('HTML and script in every text are shown as text in preview, draft and print, and nothing is run', async () => {
  const wrong: string[] = [];
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  extension.context.on('request', (request) => {
    if (!/^(chrome-extension|blob|data):/.test(request.url()) || request.url().endsWith('/x'))
      wrong.push(request.url());
  });
  await chooseFile(page, `${EVIL.replaceAll('/', '')}.json`, JSON.stringify(hostile(starter())));
  await expect(offer().locator('.changes')).toBeVisible();
  for (const fold of await offer().locator('summary').all()) await fold.press('Enter');
  await expect(offer()).toContainText('<script>globalThis.executed=1</script>');
  await take().press('Enter');
  await saved();
  await page.getByRole('button', { name: 'Print the playbook …' }).press('Enter');
  await expect(page.locator('.print-sheet')).toContainText(EVIL);
  const table = await exported('Tips as a table');
  await chooseFile(page, 'tips.csv', table.text.replaceAll('globalThis', 'window'));
  for (const fold of await offer().locator('summary').all()) await fold.press('Enter');
  await expect(offer()).toContainText('window.executed=1');
  // Not the link that leaves the page for the review page.
  for (const link of await page.getByRole('navigation').locator('a[href^="#"]').all()) {
    await link.press('Enter');
    await expect(page.locator('main h1')).toBeVisible();
  }
  expect(await page.locator('img:not([src^="/icons/"]), body script, [onerror], [onmouseover]').count()).toBe(
    await page.locator('body > script').count(),
  );
  expect(await page.evaluate(() => 'executed' in globalThis)).toBe(false);
  expect(wrong).toEqual([]);
});

for (const width of [1280, 1920]) {
  test(`has no fault that axe finds, light and dark, at ${width} px and at twice the size`, async () => {
    await page.setViewportSize({ width, height: 900 });
    await chooseFile(page, 'tips.csv', 'title,body,Mood\nA new tip,Do it.,good\n,No title,\n');
    await expect(offer().locator('.refusals')).toBeVisible();
    for (const fold of await page.locator('main .parts:not([hidden]) summary').all()) await fold.press('Enter');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page, 'body')).toEqual([]);
    }
    // Twice the size is half the room.
    await page.setViewportSize({ width: width / 2, height: 450 });
    expect(await accessibilityFaults(page, 'body')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  });
}
