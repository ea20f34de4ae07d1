import { expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import { draftNow, fieldEdit, kept } from '../../support/draft.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { fullStorage } from '../../support/full-storage.ts';
import { holdStore } from '../../support/hold-store.ts';
import { importFile, jsonFile, openOptions, starterText, storedReleases } from '../../support/options-page.ts';

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo({}, { viewport: { width: 1280, height: 1100 } });
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [TIP, OTHER_TIP] = STARTER.tips;
const [GOAL] = STARTER.vision.goals;
if (!TIP || !OTHER_TIP || !GOAL) throw new Error('the starter has tips and goals');

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await expect(page.locator(`[data-section="${address.split('/')[0]}"]`)).toBeVisible();
}

/** Types another title for the tip in its editor. */
async function retitle(page: Page, title: string): Promise<void> {
  await goTo(page, `tips/${TIP?.id}`);
  await page.locator('.tip-editor').getByRole('textbox', { name: 'Title', exact: true }).first().fill(title);
}

const section = (page: Page, id: string) => page.locator(`[data-section="${id}"]`);
const saved = (page: Page) => expect(page.locator('.draft-state')).toHaveAttribute('data-saving', 'saved');

/** Clean in light and dark, and nothing needs sideways scrolling. */
async function expectClean(page: Page, where: string): Promise<void> {
  // At the top the bar covers nothing: what it lies over while one scrolls is too small a target by chance.
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, 'body'), `${where}, ${colorScheme}`).toEqual([]);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([where, over]).toEqual([where, 0]);
}

test('a draft is read in words, held back while it is broken, published, compared, and taken back', async () => {
  const page = await openOptions(extension, 'publish');
  const publish = section(page, 'publish');
  await expect(publish).toContainText('There is nothing to publish.');
  await retitle(page, 'Ask what the last stop cost');
  await goTo(page, 'publish');
  await expect(publish.locator('.sentence')).toHaveText(/^1 tip reworded, vision unchanged since release 1 of .+\.$/);
  await publish.locator(`[data-item="tip ${TIP.id}"] summary`).click();
  await expect(publish.locator('table.before-after')).toContainText(TIP.title);
  await expect(publish.locator('table.before-after')).toContainText('Ask what the last stop cost');

  // Another page breaks the line of sight: seen here at once, with the way to mend it.
  const button = publish.getByRole('button', { name: 'Publish', exact: true });
  await saved(page);
  await kept(own, fieldEdit(`tip ${OTHER_TIP.id}`, { steps: OTHER_TIP.steps }, { steps: ['nowhere'] }));
  await expect(publish.getByRole('heading', { name: 'This stands in the way' })).toBeVisible();
  await expect(button).toBeDisabled();
  await expect(publish.locator('[data-code="dangling-id"] a.mend')).toHaveAttribute('href', `#tips/${OTHER_TIP.id}`);
  await expectClean(page, 'publish, blocked');
  await kept(own, fieldEdit(`tip ${OTHER_TIP.id}`, { steps: ['nowhere'] }, { steps: OTHER_TIP.steps }));
  await expect(button).toBeEnabled();

  await publish.getByRole('textbox', { name: 'Note' }).fill('Better first question');
  await publish.getByRole('textbox', { name: 'Author' }).fill('Mara');
  await page.keyboard.press('Enter');
  await expect(publish.getByText('Release 2 is published.')).toBeVisible();
  await expect(publish).toContainText('There is nothing to publish.');
  const { active, releases } = await storedReleases(own);
  expect(active).toBe(2);
  await expect(publish.locator('.digest code')).toHaveText(releases[1]?.digest ?? '');

  await goTo(page, 'history');
  const history = section(page, 'history');
  await expect(history.locator('[data-release]')).toHaveCount(2);
  await expect(history.locator('[data-release="2"]')).toContainText('Better first question');
  await expect(history.locator('[data-release="2"]')).toContainText('Mara');
  await expect(history.locator('.sentence')).toHaveText('1 tip reworded, vision unchanged.');
  await history.getByRole('combobox', { name: 'To' }).selectOption('draft');
  await history.getByRole('combobox', { name: 'From' }).selectOption('2');
  await expect(history).toContainText('They say the same.');
  await history.getByRole('button', { name: 'Read release 1' }).click();
  await expect(history.locator('.print-sheet')).toContainText(STARTER.vision.statement);
  await history.locator('.print-view').getByRole('button', { name: 'Close' }).click();
  await history.getByRole('button', { name: 'Publish again: release 1' }).focus();
  await page.keyboard.press('Enter');
  await expect(history.getByRole('textbox', { name: 'Note' })).toHaveValue(/^Back to release 1 of /);
  await expectClean(page, 'history');
  await history.getByRole('button', { name: 'Publish again', exact: true }).last().focus();
  await page.keyboard.press('Enter');
  await expect(history.getByText('Release 3 is active. It says what release 1 said.')).toBeVisible();
  const after = await storedReleases(own);
  expect([after.active, after.releases[2]?.digest]).toEqual([3, after.releases[0]?.digest]);
});

test('a change of what the vision means waits for a redirect, unless it is called wording', async () => {
  // The first vision of one's own takes the place of the starter's without a redirect.
  await kept(
    own,
    fieldEdit('vision', { statement: STARTER.vision.statement }, { statement: 'Every plant plans its stops.' }),
  );
  const page = await openOptions(extension, 'publish');
  const publish = section(page, 'publish');
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(publish.getByText('Release 2 is published.')).toBeVisible();
  await kept(own, fieldEdit(`goal ${GOAL.id}`, { title: GOAL.title }, { title: 'Something else altogether' }));
  const unexplained = publish.locator('.unexplained');
  await expect(unexplained.locator(`[data-item="goal ${GOAL.id}"]`)).toContainText('title');
  await expect(publish.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  await expectClean(page, 'publish, unexplained');
  await unexplained.getByRole('button', { name: 'It is only wording' }).click();
  await expect(unexplained).toHaveCount(0);
  await publish.getByRole('button', { name: 'Discard the draft' }).click();
  await expect(publish.locator('.confirm').getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(publish.getByRole('button', { name: 'Discard the draft' })).toBeFocused();
  await page.keyboard.press('Enter');
  await publish.locator('.confirm').getByRole('button', { name: 'Discard the draft' }).click();
  await expect(publish.getByText('The draft says again what is published.')).toBeVisible();
  expect((await draftNow(own)).edits).toEqual([]);
});

test('what two tabs changed at once is told in words, and each may hold', async () => {
  const [first, second] = [await openOptions(extension, 'publish'), await openOptions(extension, 'publish')];
  await retitle(first, 'Seen by the other tab');
  await expect(section(second, 'publish').locator('.sentence')).toContainText('1 tip reworded');
  await saved(first);

  const release = await holdStore(own, 'edits');
  await retitle(first, 'From the first tab');
  await expect(first.locator('.draft-state')).toHaveAttribute('data-saving', 'saving');
  await retitle(second, 'From the second tab');
  await release();
  await saved(first);
  await expect(second.locator('.desk-trouble')).toContainText('Look');
  await second.locator('.desk-trouble a').click();
  const clash = section(second, 'publish').locator('.clash');
  await expect(clash.locator('tbody tr')).toContainText(['title']);
  await expect(clash.locator('td')).toHaveText(['From the first tab', 'From the second tab']);
  await expectClean(second, 'clash');
  await clash.getByRole('button', { name: 'Keep this tab’s' }).click();
  await expect(clash).toHaveCount(0);
  await saved(second);
  await expect(first.locator('.tip-editor h2')).toHaveText('From the second tab');
});

test('a release that comes in is merged, and where both sides changed the same a person chooses', async () => {
  const page = await openOptions(extension, 'publish');
  await retitle(page, 'Mine');
  await saved(page);
  await goTo(page, 'publish');
  const change = (tip: Playbook['tips'][number]): typeof tip => {
    if (tip.id === TIP.id) return { ...tip, title: 'Theirs', owner: 'Somebody else' };
    return tip.id === OTHER_TIP.id ? { ...tip, title: 'Theirs too' } : tip;
  };
  const playbook = { ...STARTER, tips: STARTER.tips.map(change) };
  await goTo(page, 'playbook');
  await importFile(page, jsonFile('team.json', JSON.stringify(playbook)));
  await expect(page.locator('.candidate')).toContainText('Your draft changes 1 thing that is not published.');
  await page.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.locator('.desk-trouble')).toContainText('Release 2 came in');
  await page.locator('.desk-trouble a').click();
  const merge = section(page, 'publish').locator('.merge');
  const conflict = merge.locator(`[data-item="tip ${TIP.id}"]`);
  await expect(conflict.locator('tbody td')).toHaveText([TIP.title, 'Mine', 'Theirs']);
  await expect(merge.locator('[data-item]')).toHaveCount(1);
  await expect(merge.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled();
  await conflict.getByRole('radio', { name: 'Write it anew' }).check();
  await conflict.getByRole('textbox').fill('Ours');
  await expectClean(page, 'merge');
  await merge.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(merge).toHaveCount(0);
  const publish = section(page, 'publish');
  await expect(publish.getByText('Your draft now starts from release 2')).toBeVisible();
  await expect(publish.locator('.sentence')).toContainText('1 tip reworded');
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(publish.getByText('Release 3 is published.')).toBeVisible();
  await goTo(page, `tips/${TIP.id}`);
  await expect(page.locator('.tip-editor h2')).toHaveText('Ours');
  await expect(page.locator('.tip-editor').getByLabel('Owner', { exact: true })).toHaveValue('Somebody else');
  await goTo(page, `tips/${OTHER_TIP.id}`);
  await expect(page.locator('.tip-editor h2')).toHaveText('Theirs too');
});

test('a background that is killed while it publishes is asked again, and a full storage is told, with nothing lost', async () => {
  test.setTimeout(120_000);
  const page = await openOptions(extension, 'publish');
  await retitle(page, 'Through a kill');
  await saved(page);
  await goTo(page, 'publish');
  const publish = section(page, 'publish');
  const button = publish.getByRole('button', { name: 'Publish', exact: true });
  const release = await holdStore(own, 'releases');
  await button.click();
  await expect(publish.getByRole('button', { name: 'Publishing …' })).toBeDisabled();
  await extension.killBackground();
  await release();
  await expect(publish.getByText('Release 2 is published.')).toBeVisible({ timeout: 30_000 });
  expect((await storedReleases(own)).releases).toHaveLength(2);

  await retitle(page, 'With a full disk');
  await saved(page);
  await goTo(page, 'publish');
  const makeRoom = await fullStorage(extension, own);
  await button.click();
  await expect(publish.getByRole('alert')).toContainText('storage is full');
  expect((await draftNow(own)).edits).toHaveLength(1);
  expect((await storedReleases(own)).releases).toHaveLength(2);
  await makeRoom();
  // There is room again as soon as Chromium looks.
  await expect(async () => {
    await button.click();
    await expect(publish.getByText('Release 3 is published.')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
});
