import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { expectAccessible } from '../../support/desk.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { askNotes, doNote, flagItem, notedRecord } from '../../support/flags.ts';
import { openOptions } from '../../support/options-page.ts';

const DAY = 86_400_000;

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo({}, { viewport: { width: 1280, height: 1000 } });
  own = await openOwnPage(extension);
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
test.afterEach(() => extension.close());

async function openReview(at: string): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(`chrome-extension://${extension.id}/review.html#${at}`);
  await expect(page.locator('.review')).toBeVisible();
  return page;
}

/** Notes of this browser's person on two records, one of which stands still; answers their id. */
async function someNotes(): Promise<string> {
  const { me } = await askNotes(own, 'identity/set', {
    name: 'Ann <b>Smith</b>',
    email: null,
    roles: ['rep', 'coach'],
  });
  const now = Date.now();
  const slow = notedRecord('201', 'Slow [deal](javascript:alert(1))');
  const facts = {
    kind: 'tip',
    item: 'nowhere',
    word: 'missing',
    text: 'What about renewals? Nobody of us sells anything new to them, and still all of them are asked.',
  } as const;
  await flagItem(own, { ...facts, record: slow, stage: 'Proposal', at: now - 40 * DAY });
  await flagItem(own, { ...facts, text: 'Still waiting.', record: slow, stage: 'Proposal', at: now - 30 * DAY });
  const fast = await flagItem(own, {
    ...facts,
    record: notedRecord('202', 'Fast deal'),
    stage: 'Qualified',
    at: now - DAY,
  });
  await doNote(own, { type: 'state', thread: fast.id, state: 'resolved' }, now - DAY);
  return me.id;
}

test('a coach plans with a person: what is open and stalls, what is agreed, private notes, and an agenda', async () => {
  test.setTimeout(120_000);
  const person = await someNotes();
  const page = await openReview('people');
  await page.getByRole('link', { name: /^Ann <b>Smith<\/b>/ }).click();
  await expect(page.locator('#person')).toHaveText('Ann <b>Smith</b>');
  const card = (name: string) =>
    page.locator('section.card', { has: page.getByRole('heading', { name, exact: true }) });
  await expect(card('Where records stall').locator('li')).toHaveText([/Slow \[deal\].*Proposal.*40 days/]);
  await expect(card('Open notes').locator('li')).toHaveCount(2);
  await expect(card('Open notes').getByRole('link', { name: 'Open all 2 notes in the queue' })).toBeVisible();

  // What is agreed: added, put off, ticked, dropped and brought back, by keyboard.
  const agreed = card('Agreed next');
  await agreed.getByRole('textbox', { name: 'New action' }).fill('Call the plant');
  await agreed.getByLabel('By').fill('2020-01-31');
  await agreed.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect(agreed.locator('li')).toContainText('overdue');
  await expect(agreed.getByRole('textbox', { name: 'New action' })).toBeFocused();
  await page.keyboard.type('Send the **plan**');
  await page.keyboard.press('Enter');
  await expect(agreed.locator('li')).toHaveCount(2);
  await agreed.getByRole('checkbox', { name: /Call the plant/ }).press('Space');
  await expect(agreed.locator('li').last()).toContainText('Call the plant');
  await agreed.getByRole('button', { name: 'Drop: Send the **plan**' }).click();
  await expect(agreed.locator('li')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(agreed.locator('li')).toHaveCount(2);
  await page.getByRole('button', { name: 'Talked today' }).click();
  await expect(page.locator('.last-contact small')).toHaveText('today');

  // A private note is kept as it is typed, and goes nowhere by itself.
  const secret = card('Your private notes');
  await secret.getByRole('button', { name: 'New private note' }).click();
  await page.keyboard.type('Afraid of prices; be kind.');
  await expect
    .poll(async () => (await askNotes(own, 'plan/get', { person })).plan.privateNotes[0]?.markdown)
    .toBe('Afraid of prices; be kind.');
  await page.reload();
  await expect(secret.locator('li')).toContainText('Afraid of prices; be kind.');
  await secret.getByRole('button', { name: 'Copy this note' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Afraid of prices; be kind.');

  await page.getByRole('button', { name: 'One-to-one agenda' }).click();
  await expect(page.locator('#agenda')).toBeFocused();
  const sheet = page.locator('.agenda-sheet');
  await expect(sheet).toContainText('One-to-one with Ann <b>Smith</b>');
  await expect(sheet).toContainText('Send the **plan**');
  await expect(sheet).toContainText('Slow [deal](javascript:alert(1))');
  await expect(sheet.locator('a')).toHaveCount(0);
  await expect(sheet.getByRole('checkbox')).toHaveCount(2);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('- [x] Call the plant (due ');
  expect(copied).not.toContain('Afraid of prices');
  await expectAccessible(page, 'person');
  // On paper there is the agenda and nothing else.
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  for (const hidden of ['.review-bar', '.people-list', '.person-head', '.person-cards', '.agenda-bar'])
    await expect(page.locator(hidden)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sideways(page), `people at ${width}`).toBe(0);
  }
});

test('who has gone quiet is told for the days that were asked for last, and a private note leaves only when picked', async () => {
  test.setTimeout(120_000);
  const person = await someNotes();
  const page = await openReview('quiet');
  const people = page.locator('section', { has: page.locator('#quiet-people') });
  const stages = page.locator('section', { has: page.locator('#quiet-stages') });
  await expect(page.getByLabel('Days without a fresh word')).toHaveValue('14');
  await expect(people).toContainText('From everybody something was heard');
  await expect(stages.locator('li')).toHaveText([/Proposal.*2 open notes/]);
  await page.getByLabel('Days without a fresh word').fill('60');
  await expect(stages.locator('li')).toHaveCount(0);
  await page.getByLabel('Days without a fresh word').fill('20');
  await expect(stages.locator('li')).toHaveCount(1);
  await page.reload();
  await expect(page.getByLabel('Days without a fresh word')).toHaveValue('20');
  await expectAccessible(page, 'quiet');
  await stages.getByRole('link', { name: 'Proposal' }).click();
  await expect(page).toHaveURL(/#queue\?stage=Proposal$/);

  const plan = { person, actions: [], lastContact: null };
  const notes = ['Keep this here', 'Take this along'].map((markdown) => ({ id: crypto.randomUUID(), at: 1, markdown }));
  await askNotes(own, 'plan/set', { plan: { ...plan, privateNotes: notes } });
  const options = await openOptions(extension, 'data');
  const exported = async (): Promise<string> => {
    const [file] = await Promise.all([
      options.waitForEvent('download'),
      options.getByRole('button', { name: 'Export everything' }).click(),
    ]);
    return readFileSync(await file.path(), 'utf8');
  };
  const whole = await exported();
  expect(whole).toContain('What about renewals?');
  expect(whole).not.toMatch(/Keep this here|Take this along/);
  await options.getByText('2 private notes on people stay out of the export').click();
  await options.getByRole('checkbox', { name: /Take this along/ }).check();
  const picked = await exported();
  expect(picked).toContain('Take this along');
  expect(picked).not.toContain('Keep this here');

  // How long notes are kept: asked before anything goes, and done at once.
  const retention = options.locator('section', { has: options.locator('#retention') });
  await retention.getByRole('radio', { name: 'For some days' }).check();
  await retention.getByLabel('Days after the last word').fill('20');
  await retention.getByRole('button', { name: 'Keep them that long' }).click();
  await expect(retention.locator('.confirm').getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect((await askNotes(own, 'flags/list', {})).threads).toHaveLength(3);
  await expectAccessible(options, 'data');
  await retention.locator('.confirm').getByRole('button', { name: 'Keep them that long' }).click();
  await expect(retention.getByRole('status')).toContainText('2 were older and are deleted.');
  expect((await askNotes(own, 'flags/list', {})).threads).toHaveLength(1);
  await options.reload();
  await expect(retention.getByLabel('Days after the last word')).toHaveValue('20');
  await retention.getByRole('radio', { name: 'Until I delete them' }).check();
  await expect(retention.getByRole('status')).toContainText('kept until you delete them');
  for (const store of ['notes', 'people', 'plans']) {
    const row = options.locator(`[data-store="${store}"]`);
    await row.getByRole('button').click();
    await row.locator('.confirm .danger').click();
    await expect(row).toContainText('0 entries');
  }
});

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
