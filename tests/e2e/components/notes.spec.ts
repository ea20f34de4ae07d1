import { type BrowserContext, expect, type Locator, type Page, test } from 'playwright/test';
import type { NoteEvent } from '../../../lib/notes/event.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import {
  begun,
  COACH,
  emptyWorld,
  inThread,
  notesPage,
  openThread,
  SELF,
  showNotes,
  tellOf,
  textOf,
  worldOf,
} from '../../support/notes-page.ts';
import { adviceScene, catalogue, opportunity } from '../../support/scenes.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

const ME = { id: SELF, name: 'Jo Field', email: null, roles: ['rep' as const], shared: true };
const text = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the note' });

async function opened(page: Page): Promise<void> {
  await page.locator('h2').focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: 'Notes' })).toBeFocused();
}

test('a note is written by keyboard alone: mention, tag, checklist, link; kept letter by letter, saved, ticked, edited, deleted and back', async () => {
  const earlier = begun('We wait for #security.', { visibility: 'private' });
  const page = await notesPage(context, await adviceScene(), emptyWorld({ events: [earlier] }));
  await expect(page.getByRole('button', { name: 'Notes, 1 open' })).toBeVisible();
  await opened(page);
  await page.getByRole('button', { name: 'Write a note' }).press('Enter');
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('Ask @an');
  await expect(page.getByRole('option', { name: '@Anna Berg' })).toHaveAttribute('aria-selected', 'true');
  // Escape closes the offers, and not what they stand in.
  await page.keyboard.press('Escape');
  await expect(page.locator('.offers')).toHaveCount(0);
  await page.keyboard.type('n');
  await page.keyboard.press('Enter');
  await page.keyboard.type('about #sec');
  await page.keyboard.press('Tab');
  await expect(text(page)).toHaveValue('Ask @Anna Berg about #security ');
  await page.keyboard.type('\n\n- [ ] Send **the** sheet');
  const { drafts } = await worldOf(page);
  expect(drafts.map((draft) => draft.text.markdown)).toEqual([
    `Ask @[Anna Berg](person:${COACH.id}) about #security \n\n- [ ] Send **the** sheet`,
  ]);
  await expect(page.getByText('Draft kept')).toBeVisible();

  await page.getByRole('button', { name: 'Preview' }).press('Enter');
  await expect(page.locator('.preview strong')).toHaveText('the');
  await expect(page.locator('.preview .note-mention')).toHaveText('@Anna Berg');
  await page.getByRole('button', { name: 'Preview' }).press('Enter');
  await text(page).focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[role="status"][aria-live]')).toContainText('Note saved');
  await expect(page.getByRole('button', { name: 'Write a note' })).toBeFocused();
  expect((await worldOf(page)).drafts).toEqual([]);
  await expect(page.getByRole('button', { name: 'Notes, 2 open' })).toBeVisible();

  const card = page.getByRole('article').first();
  await expect(card.locator('.chip.private')).toHaveText('Private');
  await expect(card.getByText('You', { exact: true })).toBeVisible();
  const box = card.getByRole('checkbox');
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
  expect((await worldOf(page)).events.at(-1)).toMatchObject({
    type: 'edited',
    text: { markdown: expect.stringContaining('- [x] Send') },
  });
  await card.getByRole('button', { name: 'Edit', exact: true }).press('Enter');
  const edit = card.getByRole('textbox', { name: 'Edit' });
  await expect(edit).toHaveValue(/Ask @Anna Berg about/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Asked.');
  await page.keyboard.press('Control+Enter');
  await expect(card.locator('.note-text').first()).toHaveText('Asked.');
  await card.getByText('Edited 2 times').press('Enter');
  await expect(card.locator('.history > ol > li')).toHaveCount(2);
  await expect(card.locator('.history > ol > li').last()).toContainText('Send the sheet');

  await card.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(card).toContainText('Your note was deleted');
  await expect(card.locator('.note')).toBeFocused();
  await card.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(card).toContainText('Asked.');
  await page.getByRole('article').nth(1).getByRole('button', { name: 'Resolve' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Notes' })).toBeFocused();
  await expect(page.getByText('1 resolved')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.close();
});

test('before anything is shown to others it says who reads it and what would leave, asks for a name, and once only', async () => {
  const page = await notesPage(context, await adviceScene(), emptyWorld());
  await opened(page);
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.keyboard.type('Is the discount ours to give?');
  await page.getByText('Fields that go along: none').click();
  await page.getByRole('checkbox', { name: /Amount/ }).click();
  await page.getByRole('radio', { name: 'Coach' }).click();
  const sharing = page.getByRole('region', { name: 'Before others can read it' });
  await expect(sharing).toContainText('Coaches, managers and leaders');
  await expect(sharing).toContainText('nothing leaves this browser yet');
  for (const leaves of ['Is the discount ours to give?', opportunity().name, opportunity().url, 'Negotiation/Review'])
    await expect(sharing).toContainText(leaves);
  await expect(sharing.locator('dl')).toContainText('€184,000.00');
  // Nothing is saved while it is not answered.
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await text(page).press('Control+Enter');
  expect((await worldOf(page)).events).toEqual([]);
  await sharing.getByRole('button', { name: 'Keep it private' }).click();
  await expect(page.getByRole('radio', { name: 'Private' })).toBeChecked();
  expect((await worldOf(page)).me).toBeNull();

  await page.getByRole('radio', { name: 'Team' }).click();
  await expect(sharing).toContainText('Everybody in the team');
  await sharing.getByRole('button', { name: 'Agree: Team' }).click();
  await expect(sharing).toContainText('Others need a name to answer to');
  await expect(sharing.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await page.keyboard.type('Jo Field');
  await sharing.getByRole('checkbox', { name: 'Manager' }).click();
  await page.keyboard.press('Enter');
  await expect(sharing).toHaveCount(0);
  await page.getByRole('button', { name: 'Save' }).click();
  const { events, me } = await worldOf(page);
  expect(me).toMatchObject({ name: 'Jo Field', shared: true, roles: ['rep', 'manager'] });
  expect(events[0]).toMatchObject({
    type: 'begun',
    visibility: 'team',
    snapshot: { fields: [{ key: 'amount', label: 'Amount', raw: '€184,000.00' }] },
  });
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.keyboard.type('x');
  await page.getByRole('radio', { name: 'Coach' }).click();
  await expect(sharing).toHaveCount(0);
  await page.close();
});

test('unfinished writing is offered again with its time, on its own record only; what cannot be kept says so and is tried again', async () => {
  const page = await notesPage(context, await adviceScene(), emptyWorld());
  await opened(page);
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.evaluate(() => {
    window.failing = 'storage-full';
  });
  await page.keyboard.type('Their CFO');
  await expect(page.locator('.kept.bad')).toContainText('The draft is not kept.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Not saved\./)).toBeVisible();
  await expect(text(page)).toHaveValue('Their CFO');
  await page.evaluate(() => {
    window.failing = null;
  });
  await expect(page.getByText('Draft kept')).toBeVisible();
  const world = await worldOf(page);

  // Another record is in view: neither the writing nor the offer goes with it.
  const other = await adviceScene(opportunity({ id: '006Qy000008kTb2IAE', name: 'Another deal' }));
  await showNotes(page, other);
  await expect(page.getByRole('heading', { name: 'Another deal' })).toBeVisible();
  await expect(text(page)).toHaveCount(0);
  await opened(page);
  await expect(page.getByText('No notes on this record yet.')).toBeVisible();
  await expect(page.getByText('Their CFO')).toHaveCount(0);
  await page.close();

  const later = await notesPage(context, await adviceScene(), { ...world, now: world.now + 60_000 });
  await expect(later.getByRole('button', { name: 'Notes. There is an unfinished one' })).toBeVisible();
  await opened(later);
  const offer = later.getByRole('region', { name: 'Unfinished note' });
  await expect(offer).toContainText(/Unfinished note, from \d+:\d\d/);
  await expect(offer).toContainText('Their CFO');
  await offer.getByRole('button', { name: 'Go on' }).click();
  await expect(text(later)).toBeFocused();
  await later.keyboard.type(' decides.');
  await expect(text(later)).toHaveValue('Their CFO decides.');
  await later.getByRole('button', { name: 'Throw away' }).click();
  expect((await worldOf(later)).drafts).toEqual([]);
  await later.close();
});

test('replies, states, what a coach gives, two texts at once, and a thread that is asked for', async () => {
  const asked = begun('Who signs for security?', {
    visibility: 'coach',
    tie: { kind: 'field', key: 'amount', label: 'Amount' },
  });
  const two = begun('First words', { visibility: 'coach' });
  const clash = (markdown: string): NoteEvent =>
    inThread(two.id, {
      type: 'edited',
      author: SELF,
      hat: 'rep',
      note: two.id,
      over: [two.id],
      text: textOf(markdown),
    });
  const page = await notesPage(
    context,
    await adviceScene(),
    emptyWorld({ me: ME, events: [asked, two, clash('At home'), clash('On the train')] }),
  );
  await openThread(page, asked.id);
  const card = page.locator(`[data-thread="${asked.id}"]`);
  await expect(card).toBeFocused();
  await expect(card).toContainText('on the field “Amount”');
  await card.getByRole('button', { name: 'Show the field' }).click();
  expect(await page.evaluate(() => window.wentTo)).toBe('amount');
  await tellOf(page, [
    inThread(asked.id, {
      type: 'replied',
      text: textOf('The **CISO**.', {
        links: [{ title: 'the list', url: 'https://wiki.acme.example/list' }],
        tips: ['tip-1'],
      }),
    }),
  ]);
  await expect(card.locator('.chip.state')).toHaveText('Answered');
  await expect(card.getByText('Anna Berg')).toBeVisible();
  await expect(card.getByRole('link', { name: 'the list' })).toHaveAttribute('href', 'https://wiki.acme.example/list');
  await card.getByText('Tip: Tip tip-1').click();
  await expect(card).toContainText('Ask who else signs.');
  await card.getByRole('button', { name: 'Reply' }).click();
  await page.keyboard.type('Thank you');
  await page.keyboard.press('Control+Enter');
  await expect(card.locator('.note')).toHaveCount(3);
  await expect(card.locator('.chip.state')).toHaveText('Open');

  const clashing = page.locator(`[data-thread="${two.id}"] .clash`);
  await expect(clashing.locator('.sides > div')).toHaveCount(2);
  await clashing.locator('.sides > div', { hasText: 'At home' }).getByRole('button').click();
  await expect(clashing).toHaveCount(0);
  await expect(page.locator(`[data-thread="${two.id}"] .note-text`).first()).toHaveText('At home');
  await page.close();
});

test('a flag is one press, a word and a line from any step or tip, and what became of it is shown there', async () => {
  const page = await notesPage(context, await adviceScene(), emptyWorld({ me: ME }));
  const tip = page.locator('.card[data-tip]');
  await tip.getByRole('button', { name: /^Tell about/ }).click();
  await expect(tip.getByRole('radio', { name: 'Not true here' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tip.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('No word on partners');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[role="status"][aria-live]')).toContainText('Kept: your word about');
  await expect(tip.getByRole('button', { name: 'Missing · kept' })).toBeVisible();
  const { events } = await worldOf(page);
  const id = await tip.getAttribute('data-tip');
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    flag: 'missing',
    visibility: 'coach',
    tie: { kind: 'tip', id },
    snapshot: { release: 1, fields: [] },
    text: { markdown: 'No word on partners' },
  });
  const [flag] = events;
  if (!flag) throw new Error('no flag');
  await tellOf(page, [inThread(flag.thread, { type: 'replied', hat: 'manager', text: textOf('Right, it comes.') })]);
  await expect(tip.getByRole('button', { name: 'Missing · answered' })).toBeVisible();
  await tellOf(page, [inThread(flag.thread, { type: 'credited', hat: 'manager', clock: 3, release: 7 })]);
  await tip.getByRole('button', { name: 'Missing · changed in release 7' }).click();
  await expect(page.locator(`[data-thread="${flag.thread}"]`)).toContainText('Right, it comes.');
  await page.keyboard.press('Escape');

  // A flag without a word is one, and Escape leaves everything as it was.
  const step = page.locator('.step[aria-current]');
  await step.getByRole('button', { name: /^Tell about/ }).click();
  await page.keyboard.press('Escape');
  await expect(step.getByRole('button', { name: /^Tell about/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await step.getByText('Worked', { exact: true }).click();
  await step.getByRole('button', { name: 'Tell', exact: true }).click();
  await expect(step.getByRole('button', { name: 'Worked · kept' })).toBeVisible();
  await page.close();
});

for (const [look, theme, language, width, height] of [
  ['light', 'light', 'en', 420, 900],
  ['dark, German, narrow, low', 'dark', 'de', 320, 450],
] as const) {
  test(`nothing is amiss for a screen reader, nothing is cut off: ${look}`, async () => {
    const scene = await adviceScene();
    const messages = catalogue(language);
    const one = begun(`Long ${'word'.repeat(60)} @[Anna Berg](person:${COACH.id}) #tag\n\n- [ ] one\n- [x] two`, {
      visibility: 'coach',
      tie: { kind: 'field', key: 'amount', label: 'Amount' },
    });
    const events = [
      one,
      inThread(one.id, {
        type: 'replied',
        text: textOf('Yes', { links: [{ title: 'l', url: 'https://a.example/' }] }),
      }),
    ];
    const page = await notesPage(
      context,
      {
        ...scene,
        messages,
        locale: language,
        preferences: { ...scene.preferences, theme, width: Math.min(width, 360) },
      },
      emptyWorld({ events }),
      width,
      height,
    );
    await page.locator('.control.notes').click();
    await page.locator('.new-note').click();
    await page.keyboard.type('A text');
    await page.locator('.field-ticks summary').click();
    await page.locator('.who-reads label.coach').click();
    await expect(page.locator('.sharing')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(
      await page.locator('.notes-view').evaluate((view) => view.scrollWidth - view.clientWidth),
    ).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.locator('.flag-button').first().click();
    await page.locator('.flag-form label').first().click();
    await expect(page.locator('.flag-form textarea')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
}
