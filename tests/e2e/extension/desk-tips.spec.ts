import { expect, type Locator, type Page, test } from 'playwright/test';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn, send } from '../../support/extension.ts';
import { openOptions } from '../../support/options-page.ts';

const DEAL = hubspotAddress('acme-rollout');
/** A tip of the starter that helps where the deal is, and one that does not. */
const HERE = 'Large deal: look for the reason to lose it';

async function expectClean(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, 'body'), `${where}, ${colorScheme}`).toEqual([]);
  }
}

/** The draft's tips as the background has them stored: id → fields that the edits gave last. */
async function storedEdits(own: Page): Promise<{ key: string; after: Record<string, unknown> | null }[]> {
  const answer = (await send(own, { type: 'draft/get', body: { draft: 0, revision: 0 } })) as {
    value: { edits: { standing: string; changes: { key: string; after: Record<string, unknown> | null }[] }[] };
  };
  return answer.value.edits.filter(({ standing }) => standing === 'done').flatMap(({ changes }) => changes);
}

const row = (page: Page, title: string): Locator => page.locator('.tip-row', { hasText: title });

test('a coach with ten minutes: finds, sorts out, rewrites, tries and retires tips, by pointer', async () => {
  test.setTimeout(120_000);
  const extension = await launchOnDemo();
  try {
    const own = await openOwnPage(extension);
    const crm = await openRecord(extension.context, DEAL);
    await panelOn(crm).locator('.control.more').click();
    await panelOn(crm).getByRole('button', { name: 'Keep as example' }).click();
    await expect(panelOn(crm).locator('.notice')).toContainText('stay on this computer');

    const page = await openOptions(extension, 'tips');
    const list = page.getByRole('listbox', { name: 'Tips' });
    const count = page.locator('.tip-count');
    await expect(count).toHaveText('53 tips');

    // Search, filters and order.
    await page.getByLabel('Search tips').fill('LARGE deal');
    await expect(list.getByRole('option').first()).toContainText(HERE);
    await page.getByLabel('Search tips').fill('no such words');
    await expect(page.locator('.tips-none')).toBeVisible();
    await page.getByRole('button', { name: 'Show all again' }).click();
    await page.getByText('More filters').click();
    await page.getByLabel('In the field').selectOption('seen');
    await expect(list.getByRole('option')).toHaveCount(1);
    await expect(list.getByRole('option')).toContainText('seen 1×');
    const seen = await list.getByRole('option').getAttribute('data-tip');
    await page.getByLabel('In the field').selectOption('');
    await page.getByRole('combobox', { name: 'Stage', exact: true }).selectOption({ index: 2 });
    await expect(count).toContainText('of 53 tips');
    await page.getByRole('button', { name: 'Show all again' }).click();
    await page.getByLabel('Order').selectOption('title');
    const titles = await list.locator('.tip-title').allTextContents();
    expect(titles).toEqual([...titles].sort(new Intl.Collator('en', { numeric: true }).compare));
    await page.getByLabel('Order').selectOption('written');
    await expectClean(page, 'list');

    // Several at once; one step to undo.
    for (const at of [0, 1, 2]) await list.locator('.tip-check').nth(at).click();
    const bulk = page.getByRole('region', { name: 'With all chosen tips' });
    await expect(bulk).toContainText('3 tips chosen');
    await bulk.getByRole('button', { name: 'Owner …' }).click();
    await bulk.getByLabel('Owner').fill('Mara');
    await bulk.getByRole('button', { name: 'Set for 3 tips' }).click();
    await expect(list.getByRole('option').nth(2)).toContainText('Mara');
    await bulk.getByRole('button', { name: 'Priority …' }).click();
    await bulk.getByRole('button', { name: 'Priority 5 of 5' }).click();
    await bulk.getByRole('button', { name: 'Confirm today' }).click();
    await expectClean(page, 'bulk');
    await expect
      .poll(async () => (await storedEdits(own)).filter(({ after }) => after?.owner === 'Mara').length)
      .toBe(3);
    await bulk.getByRole('button', { name: 'Choose none' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(list.getByRole('option').first()).not.toContainText('Mara');

    // Wording keeps the confirmation, a change of meaning clears it and says so.
    await page.getByLabel('Search tips').fill(HERE);
    await row(page, HERE).click();
    await expect(page.getByRole('heading', { name: HERE })).toBeFocused();
    const text = page.getByLabel('Text', { exact: true });
    await text.fill('Ask **who** can say no.\n\n<img src=x onerror=alert(1)>');
    await expect(page.locator('.seen strong')).toHaveText('who');
    await expect(page.locator('.seen img')).toHaveCount(0);
    await expect(page.locator('.seen')).toContainText('<img src=x');
    await expect(page.locator('.confirmation')).toContainText('wording only, so it still counts as confirmed');
    await page.getByLabel('Priority', { exact: true }).selectOption('5');
    await expect(page.locator('.confirmation')).toContainText('confirmation of Nov 16, 2026 was cleared');
    await page.locator('.confirmation').getByRole('button', { name: 'Confirm today' }).click();
    await expect(page.locator('.confirmation')).toHaveText(/^Confirmed on /);

    // A condition by rules: errors beside the rule, the sentence below, and what each rule comes to on the open record.
    const when = page.getByRole('group', { name: 'When it shows' });
    const trial = page.locator('.trial');
    await expect(trial).toContainText('It would');
    const removals = when.getByRole('button', { name: /^Remove (rule|group)/ });
    while ((await removals.count()) > 0) await removals.last().click();
    await expect(page.locator('.condition-words')).toContainText('whenever a step or metric');
    await when.getByRole('button', { name: 'Add a rule' }).click();
    const first = page.getByRole('group', { name: 'Rule 1' });
    await first.getByLabel('Field').selectOption('amount');
    await first.getByLabel('Comparison').selectOption('moreThan');
    await expect(page.locator('.condition-words')).toContainText('1 rule is not finished');
    await first.getByLabel('Value').focus();
    await page.getByRole('heading', { name: HERE }).focus();
    await expect(first.locator('.fault')).toHaveText('Enter a number.');
    await expect(first.getByLabel('Value')).toHaveAttribute('aria-invalid', 'true');
    await first.getByLabel('Value').fill('50000');
    await expect(page.locator('.condition-words')).toContainText('Amount more than 50,000');
    await expect(first.locator('[data-verdict="yes"]')).toContainText('€184,000.00');
    await when.getByRole('button', { name: 'Add a group' }).first().click();
    const group = page.getByRole('group', { name: 'Group 2' });
    await group.getByLabel('How the rules count').selectOption('none');
    const inner = group.getByRole('group', { name: 'Rule 1' });
    await inner.getByLabel('Field').selectOption('type');
    await inner.getByLabel('Comparison').selectOption('isAnyOf');
    await inner.getByLabel('Add a value').fill('Renewal');
    await inner.getByLabel('Add a value').press('Enter');
    await inner.getByLabel('Add a value').fill('New Business');
    await expect(page.locator('.condition-words')).toContainText(
      'Amount more than 50,000 and Type is not Renewal or New Business',
    );
    await expect(inner.locator('.warning')).toContainText('added to this list in the CRM later will also match');
    await expect(trial).toHaveAttribute('data-rank', 'out');
    await expect(trial).toContainText('its condition is not met');
    await inner.getByRole('button', { name: 'Remove New Business' }).click();
    await expect(trial).toHaveAttribute('data-rank', 'ranked');
    await expect(trial).toContainText('first of');
    await group.getByRole('button', { name: 'Add a rule' }).click();
    const unread = group.getByRole('group', { name: 'Rule 2' });
    await unread.getByLabel('Field').selectOption('\0other');
    await unread.getByLabel(/API name/).fill('hs:never_there');
    await unread.getByLabel('Comparison').selectOption('isFilled');
    await expect(trial).toHaveAttribute('data-rank', 'possible');
    await expect(trial.locator('[data-verdict="unknown"]').first()).toBeVisible();
    await expectClean(page, 'editor');
    const condition = async (): Promise<unknown> =>
      (await storedEdits(own)).findLast(({ after }) => after?.when !== undefined)?.after?.when;
    await expect.poll(condition).toEqual({
      all: [
        { field: 'amount', operator: 'moreThan', value: 50_000 },
        {
          none: [
            { field: 'type', operator: 'isAnyOf', value: ['Renewal'] },
            { field: 'hs:never_there', operator: 'isFilled' },
          ],
        },
      ],
    });

    // The same on the record that was kept, with no CRM open.
    await crm.close();
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(page.getByLabel('On this record').locator('option')).toHaveCount(1);
    await expect(page.getByLabel('On this record')).toContainText('kept');
    await expect(trial).toHaveAttribute('data-rank', 'possible');

    // Undone elsewhere, the form follows.
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(group.getByRole('group', { name: 'Rule 2' })).toHaveCount(0);

    // Retiring asks for a successor or a reason; what is retired stays to be read.
    await page.getByRole('button', { name: 'Retire this tip …' }).click();
    await page.getByRole('button', { name: 'Retire', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Choose the tip that takes its place');
    const successor = page.getByRole('combobox', { name: /takes its place/ });
    await successor.fill('Open with');
    await page.getByRole('option', { name: 'Open with their week, not with us' }).last().click();
    await page.getByRole('button', { name: 'Retire', exact: true }).click();
    await expect(page.locator('.tip-retired')).toContainText('Open with their week');
    await expect(text).toBeDisabled();
    await expect(page.getByRole('listbox', { name: 'Tips' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Show all again' }).click();
    await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption('retired');
    await expect(list.getByRole('option')).toHaveCount(1);
    await expectClean(page, 'retired');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(text).toBeEnabled();
    expect(seen).not.toBeNull();

    // Another hat reads, and is one press away from this one.
    await page.getByRole('radio', { name: 'Leader' }).check();
    await expect(text).toBeDisabled();
    await page.getByRole('button', { name: 'Edit as coach' }).first().click();
    await expect(text).toBeEnabled();

    // Examples are listed with what is kept of them, and are removed for good.
    await page.goto(`chrome-extension://${extension.id}/options.html#examples`);
    await expect(page.locator('[data-example]')).toHaveCount(1);
    await expectClean(page, 'examples');
    await page.getByRole('button', { name: /^Remove Acme/ }).click();
    await expect(page.locator('[data-example]')).toHaveCount(0);
    expect(await send(own, { type: 'examples/list', body: {} })).toEqual({ ok: true, value: { examples: [] } });
  } finally {
    await extension.close();
  }
});

test('the same desk by keyboard alone, in German, on a wide screen', async () => {
  test.setTimeout(120_000);
  const extension = await launchOnDemo({}, { locale: 'de-DE', viewport: { width: 1920, height: 1080 } });
  try {
    const own = await openOwnPage(extension);
    await openRecord(extension.context, DEAL);
    const page = await openOptions(extension, 'tips');
    const { keyboard } = page;
    const list = page.getByRole('listbox', { name: 'Tipps' });
    await expect(page.locator('.tip-row').first()).toBeVisible();
    const active = (): Promise<string | null> =>
      list.evaluate((box) => {
        const id = box.getAttribute('aria-activedescendant');
        const option = id === null ? null : document.getElementById(id);
        return option && `${option.getAttribute('aria-posinset')} of ${option.getAttribute('aria-setsize')}`;
      });
    const tabTo = async (target: Locator): Promise<void> => {
      for (let presses = 0; presses < 120; presses++) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await keyboard.press('Tab');
      }
      throw new Error(`${target} is not reached with the Tab key`);
    };

    await tabTo(list);
    expect(await active()).toBe('1 of 53');
    await keyboard.press('End');
    await expect.poll(active).toBe('53 of 53');
    await keyboard.press('PageUp');
    await expect.poll(active).toBe('43 of 53');
    await keyboard.press('Home');
    await expect.poll(active).toBe('1 of 53');
    await keyboard.press('Space');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await expect(page.locator('.bulk')).toContainText('3 Tipps gewählt');
    await keyboard.press('Control+a');
    await expect(page.locator('.bulk')).toContainText('53 Tipps gewählt');
    await page.locator('.bulk .main').focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '53 Tipps bestätigt.' })).toBeAttached();
    await page.locator('.bulk').getByRole('button', { name: 'Auswahl aufheben' }).focus();
    await keyboard.press('Enter');
    await expect(page.locator('.bulk')).toHaveCount(0);

    // A new tip, from nothing to shown on the record that is open.
    await page.getByRole('button', { name: 'Neuer Tipp' }).focus();
    await keyboard.press('Enter');
    const heading = page.locator('.tip-editor h2');
    await expect(heading).toBeFocused();
    await tabTo(page.getByLabel('Titel', { exact: true }).first());
    await keyboard.type('Fragen Sie nach dem Nein');
    await expect(heading).toHaveText('Fragen Sie nach dem Nein');
    await keyboard.press('Tab');
    await keyboard.type('Wer kann **Nein** sagen?');
    const steps = page.getByRole('combobox', { name: /Schritte, denen er dient/ });
    await tabTo(steps);
    await keyboard.type('Map everyone');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(page.locator('.chips')).toContainText('Map everyone who decides');
    await expect(page.locator('.trial')).toHaveAttribute('data-rank', 'ranked');

    const words = page.locator('.condition-words');
    await tabTo(page.getByRole('button', { name: 'Regel hinzufügen' }));
    await keyboard.press('Enter');
    const rule = page.getByRole('group', { name: 'Regel 1' });
    await expect(rule.getByLabel('Feld')).toBeFocused();
    await keyboard.type('Betrag');
    await expect(rule.getByLabel('Feld')).toHaveValue('amount');
    await keyboard.press('Tab');
    await keyboard.type('mindestens');
    await keyboard.press('Tab');
    await keyboard.type('1000');
    await expect(words).toContainText('Betrag mindestens 1.000');
    await tabTo(page.getByRole('button', { name: 'Regel hinzufügen' }));
    await keyboard.press('Enter');
    await keyboard.type('Branche');
    await keyboard.press('Tab');
    // The last comparison that the list offers. A space would open the list.
    await keyboard.press('End');
    await expect(words).toContainText('Betrag mindestens 1.000 und Branche ist leer');
    const up = page.getByRole('button', { name: 'Regel 2 nach oben' });
    await tabTo(up);
    await keyboard.press('Enter');
    await expect(words).toContainText('Branche ist leer und Betrag mindestens 1.000');
    await expect(page.getByRole('button', { name: 'Regel 1 nach oben' })).toBeFocused();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(words).toContainText('In Worten Betrag mindestens 1.000');
    await expect(page.getByRole('button', { name: 'Regel 1 entfernen' })).toBeFocused();
    await expect(page.locator('.trial')).toContainText(
      'Er stünde auf Platz 2 von 8.Hilft beim Schritt „Map everyone who decides“',
    );
    await expectClean(page, 'Tipp');
    await expect
      .poll(async () => (await storedEdits(own)).findLast(({ after }) => after?.when !== undefined)?.after?.when)
      .toEqual({ field: 'amount', operator: 'atLeast', value: 1_000 });

    // What was written is there after the page was closed without a word.
    const address = page.url();
    await page.close();
    const again = await extension.context.newPage();
    await again.goto(address);
    await expect(again.locator('.tip-editor h2')).toHaveText('Fragen Sie nach dem Nein');
    await expect(again.locator('.condition-words')).toContainText('Betrag mindestens 1.000');
    for (const width of [640, 320]) {
      await again.setViewportSize({ width, height: 900 });
      const over = await again.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([width, over]).toEqual([width, 0]);
    }
  } finally {
    await extension.close();
  }
});
