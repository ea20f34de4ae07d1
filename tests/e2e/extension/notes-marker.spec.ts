import { expect, type Page, test } from 'playwright/test';
import type { NotedRecord } from '../../../lib/notes/event.ts';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import type { DemoOptions } from '../../demo-crm/options.ts';
import { driveSalesforce } from '../../demo-crm/salesforce/drive.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn, send } from '../../support/extension.ts';
import { notedDeal, notedOpportunity, noteOn } from '../../support/panel-notes.ts';

const HUBSPOT = hubspotAddress('acme-rollout');
const SALESFORCE = `https://acme.lightning.force.com/lightning/r/Opportunity/${recordNamed(demoOrg(), 'acme-rollout').salesforceId}/view`;
const FIELDS = [
  { kind: 'field', key: 'amount', label: 'Amount' },
  { kind: 'field', key: 'closeDate', label: 'Close date' },
  { kind: 'field', key: 'nextStep', label: 'Next step' },
] as const;

/** Every element of the page with its place, shadow roots opened, our own elements left out. */
const layout = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walk = (node: ParentNode): void => {
      for (const element of node.children) {
        if (element.localName.startsWith('sightline-')) continue;
        const { x, y, width, height } = element.getBoundingClientRect();
        found.push(`${element.localName} ${x} ${y} ${width} ${height}`);
        if (element.shadowRoot) walk(element.shadowRoot);
        walk(element);
      }
    };
    walk(document.documentElement);
    return found;
  });

const marksOn = (page: Page) => page.locator('sightline-marks button:not([hidden])');

/** The marks, and what of the page's own texts they lie over. */
const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const host = document.querySelector('sightline-marks');
    const marks = [...(host?.shadowRoot?.querySelectorAll('button:not([hidden])') ?? [])].map((one) =>
      one.getBoundingClientRect(),
    );
    const over: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Element && node.localName.startsWith('sightline-')) return;
      if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects())
          for (const mark of marks)
            if (box.left < mark.right && mark.left < box.right && box.top < mark.bottom && mark.top < box.bottom) {
              const { parentElement } = node;
              if (parentElement?.checkVisibility()) over.push(node.nodeValue);
            }
      }
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
      for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return over;
  });

async function started(demo: Partial<DemoOptions>, record: NotedRecord): Promise<{ extension: Extension; own: Page }> {
  const extension = await launchOnDemo(demo);
  const own = await openOwnPage(extension);
  for (const tie of FIELDS) await noteOn(own, record, `About ${tie.label}`, { tie });
  return { extension, own };
}
const setMarkers = (own: Page, crm: string, markers: boolean): Promise<unknown> =>
  send(own, { type: 'preferences/set', body: { crm, patch: { markers } } });

for (const shadow of ['synthetic', 'native'] as const) {
  test(`Salesforce, ${shadow} shadow: the marks move no element by a pixel, cover no text, and stay through 100 renderings`, async () => {
    test.setTimeout(180_000);
    const { extension, own } = await started({ shadow }, notedOpportunity(SALESFORCE));
    await setMarkers(own, 'salesforce', false);
    const page = await openRecord(extension.context, SALESFORCE);
    await driveSalesforce(page)('settled');
    const before = await layout(page);
    await expect(page.locator('sightline-marks')).toHaveCount(0);
    await setMarkers(own, 'salesforce', true);
    await expect(marksOn(page)).toHaveCount(3);
    expect(await layout(page)).toEqual(before);
    expect(await covered(page)).toEqual([]);
    expect(await accessibilityFaults(page, 'sightline-marks')).toEqual([]);

    const drive = driveSalesforce(page);
    for (let time = 0; time < 100; time += 1) {
      await drive('setField', SALESFORCE.split('/').at(-2) ?? '', 'NextStep', `Step ${time}`);
    }
    await drive('settled');
    await expect(marksOn(page)).toHaveCount(3);
    await expect.poll(() => covered(page)).toEqual([]);
    await expect(page.locator('sightline-marks')).toHaveCount(1);

    await drive('edit');
    await expect(page.locator('input').first()).toBeVisible();
    await expect(marksOn(page)).toHaveCount(3);
    await expect.poll(() => covered(page)).toEqual([]);
    await drive('cancel');
    await drive('settled');
    await expect(marksOn(page)).toHaveCount(3);

    // With the field goes its mark; with the record all of them.
    await drive('showTab', 'related').catch(() => {});
    await drive('go', 'https://acme.lightning.force.com/lightning/o/Opportunity/list');
    await expect(marksOn(page)).toHaveCount(0);
    await extension.close();
  });
}

test('HubSpot: no pixel moves; a mark is reached and pressed by keyboard, goes behind what covers the field, and can be turned off', async () => {
  test.setTimeout(120_000);
  const { extension, own } = await started({}, notedDeal(HUBSPOT));
  await setMarkers(own, 'hubspot', false);
  const page = await openRecord(extension.context, HUBSPOT);
  await driveHubspot(page)('settled');
  const before = await layout(page);
  await page.mouse.move(5, 5);
  const picture = (): Promise<Buffer> => page.screenshot({ clip: { x: 64, y: 48, width: 340, height: 740 } });
  const plain = await picture();
  await setMarkers(own, 'hubspot', true);
  const amount = page.getByRole('button', { name: 'Note on Amount: open it' });
  await expect(amount).toBeVisible();
  expect(await layout(page)).toEqual(before);
  expect(await covered(page)).toEqual([]);
  // Put where it was, and gone with the preference: the page is as it was, pixel by pixel.
  await setMarkers(own, 'hubspot', false);
  await expect(page.locator('sightline-marks')).toHaveCount(0);
  expect((await picture()).equals(plain)).toBe(true);
  await setMarkers(own, 'hubspot', true);
  await expect(amount).toBeVisible();

  // From the panel to the mark, from the mark to the thread.
  await panelOn(page).locator('h2').focus();
  await page.keyboard.press('m');
  await panelOn(page).locator('.fields-noted').getByRole('button', { name: 'Amount' }).press('Enter');
  await expect(amount).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Note on Close date: open it' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(panelOn(page).locator('[data-thread]', { hasText: 'About Amount' })).toBeFocused();

  // A script of the page cannot open anything in the person's name.
  await panelOn(page).locator('h2').focus();
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const mark = document.querySelector('sightline-marks')?.shadowRoot?.querySelector('button');
    mark?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await page.waitForTimeout(300);
  await expect(panelOn(page).locator('.notes-view')).toHaveCount(0);

  // What covers the field covers the mark.
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.style.cssText = 'position:fixed;inset:0;background:#fff;z-index:10';
    document.body.append(cover);
  });
  await expect(marksOn(page)).toHaveCount(0);
  await page.evaluate(() => document.querySelector('#cover')?.remove());
  await expect(amount).toBeVisible();
  await setMarkers(own, 'hubspot', false);
  await expect(page.locator('sightline-marks')).toHaveCount(0);

  // Nothing of ours where no field has a note.
  const other = await openRecord(extension.context, hubspotAddress('orion-kiln'));
  await expect(other.locator('sightline-marks')).toHaveCount(0);
  await extension.close();
});
