import { expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { NOTE_ATTACKS } from '../../support/attacks.ts';
import type { Extension } from '../../support/browsers.ts';
import { expectAccessible, expectSaved, goTo } from '../../support/desk.ts';
import { fieldEdit, kept, publish } from '../../support/draft.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { askNotes, doNote, flagItem, notedRecord } from '../../support/flags.ts';
import { holdStore } from '../../support/hold-store.ts';
import { openOptions, starterText, storedReleases } from '../../support/options-page.ts';

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo({}, { viewport: { width: 1280, height: 1100 } });
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [TIP, OTHER] = STARTER.tips;
const STEP = STARTER.processes[0]?.stages.flatMap(({ steps }) => steps)[0];
if (!TIP || !OTHER || !STEP) throw new Error('the starter has tips and steps');

const section = (page: Page) => page.locator('[data-section="flags"]');
const group = (page: Page, key: string) => section(page).locator(`[data-item="${key}"]`);

test('what the field said is read by item, narrowed, answered, and answered by a release', async () => {
  test.setTimeout(90_000);
  const page = await openOptions(extension, 'flags');
  await expect(section(page)).toContainText('Nobody has flagged anything yet');
  const now = Date.now();
  await flagItem(own, { kind: 'tip', item: TIP.id, word: 'worked', text: 'They laughed, and told me.', at: now - 9e6 });
  await flagItem(own, {
    kind: 'tip',
    item: TIP.id,
    word: 'missing',
    text: 'What if **nobody** knows the cost? #pricing',
    stage: 'Qualified',
    fields: [{ key: 'amount', label: 'Amount', raw: '12,000 €' }],
    at: now - 6e6,
  });
  const step = await flagItem(own, {
    kind: 'step',
    item: STEP.id,
    word: 'not-true-here',
    text: 'No such meeting here.',
  });
  const other = await flagItem(own, { kind: 'tip', item: OTHER.id, word: 'missing', text: 'Too long to say.' });
  await doNote(own, { type: 'state', thread: other.id, state: 'resolved' });

  // By item, the one flagged last first; what is resolved only where it is asked for.
  await expect(section(page).locator('.flag-group h2')).toHaveText([STEP.title, TIP.title]);
  await expect(section(page).getByRole('status').first()).toContainText('3 of 4 flags');
  await expect(group(page, `tip ${TIP.id}`).locator('.flag-words li')).toHaveText(['1 Missing', '1 Worked']);
  const lines = group(page, `tip ${TIP.id}`).locator('.flag-line');
  await expect(lines.first()).toContainText('What if nobody knows the cost? #pricing');
  await expect(lines.first()).toContainText('Qualified');
  await expect(lines.first().locator('.flag-fields')).toHaveText('Amount12,000 €');
  await expect(lines.first().getByRole('link', { name: 'Acme rollout' })).toHaveAttribute(
    'href',
    /^https:\/\/app\.hubspot/,
  );
  await section(page).getByLabel('About').selectOption({ label: 'Step' });
  await expect(section(page).locator('.flag-group')).toHaveCount(1);
  await section(page).getByRole('button', { name: 'Show all again' }).click();
  await section(page).getByLabel('State').selectOption({ label: 'Resolved' });
  await expect(section(page).locator('.flag-group h2')).toHaveText([OTHER.title]);
  await section(page).getByLabel('State').selectOption({ label: 'All' });
  await expect(section(page).locator('.flag-group')).toHaveCount(3);
  await expectAccessible(page, 'flags');

  // An answer that was begun is there after the page was closed, and the flag is answered by it.
  const line = (at: Page) => at.locator(`[data-thread="${step.id}"]`);
  await line(page).getByRole('button', { name: 'Answer', exact: true }).press('Enter');
  const answer = line(page).getByRole('textbox', { name: 'Your answer' });
  await expect(answer).toBeFocused();
  await answer.fill('In your region the meeting is a call. ');
  await expect
    .poll(async () => (await askNotes(own, 'review/thread', { id: step.id })).drafts[0]?.text.markdown)
    .toBe('In your region the meeting is a call. ');
  await page.reload();
  await line(page).getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(answer).toHaveValue('In your region the meeting is a call. ');
  await answer.press('End');
  await answer.pressSequentially('I will say so.');
  await page.keyboard.press('Control+Enter');
  await expect(line(page).locator('.flag-replies')).toContainText('a call. I will say so.');
  await expect(line(page).locator('.flag-state')).toHaveText('Answered');
  await expect(section(page).getByText('Your answer is kept.')).toBeVisible();
  expect((await askNotes(own, 'review/thread', { id: step.id })).drafts).toEqual([]);
  await line(page).getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(line(page)).toHaveCount(0);

  // From the item's own editor to what was said of it, and back by changing it.
  await goTo(page, `tips/${TIP.id}`, TIP.id);
  await page.locator('.tip-editor').getByRole('link', { name: '2 flags from the field' }).click();
  await expect(group(page, `tip ${TIP.id}`).locator('h2')).toBeFocused();
  await group(page, `tip ${TIP.id}`)
    .getByRole('link', { name: /^Open in its editor/ })
    .click();
  await page
    .locator('.tip-editor')
    .getByRole('textbox', { name: 'Title', exact: true })
    .first()
    .fill('Ask, or find it out');
  await expectSaved(page);
  await page.evaluate(() => {
    window.location.hash = 'publish';
  });
  const publishing = page.locator('[data-section="publish"]');
  await expect(publishing.locator('.answers')).toHaveText('Publishing this answers 2 flags on 1 item.');
  await expect(publishing.locator(`[data-item="tip ${TIP.id}"]`)).toContainText('after 2 flags');
  await publishing.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(publishing.getByText('Release 2 is published.')).toBeVisible();
  await expect(publishing.locator('.answers')).toHaveCount(0);
  await page.evaluate(() => {
    window.location.hash = 'flags';
  });
  await expect(group(page, `tip ${TIP.id}`).locator('.flag-state')).toHaveText([
    'Changed in release 2',
    'Changed in release 2',
  ]);
  await expect(group(page, `tip ${TIP.id}`).locator('.flag-replies')).toContainText([
    'This was changed in release 2.',
    'This was changed in release 2.',
  ]);
  await expect(line(page)).toHaveCount(0);
  await page.evaluate(() => {
    window.location.hash = 'history';
  });
  await expect(page.locator(`[data-section="history"] [data-item="tip ${TIP.id}"]`)).toContainText('after 2 flags');
});

test('a release whose background is killed before its flags are credited credits them later, once', async () => {
  test.setTimeout(90_000);
  const flag = await flagItem(own, { kind: 'tip', item: TIP.id, word: 'missing', text: 'Something.' });
  await kept(own, fieldEdit(`tip ${TIP.id}`, { body: TIP.body }, { body: 'Other words.' }));
  const holder = await openOwnPage(extension);
  const release = await holdStore(holder, 'note-events');
  expect(await publish(own)).toEqual({ outcome: 'published', number: 2 });
  await extension.killBackground();
  await release();
  expect((await storedReleases(own)).active).toBe(2);
  const credited = async () => (await askNotes(own, 'flags/list', {})).threads.find(({ id }) => id === flag.id);
  expect(await credited()).toMatchObject({ changedIn: 2, state: 'answered', notes: [{}, { hat: 'manager' }] });
  await extension.killBackground();
  expect((await credited())?.notes).toHaveLength(2);
  // What is changed again is credited again; what only got another owner, or was flagged since, is not.
  const since = await flagItem(own, { kind: 'tip', item: TIP.id, word: 'worked', text: 'Better.', release: 3 });
  await kept(own, fieldEdit(`tip ${TIP.id}`, { owner: TIP.owner }, { owner: 'Somebody else' }));
  expect(await publish(own)).toEqual({ outcome: 'published', number: 3 });
  expect(await credited()).toMatchObject({ changedIn: 2 });
  await kept(own, fieldEdit(`tip ${TIP.id}`, { body: 'Other words.' }, { body: 'Better words.' }));
  expect(await publish(own)).toEqual({ outcome: 'published', number: 4 });
  expect(await credited()).toMatchObject({ changedIn: 4 });
  expect((await credited())?.notes).toHaveLength(3);
  const later = (await askNotes(own, 'flags/list', {})).threads.find(({ id }) => id === since.id);
  expect(later).toMatchObject({ changedIn: 4, state: 'answered' });
});

test('hostile text in flags is read as text, and nothing of it runs, styles or asks for anything', async () => {
  test.setTimeout(90_000);
  const asked: string[] = [];
  extension.context.on('request', (request) => {
    if (!request.url().startsWith('chrome-extension:')) asked.push(request.url());
  });
  for (const [index, attack] of NOTE_ATTACKS.entries()) {
    const record = notedRecord(String(1_000 + index), attack.slice(0, 1_000) || 'x');
    const fields = [{ key: 'x', label: attack.slice(0, 1_000), raw: attack.slice(0, 10_000) }];
    const stage = attack.slice(0, 1_000);
    const item = [TIP, OTHER][index % 2]?.id ?? '';
    await flagItem(own, { kind: 'tip', item, word: 'missing', text: attack.slice(0, 20_000), record, stage, fields });
  }
  const page = await openOptions(extension, 'flags');
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  await expect(section(page).locator('.flag-group')).toHaveCount(2);
  const more = section(page).getByRole('button', { name: /^Show more/ });
  while ((await more.count()) > 0) await more.first().click();
  await expect(section(page).locator('.flag-line')).toHaveCount(NOTE_ATTACKS.length);
  const made = await section(page).evaluate((root) => ({
    names: [...new Set([...root.querySelectorAll('*')].map(({ localName }) => localName))].sort(),
    links: [...root.querySelectorAll('a')].map(({ href }) => new URL(href).protocol),
    styled: root.querySelectorAll('[style], style').length,
  }));
  const plain =
    'a b bdi blockquote br button code dd div dl dt em h2 input label li ol option p path pre rect circle search section select span strong svg time ul small';
  expect(made.names.filter((name) => !plain.split(' ').includes(name))).toEqual([]);
  expect(made.links.filter((link) => !['chrome-extension:', 'https:', 'mailto:'].includes(link))).toEqual([]);
  expect(made.styled).toBe(0);
  expect({ asked, ran }).toEqual({ asked: [], ran: [] });
});
