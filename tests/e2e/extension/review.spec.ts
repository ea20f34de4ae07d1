import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, send } from '../../support/extension.ts';
import { seeds } from '../../support/note-seeds.ts';
import { beginning, dealRecord, done, noSnapshot, notesAnswer, storedNoteEvents } from '../../support/notes.ts';
import { openOptions, starterText } from '../../support/options-page.ts';

const PLAYBOOK = JSON.parse(starterText('b2b-software'));
const STEPS: string[] = PLAYBOOK.processes.flatMap(({ stages }: { stages: { steps: { id: string }[] }[] }) =>
  stages.flatMap(({ steps }) => steps.map(({ id }) => id)),
);
const GOALS: string[] = PLAYBOOK.vision.goals.map(({ id }: { id: string }) => id);
const TIPS: string[] = PLAYBOOK.tips.map(({ id }: { id: string }) => id);

const openReview = async (extension: Extension, hash = ''): Promise<Page> => {
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`chrome-extension://${extension.id}/review.html${hash}`);
  return page;
};
const rows = (page: Page) => page.locator('.queue-row');
const opened = (page: Page) => page.locator('.queue-row[aria-current="true"]');
const toast = (page: Page) => page.locator('.review-toast');

async function expectClean(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, 'body'), `${where}, ${colorScheme}`).toEqual([]);
  }
}

/** Notes of other people, as they come from a colleague's file. */
async function bringNotes(own: Page, count: number): Promise<void> {
  const { events, people } = seeds(count, Date.now(), { steps: STEPS, tips: TIPS, goals: GOALS });
  const report = await notesAnswer(own, 'notes/import', { events, people, dry: false });
  expect(report.refused).toEqual([]);
}

test('a coach answers, sorts out and keeps what is good, with what is really stored', async () => {
  test.setTimeout(180_000);
  const extension = await launchOnDemo();
  try {
    const own = await openOwnPage(extension);
    let page = await openReview(extension);
    await expect(page.getByRole('heading', { name: 'Nobody has written anything yet' })).toBeVisible();
    await page.getByRole('button', { name: 'Say who you are' }).click();
    const who = page.getByRole('dialog', { name: 'Who are you?' });
    await who.getByLabel('Your name').fill('Cora Coach');
    await who.getByLabel('Coach', { exact: true }).check();
    await who.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.whose')).toContainText('Cora Coach');

    // What others write is here at once, in an open page.
    await bringNotes(own, 30);
    await expect(page.locator('.queue-count')).toContainText('30 threads');
    await expect(page.locator('.queue-count')).toContainText('30 unread');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(page.locator('.reading h2')).toHaveText('Borealis renewal');
    await expect(opened(page)).toHaveAttribute('data-unread', 'false');
    await expect(page.locator('.queue-count')).toContainText('29 unread');

    // A reply that is being written survives that the page is gone, and the background too.
    await page.keyboard.press('r');
    await page.keyboard.type('Ask who signs, #buyer');
    await expect(page.locator('.writer .kept')).toHaveText(/kept/i);
    const address = page.url();
    await page.close();
    await extension.killBackground();
    page = await openReview(extension, new URL(address).hash);
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Ask who signs, #buyer');
    await page.getByRole('textbox', { name: 'Reply' }).focus();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.note').last()).toContainText('Ask who signs, #buyer');
    await expect(page.locator('.note').last()).toContainText('Cora Coach');
    await expect(page.locator('.reading')).toHaveAttribute('data-state', 'answered');

    // Only one's own notes can be changed.
    await expect(page.locator('.note').first().getByRole('button', { name: 'Edit' })).toHaveCount(0);
    await page.locator('.note').last().getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Edit' }).fill('Ask who signs, and when. #buyer');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.locator('.note').last()).toContainText('and when');
    await page.locator('.note').last().getByRole('button', { name: 'Edited once' }).click();
    await expect(page.locator('.former')).toContainText('Ask who signs, #buyer');
    await page.locator('.note').last().getByRole('button', { name: 'Delete' }).click();
    await expect(page.locator('.note').last()).toContainText('This note was deleted.');
    await toast(page).getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('.note').last()).toContainText('and when');

    // Search by words with a mistake in them, and by field; a tag leads to what has it.
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('procuremnt');
    await expect(page.locator('.queue-count')).toContainText('5 threads');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('is:flag -is:resolved');
    await expect(rows(page).first()).toContainText(/Not true here|Something is missing|Worked/);
    await page.keyboard.press('Escape');
    await page.goBack();

    // Bulk: resolved and taken back.
    await page.goto(page.url().replace(/#.*/, '#queue?state=open'));
    await expect(page.locator('.queue-list')).toBeVisible();
    const open = await page.locator('.queue-count').innerText();
    await page.locator('.queue-list').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('region', { name: 'Selected threads' }).getByRole('button', { name: 'Resolve' }).click();
    await expect(toast(page)).toContainText('3 threads: Resolved.');
    await expect(page.locator('.queue-count')).not.toHaveText(open);
    await toast(page).getByRole('button', { name: 'Undo' }).click();
    await expect(toast(page)).toContainText('Taken back.');
    await expectClean(page, 'the queue');

    // A tip out of a reply is in the desk's draft, under the coach's hat.
    await page.goto(page.url().replace(/#.*/, '#queue?tag=buyer'));
    await rows(page).first().click();
    await page.locator('.note').last().getByRole('button', { name: 'Turn into a tip' }).click();
    const dialog = page.getByRole('dialog', { name: 'Turn into a tip' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Ask who signs');
    for (
      let left = 20;
      left > 0 && (await dialog.getByRole('button', { name: 'Take out', exact: true }).count()) > 0;
      left -= 1
    ) {
      await dialog.getByRole('button', { name: 'Take out', exact: true }).first().click();
    }
    await dialog.getByRole('button', { name: 'Save into the draft' }).click();
    await expect(page.getByRole('dialog', { name: 'The tip is in the draft' })).toBeVisible();
    const draft = (await send(own, { type: 'draft/get', body: { draft: 0, revision: 0 } })) as {
      value: { edits: { hat: string; changes: { key: string; after: { title: string } | null }[] }[] };
    };
    expect(draft.value.edits).toMatchObject([
      { hat: 'coach', changes: [{ after: { title: 'Ask who signs', steps: [STEPS[1]] } }] },
    ]);
    const [desk] = await Promise.all([
      extension.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open at the desk' }).click(),
    ]);
    await expect(desk.getByRole('textbox', { name: 'Title' }).first()).toHaveValue('Ask who signs');
    await desk.close();

    // Out as a file, erased, in again: the same events.
    await page.keyboard.press('Escape');
    await page.goto(page.url().replace(/#.*/, '#queue'));
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save file JSON' }).click(),
    ]);
    const text = readFileSync(await file.path(), 'utf8');
    const before = await storedNoteEvents(own);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await page.getByLabel('Last word before').fill('2099-01-01');
    await page.getByRole('button', { name: 'Erase what is older' }).click();
    await expect(page.getByRole('group', { name: 'Erase 30 threads for good?' })).toBeVisible();
    await page.locator('.confirm').getByRole('button', { name: 'Erase what is older' }).click();
    await expect(page.locator('.notice.good')).toContainText('30 threads');
    expect(await storedNoteEvents(own)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.locator('.file-button input').setInputFiles({
      name: 'notes.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.locator('.notice.good')).toContainText('Imported');
    const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
    expect((await storedNoteEvents(own)).sort(byId)).toEqual(before.sort(byId));
    await page.keyboard.press('Escape');
    await expect(page.locator('.queue-count')).toContainText('30 threads');
  } finally {
    await extension.close();
  }
});

test('the record is shown as it was and as it is, and opened with the panel on the thread', async () => {
  test.setTimeout(120_000);
  const extension = await launchOnDemo();
  try {
    const own = await openOwnPage(extension);
    const record = dealRecord(String(recordNamed(demoOrg(), 'acme-rollout').hubspotId), 'Acme as it was called');
    const [goal = null] = GOALS;
    const [step = null] = STEPS;
    const fields = [{ key: 'amount', label: 'Amount', raw: '1 Taler' }];
    const snapshot = { ...noSnapshot, stage: 'Stage of old', goal, step, fields };
    const thread = await done(own, beginning(record, 'Who signs?', { snapshot }));
    const page = await openReview(extension, `#queue/${thread.id}`);
    const context = page.getByRole('complementary', { name: 'Then and now' });
    await expect(context).toContainText('Open the record in a tab');
    await expect(context.getByRole('row', { name: /Stage/ })).toContainText('Stage of old');
    await expect(context.locator('.in-force')).toContainText(PLAYBOOK.vision.goals[0].title);

    const crm = await openRecord(extension.context, hubspotAddress('acme-rollout'));
    await page.bringToFront();
    await expect(context).toContainText('3 things have changed');
    await expect(context.getByRole('row', { name: /Amount/ })).toContainText('changed');
    await expectClean(page, 'then and now');

    await page.getByRole('button', { name: 'Open the record' }).first().click();
    await expect.poll(() => crm.evaluate(() => document.visibilityState)).toBe('visible');
    await crm.close();
    const [tab] = await Promise.all([
      extension.context.waitForEvent('page'),
      page.getByRole('button', { name: 'Open the record' }).first().click(),
    ]);
    await expect(tab).toHaveURL(new RegExp(record.id));

    // The way here from the options page and from the toolbar button.
    const options = await openOptions(extension, 'tips');
    await options.getByRole('link', { name: 'Review notes' }).click();
    await expect(options.locator('.queue')).toBeVisible();
  } finally {
    await extension.close();
  }
});
