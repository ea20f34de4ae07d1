import { expect, type Page, test } from 'playwright/test';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn, send } from '../../support/extension.ts';
import { beginNote, notedDeal, noteOn, openNotes } from '../../support/panel-notes.ts';

const DEAL = hubspotAddress('acme-rollout');
const OTHER = hubspotAddress('orion-kiln');
const idOf = (address: string): string => address.split('/').at(-2) ?? '';

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

/** What is unfinished on the deal, as the background keeps it. */
async function drafts(address = DEAL): Promise<string[]> {
  const answer = await send(own, { type: 'notes/of-record', body: { record: notedDeal(address).key } });
  const { value } = answer as { value: { drafts: { text: { markdown: string } }[] } };
  return value.drafts.map(({ text }) => text.markdown);
}

/** The unfinished note is offered with these words; the person goes on with it. */
async function goesOn(page: Page, words: string): Promise<void> {
  const view = await openNotes(page);
  await expect(view.locator('.offered')).toContainText(words);
  await view.getByRole('button', { name: 'Go on' }).click();
  await expect(view.locator('textarea')).toHaveValue(words);
}

test('what is being written survives a killed background, a reload, another record, an update and a crash, and stays with its record', async () => {
  test.setTimeout(120_000);
  let page = await openRecord(extension.context, DEAL);
  await beginNote(page);
  await page.keyboard.type('Budget is ');
  await extension.killBackground();
  await page.bringToFront();
  await page.keyboard.type('with the CFO');
  await expect(panelOn(page).getByText('Draft kept')).toBeVisible();
  // Gone in the very moment of the last key.
  await page.keyboard.type('.');
  await page.reload();
  await goesOn(page, 'Budget is with the CFO.');

  await page.keyboard.type(' She');
  await driveHubspot(page)('open', 'deal', idOf(OTHER));
  await expect(panelOn(page)).toHaveAttribute('data-record-id', idOf(OTHER));
  await expect(panelOn(page).locator('textarea')).toHaveCount(0);
  const view = await openNotes(page);
  await expect(view.getByText('No notes on this record yet.')).toBeVisible();
  expect(await drafts(OTHER)).toEqual([]);
  await driveHubspot(page)('open', 'deal', idOf(DEAL));
  await expect(panelOn(page)).toHaveAttribute('data-state', 'advice');
  await expect(panelOn(page)).toHaveAttribute('data-record-id', idOf(DEAL));
  // Written here in this page, so it needs no offer.
  await openNotes(page);
  await expect(panelOn(page).locator('textarea')).toHaveValue('Budget is with the CFO. She');

  await panelOn(page).locator('textarea').focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' signs');
  await page.evaluate(() => document.querySelector('sightline-panel')?.setAttribute('data-old', ''));
  await extension.update();
  await expect(page.locator('sightline-panel:not([data-old])[data-state="advice"]')).toHaveCount(1, {
    timeout: 15_000,
  });
  own = await openOwnPage(extension);
  await page.bringToFront();
  await goesOn(page, 'Budget is with the CFO. She signs');

  await page.keyboard.type(' soon');
  await expect.poll(() => drafts()).toEqual(['Budget is with the CFO. She signs soon']);
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => {});
  await crashed.catch(() => {});
  page = await openRecord(extension.context, DEAL);
  await goesOn(page, 'Budget is with the CFO. She signs soon');
  await page.keyboard.press('Control+Enter');
  await expect(panelOn(page).getByRole('article')).toContainText('She signs soon');
  expect(await drafts()).toEqual([]);
  await page.reload();
  await openNotes(page);
  await expect(panelOn(page).getByRole('article')).toContainText('Budget is with the CFO. She signs soon');
  await expect(panelOn(page).locator('.offered')).toHaveCount(0);
});

test('a pasted address becomes a link, over chosen words their link; an image is refused with a word', async () => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(DEAL).origin });
  const page = await openRecord(extension.context, DEAL);
  const text = await beginNote(page);
  await page.evaluate(() => navigator.clipboard.writeText('https://wiki.acme.example/security/list?x=1'));
  await page.keyboard.type('See the list');
  await page.keyboard.press('Control+V');
  const links = panelOn(page).getByRole('textbox', { name: 'Words of the link' });
  await expect(links).toHaveValue('wiki.acme.example/security/list');
  await expect(text).toHaveValue('See the list');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+V');
  await expect(text).toHaveValue('See the [list](<https://wiki.acme.example/security/list?x=1>)');
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 4;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  });
  await page.keyboard.press('Control+V');
  await expect(panelOn(page).getByRole('alert')).toContainText('Images and files cannot be kept in a note.');
  await page.keyboard.press('Control+Enter');
  const card = panelOn(page).getByRole('article');
  await expect(card.getByRole('link', { name: 'list', exact: true })).toHaveAttribute(
    'href',
    'https://wiki.acme.example/security/list?x=1',
  );
  await expect(card.locator('.resources')).toContainText('wiki.acme.example/security/list');
});

test('two tabs and the side panel show what one of them wrote; what is written in the side panel never comes into the page', async () => {
  const page = await openRecord(extension.context, DEAL);
  const second = await openRecord(extension.context, DEAL);
  await openNotes(second);
  await page.bringToFront();
  await beginNote(page);
  await page.keyboard.type('From the first tab');
  await page.keyboard.press('Control+Enter');
  await expect(panelOn(page).getByRole('article')).toHaveCount(1);
  await expect(panelOn(second).getByRole('article')).toContainText('From the first tab');
  await expect(panelOn(second).getByRole('button', { name: 'Notes, 1 open' })).toHaveCount(1);

  const side = await extension.context.newPage();
  await side.goto(`chrome-extension://${extension.id}/sidepanel.html`);
  await page.bringToFront();
  await expect(side.locator('body')).toHaveAttribute('data-record-id', idOf(DEAL));
  const panel = side.locator('#panel');
  await panel.locator('.control.notes').click();
  await expect(panel.getByRole('article')).toContainText('From the first tab');
  await panel.locator('.new-note').click();
  await side.keyboard.type('Only in the side panel');
  await expect(panel.getByText('Draft kept')).toBeVisible();
  const inPage = (): Promise<string> =>
    page.evaluate(() => {
      const root = document.querySelector('sightline-panel')?.shadowRoot;
      return `${root?.textContent} ${[...(root?.querySelectorAll('textarea') ?? [])].map(({ value }) => value).join()}`;
    });
  expect(await inPage()).toContain('From the first tab');
  expect(await inPage()).not.toContain('Only in the side');
});

test('a page of ours opens a record with its panel on a thread: in the tab that shows it, else in a new one', async () => {
  const thread = await noteOn(own, notedDeal(DEAL), 'Look here', { visibility: 'private' });
  const page = await openRecord(extension.context, DEAL);
  await expect(panelOn(page).getByRole('button', { name: 'Notes, 1 open' })).toBeVisible();
  expect(await send(own, { type: 'review/open-record', body: { thread } })).toEqual({
    ok: true,
    value: { opened: true },
  });
  await expect(panelOn(page).locator(`[data-thread="${thread}"]`)).toBeFocused();
  await page.close();
  const [fresh] = await Promise.all([
    extension.context.waitForEvent('page'),
    send(own, { type: 'review/open-record', body: { thread } }),
  ]);
  await expect(panelOn(fresh).locator(`[data-thread="${thread}"]`)).toBeVisible({ timeout: 20_000 });
  // Once: a reload shows the advice again.
  await panelOn(fresh).locator('h2').focus();
});
