import { expect, type Page, test } from 'playwright/test';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import { NOTE_ATTACKS } from '../../support/attacks.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn, send } from '../../support/extension.ts';
import { beginNote, notedDeal, noteOn, openNotes } from '../../support/panel-notes.ts';

const DEAL = hubspotAddress('acme-rollout');
const ID = DEAL.split('/').at(-2) ?? '';
/** As strings that a message can carry: a lone surrogate becomes U+FFFD on the way, in either direction. */
const ATTACKS = NOTE_ATTACKS.filter((text) => text.trim() !== '').map((text) => text.slice(0, 3_000));

let extension: Extension;
let own: Page;
test.beforeAll(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterAll(() => extension.close());

/** Anything that ran, opened, was asked for, or was thrown. */
function watch(page: Page): string[] {
  const wrong: string[] = [];
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('popup', (popup) => wrong.push(`opened ${popup.url()}`));
  extension.context.on('request', (request) => {
    if (!/^(https:\/\/app\.hubspot\.com\/|chrome-extension:|data:)/.test(request.url())) wrong.push(request.url());
  });
  return wrong;
}

/** Elements and attributes that notes are drawn with, and nothing else may be. */
async function foreign(page: Page, scope: string): Promise<string[]> {
  return panelOn(page).evaluate((host, selector) => {
    const elements =
      /^(a|article|aside|b|bdi|blockquote|br|button|circle|code|dd|details|div|dl|dt|em|fieldset|footer|h2|h3|h4|header|i|input|label|legend|li|nav|ol|optgroup|option|p|path|polygon|pre|rect|section|select|small|span|strong|style|summary|svg|textarea|time|ul)$/;
    const wrong = new Set<string>();
    for (const element of host.shadowRoot?.querySelectorAll(selector) ?? []) {
      if (!elements.test(element.localName)) wrong.add(element.localName);
      for (const { name, value } of element.attributes) {
        if (/^on|^srcset$|^src$|^srcdoc$|^formaction$/.test(name)) wrong.add(`${element.localName}[${name}]`);
        if (name === 'href' && !/^(https:\/\/|mailto:)/.test(value)) wrong.add(`href=${value}`);
        if (name === 'style' && !/^height: [\d.]+px;?$/.test(value)) wrong.add(`style=${value}`);
      }
    }
    return [...wrong];
  }, scope);
}

test(`${ATTACKS.length} hostile texts as note, tag, link, flag, field and name run nothing, style nothing, ask for nothing`, async () => {
  test.setTimeout(240_000);
  const record = notedDeal(DEAL);
  expect(ATTACKS.length).toBeGreaterThanOrEqual(100);
  for (const [index, text] of ATTACKS.entries()) {
    await noteOn(own, { ...record, name: text.slice(0, 900) || 'x' }, `${text}\n\n#tag @[x](person:x)`, {
      tie:
        index % 2 === 0
          ? { kind: 'field', key: 'amount', label: text.slice(0, 900) }
          : { kind: 'step', id: text.slice(0, 70) || 'x' },
      ...(index % 3 === 0 ? { flag: 'missing' as const } : {}),
      text: {
        links: [{ title: text.slice(0, 900) || 'x', url: 'https://a.example/' }],
        tips: [text.slice(0, 70) || 'x'],
      },
    });
  }
  expect(
    await send(own, { type: 'identity/set', body: { name: ATTACKS[1]?.slice(0, 100), email: null, roles: ['rep'] } }),
  ).toMatchObject({ ok: true });
  const page = await openRecord(extension.context, DEAL);
  const wrong = watch(page);
  await driveHubspot(page)('setField', ID, 'hs_next_step', '<img src=x onerror=alert(1)>');
  const view = await openNotes(page);
  await expect(view.locator('[data-thread]')).toHaveCount(ATTACKS.length);
  await expect(view.locator('.as-written')).toHaveCount(0, { timeout: 30_000 });
  expect(await foreign(page, '.notes-view, .notes-view *')).toEqual([]);
  // What was written is there to be read: nothing was swallowed.
  const shown = (await view.textContent()) ?? '';
  for (const word of ['alert(1)', 'javascript:', 'evil.example', '{{7*7}}', '@import']) expect(shown).toContain(word);
  // Nothing of it lies outside of its card, or takes the panel's own look.
  expect(
    await view.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return [...element.querySelectorAll('[data-thread]')].filter((card) => {
        const { left, right } = card.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1;
      }).length;
    }),
  ).toBe(0);
  const mark = page.locator('sightline-marks button');
  await expect(mark).toBeVisible();
  expect(
    await page
      .locator('sightline-marks')
      .evaluate((host) => [...(host.shadowRoot?.querySelectorAll('*') ?? [])].map(({ localName }) => localName).sort()),
  ).toEqual(['aside', 'button', 'style']);
  expect(wrong).toEqual([]);
  await page.close();
});

test('hostile texts that are typed are kept and shown as text, in the text area, the preview and the card', async () => {
  test.setTimeout(120_000);
  const page = await openRecord(extension.context, hubspotAddress('orion-kiln'));
  const wrong = watch(page);
  const area = await beginNote(page);
  const view = panelOn(page).locator('.notes-view');
  for (const text of ATTACKS.filter((_, index) => index % 5 === 0 && index < 130)) {
    const typed = text.slice(0, 400).replace(/[\uD800-\uDFFF]/g, '');
    await area.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(typed);
    await expect(area).toHaveValue(typed.replaceAll('\r', '\n'));
  }
  await view.getByRole('button', { name: 'Preview' }).click();
  await expect(view.locator('.preview .markdown')).toHaveCount(1);
  expect(await foreign(page, '.notes-view, .notes-view *')).toEqual([]);
  expect(wrong).toEqual([]);
});
