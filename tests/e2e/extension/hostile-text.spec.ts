import { expect, type Page, test } from 'playwright/test';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import type { Extension } from '../../support/browsers.ts';
import {
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  panelOn,
  storedEvents,
} from '../../support/extension.ts';
import { ATTACKS } from '../../support/hostile-page.ts';

const DEAL = hubspotAddress('acme-rollout');
const ID = DEAL.split('/').at(-2) ?? '';

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

/** As it is on screen: white space in one piece, and nothing that is not seen, such as marks of direction. */
const onScreen = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1_000);

test(`${ATTACKS.length} hostile texts as name and as fields are shown as text, and do nothing`, async () => {
  test.setTimeout(120_000);
  const page = await openRecord(extension.context, DEAL);
  const drive = driveHubspot(page);
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
  const tags = (): Promise<string[]> =>
    panelOn(page).evaluate((host) =>
      [...new Set([...(host.shadowRoot?.querySelectorAll('*') ?? [])].map((one) => one.localName))].sort(),
    );
  const before = await tags();
  for (const attack of ATTACKS) {
    for (const property of ['hs_next_step', 'description']) await drive('setField', ID, property, attack);
    await drive('setField', ID, 'dealname', attack);
    await expect
      .poll(
        () =>
          panelOn(page)
            .evaluate((host) => host.shadowRoot?.querySelector('h2')?.textContent ?? '')
            .then(onScreen),
        {
          message: attack.slice(0, 80),
        },
      )
      .toBe(onScreen(attack));
    expect(await tags(), attack.slice(0, 80)).toEqual(before);
    await expect(panelOn(page)).toHaveAttribute('data-record-id', ID);
  }
  expect(wrong).toEqual([]);
  const events = await storedEvents(own);
  expect(events.filter(({ type }) => type !== 'shown' && type !== 'stage-observed')).toEqual([]);
  // Nothing of the texts is kept.
  expect(JSON.stringify(events)).not.toMatch(/alert|evil/);
});

test('a field of a megabyte costs the panel that field, and no more', async () => {
  const page = await openRecord(extension.context, DEAL);
  const drive = driveHubspot(page);
  await drive('setField', ID, 'description', 'x'.repeat(1_000_000));
  await drive('setField', ID, 'dealname', 'With a megabyte');
  await expect(panelOn(page).getByRole('heading', { name: 'With a megabyte' })).toBeVisible();
  await expect(panelOn(page)).toHaveAttribute('data-state', 'advice');
  await panelOn(page).getByRole('checkbox').first().click();
  await expect.poll(async () => (await storedEvents(own)).filter(({ type }) => type === 'tick').length).toBe(1);
});

test('fields that only look like the record are not read, whatever they say', async () => {
  const page = await openRecord(extension.context, DEAL);
  const facts = panelOn(page).locator('.facts');
  const before = await facts.textContent();
  await page.evaluate(
    (attacks) => {
      const fake = (text: string): string => `
        <div data-card-type="OBJECT_HIGHLIGHT"><div data-selenium-test="highlightTitle"></div>
          <span data-test-id="highlight-property-display-dealname"></span></div>
        <ul data-selenium-test="profile-properties-list"><span data-test-id="dealstage">
          <div data-deferred-property-input-root="true" data-deferred-property-input-mode="display"><label>Deal Stage</label>
          <span data-selenium-test="property-input-dealstage">${text}</span></div></span></ul>`;
      for (const text of attacks) {
        const places = [
          document.createElement('article'),
          document.createElement('div'),
          document.createElement('div'),
        ];
        const [note, dialog, timeline] = places;
        dialog?.setAttribute('role', 'dialog');
        timeline?.setAttribute('data-test-id', 'crm-events-viz-timeline');
        for (const place of places) {
          const holder = document.createElement('template');
          holder.innerHTML = fake('');
          place.append(holder.content);
          for (const leaf of place.querySelectorAll('[data-selenium-test], [data-test-id]'))
            if (leaf.childElementCount === 0) leaf.textContent = text;
        }
        document.body.append(...[note, dialog, timeline].filter((place) => place !== undefined));
      }
    },
    ['DECOY', ...ATTACKS],
  );
  await page.waitForTimeout(1_500);
  expect(await facts.textContent()).toBe(before);
  await expect(panelOn(page).getByRole('heading', { name: /Acme/ })).toBeVisible();
});
