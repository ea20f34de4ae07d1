import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { expectAccessible, expectSaved } from '../../support/desk.ts';
import { draftAnswer, draftNow, fieldEdit, kept, publish } from '../../support/draft.ts';
import { launchOnDemo, openOwnPage, send } from '../../support/extension.ts';
import { openOptions, starterText } from '../../support/options-page.ts';

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [TIP, OTHER_TIP] = STARTER.tips;
if (!TIP || !OTHER_TIP) throw new Error('the starter has tips');

const section = (page: Page, id: string) => page.locator(`.parts[data-section="${id}"]`);

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await expect(section(page, address.split(/[/?]/)[0] ?? '')).toBeVisible();
}

const hashOf = (page: Page) => page.evaluate(() => window.location.hash);

test('counts lead to the tips that they count, and the list is as it was left: by back, forth and a new load', async () => {
  const extension = await launchOnDemo();
  try {
    const page = await openOptions(extension, 'overview');
    const count = section(page, 'overview').locator('.coverage td[data-what="tip"] a').first();
    const said = Number(await count.locator('b').textContent());
    await count.press('Enter');
    const tips = section(page, 'tips');
    const found = tips.locator('.tip-count');
    await expect(found).toContainText(new RegExp(`^${said} of ${STARTER.tips.length} tips`));
    await expect.poll(() => hashOf(page)).toMatch(/^#tips\?stage=.+&through=step$/);
    const narrowed = await hashOf(page);

    // A tip is opened, and a step from it; back twice, and forth.
    await tips.locator('.tip-row').first().click();
    await expect(page.locator('.tip-editor')).toBeVisible();
    await expect(found).toContainText(`${said} of `);
    await tips.locator('.tip-editor .chips a').first().press('Enter');
    await expect(section(page, 'process')).toBeVisible();
    await page.goBack();
    await expect(page.locator('.tip-editor')).toBeVisible();
    await page.goBack();
    await expect(page.locator('.tip-editor')).toBeHidden();
    expect(await hashOf(page)).toBe(narrowed);
    await expect(found).toContainText(`${said} of `);
    await page.goBack();
    await expect(section(page, 'overview')).toBeVisible();
    await page.goForward();
    await expect(found).toContainText(`${said} of `);
    await page.reload();
    await expect(found).toContainText(`${said} of `);

    // Everything again; a word with two letters swapped; and the group of a step in the map.
    await tips.locator('.tip-count .link').press('Enter');
    await expect(found).toHaveText(`${STARTER.tips.length} tips`);
    await tips.locator('.tip-search input').fill('qeustion');
    await expect(found).toContainText('spelt nearly so');
    await expect(tips.locator('.tip-row').first()).toBeVisible();
    await expect.poll(() => hashOf(page)).toBe('#tips?query=qeustion');
    await goTo(page, 'overview');
    await page.goBack();
    await expect(tips.locator('.tip-search input')).toHaveValue('qeustion');
  } finally {
    await extension.close();
  }
});

test('the hat is kept, a successor that is lost is mended, and a record is one example', async () => {
  const extension = await launchOnDemo();
  try {
    const own = await openOwnPage(extension);
    const page = await openOptions(extension, 'tips');
    const hat = (of: Page, name: string) => of.locator(`.hats [data-hat="${name}"] input`);
    await expect(hat(page, 'coach')).toBeChecked();
    await hat(page, 'coach').press('ArrowLeft');
    await expect(hat(page, 'manager')).toBeChecked();
    await page.reload();
    await expect(hat(page, 'manager')).toBeChecked();
    const second = await openOptions(extension, 'overview');
    await expect(hat(second, 'manager')).toBeChecked();
    await hat(second, 'manager').press('ArrowLeft');
    await expect(hat(second, 'leader')).toBeChecked();
    // Each tab has its own.
    await page.reload();
    await expect(hat(page, 'manager')).toBeChecked();
    await second.close();

    await kept(own, fieldEdit(`tip ${TIP.id}`, {}, { retired: { on: '2026-11-20', successor: 'gone' } }));
    await goTo(page, 'overview');
    const gap = section(page, 'overview').locator('[data-code="successor-lost"] a.mend');
    await expect(gap).toContainText('is not in the playbook');
    await gap.press('Enter');
    const editor = page.locator('.tip-editor');
    await expect(editor.locator('.tip-gaps')).toContainText('is not in the playbook');
    await page.getByRole('button', { name: 'Edit as coach' }).press('Enter');
    const successor = editor.getByRole('group', { name: 'Choose the tip that takes its place now' });
    await successor.getByRole('combobox').fill(OTHER_TIP.title);
    await successor.getByRole('option', { name: OTHER_TIP.title }).first().click();
    await expect(editor.locator('.tip-gaps')).toHaveCount(0);
    await expectSaved(page);
    const { edits } = await draftNow(own);
    expect(edits.at(-1)?.changes[0]?.after).toMatchObject({ retired: { successor: OTHER_TIP.id } });

    const record = (name: string) => ({
      crm: 'hubspot' as const,
      org: '1',
      object: 'deal',
      kind: 'deal' as const,
      id: '9',
      name,
      url: 'https://app.hubspot.com/contacts/1/record/0-3/9/',
      mode: 'view' as const,
      stages: [],
      fields: {},
      readAt: 1,
    });
    const keep = (name: string, id = randomUUID()) =>
      draftAnswer(own, 'examples/keep', { id, name, record: record(name) });
    expect(await keep('Before')).toEqual({ kept: true });
    const last = randomUUID();
    expect(await keep('After', last)).toEqual({ kept: true, replaced: true });
    expect(await keep('After', last)).toEqual({ kept: true });
    const { examples } = await draftAnswer(own, 'examples/list', {});
    expect(examples.map(({ name }) => name)).toEqual(['After']);
  } finally {
    await extension.close();
  }
});

/** Words of tables that are broken in the middle, without a hyphen to show it. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    for (const table of document.querySelectorAll('.parts:not([hidden]) table')) {
      const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.checkVisibility() || node.parentElement.closest('code, .hidden')) continue;
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) broken.push(word);
        }
      }
    }
    return broken;
  });
}

test('in German the desk fits 320 pixels and 200% zoom, words stay whole, and merging, history and exchange are clean', async () => {
  test.setTimeout(300_000);
  const extension = await launchOnDemo({}, { locale: 'de-DE', viewport: { width: 320, height: 800 } });
  try {
    const own = await openOwnPage(extension);
    await kept(
      own,
      fieldEdit(`tip ${OTHER_TIP.id}`, { title: OTHER_TIP.title }, { title: 'Erst fragen, dann zeigen' }),
    );
    await publish(own, 'Ein besserer Titel für die Entscheidungsvorlage');
    const { base } = await draftNow(own);
    // A release comes in that says something else of the tip that the draft changed.
    await kept(own, fieldEdit(`tip ${TIP.id}`, { title: TIP.title }, { title: 'Im Entwurf so' }));
    const { release } = await draftAnswer(own, 'releases/get', { number: base });
    const theirs = release?.playbook.tips.map((tip) =>
      tip.id === TIP.id ? { ...tip, title: 'Eingetroffen so' } : tip,
    );
    const playbook = { ...release?.playbook, tips: theirs };
    expect(await send(own, { type: 'release/install', body: { playbook, note: 'Von außen', base } })).toMatchObject({
      value: { outcome: 'installed' },
    });
    const page = await openOptions(extension, 'publish');
    await expect(section(page, 'publish').locator('.merge .conflict')).toBeVisible();
    const table = `Titel;Text;Schritte\nFragen Sie nach dem Entscheidungsgremium;Wer muss zustimmen?;${STARTER.processes[0]?.stages[0]?.steps[0]?.id}\n`;
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 800 });
      for (const id of [
        'overview',
        'vision',
        'process',
        'metrics',
        'tips',
        'examples',
        'publish',
        'history',
        'exchange',
      ]) {
        await goTo(page, id);
        if (id === 'history') await expect(section(page, id).locator('[data-release]')).toHaveCount(3);
        if (id === 'exchange' && width === 320) {
          await section(page, id).locator('details.paste summary').click();
          await section(page, id).locator('details.paste textarea').fill(table);
          await section(page, id).locator('details.paste button').click();
          await expect(section(page, id).locator('.candidate')).toBeVisible();
        }
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([id, width, over, await brokenWords(page)]).toEqual([id, width, 0, []]);
        if (width === 320 && ['publish', 'history', 'exchange'].includes(id)) await expectAccessible(page, id);
      }
    }
  } finally {
    await extension.close();
  }
});
