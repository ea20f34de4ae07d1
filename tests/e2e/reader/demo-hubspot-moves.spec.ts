import { expect, type Page } from 'playwright/test';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import { demoOptions } from '../../demo-crm/options.ts';
import { answerDemo } from '../../demo-crm/serve.ts';
import { ACME, id, LEFT, record, row, test } from './demo-hubspot-stage.ts';

// That the demo HubSpot moves as crm.md §1.6, §3.5–3.7 and §4 say HubSpot does. Nothing of the product runs here.

const TITLE = `${LEFT} [data-selenium-test="highlightTitle"] > span`;
const cardIds = (page: Page): Promise<(string | null)[]> =>
  page
    .locator(`${LEFT} [data-card-type="PROPERTIES_V3"]`)
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card-id')));
const rowNames = (page: Page): Promise<(string | null)[]> =>
  page.locator(`${LEFT} ul > span`).evaluateAll((rows) => rows.map((each) => each.getAttribute('data-test-id')));

/** The text of every property row on the page by name. */
const shownTexts = (page: Page): Promise<{ [name: string]: string }> =>
  page
    .locator(`${LEFT} ul > span`)
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((each) => [
          each.getAttribute('data-test-id') ?? '',
          each.querySelector('div[aria-labelledby]')?.textContent ?? '',
        ]),
      ),
    );

/** Notes the texts of everything that matches `selector` after each change of the page from now on. */
const watch = (page: Page, selector: string): Promise<unknown> =>
  page.evaluate((wanted) => {
    const moments: (string | null)[][] = [];
    const note = (): number => moments.push([...document.querySelectorAll(wanted)].map((each) => each.textContent));
    new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { moments });
  }, selector);
const watched = (page: Page): Promise<(string | null)[][]> => page.evaluate('moments');

test.describe('addresses', () => {
  test('grow a slash and an eschref when one moves inside the app, without loading a page', async ({ stage }) => {
    const { page } = stage;
    await stage.visit(ACME);
    await page.evaluate(() => Object.assign(window, { stillHere: true }));
    await page.locator('[data-test-id="company-chicklet-title-link"]').click();
    await expect(page.locator(TITLE)).toHaveText('Acme Industrial');
    const eschref = encodeURIComponent(ACME);
    expect(page.url()).toBe(`https://app.hubspot.com${record('0-2', 'acme')}/?eschref=${eschref}`);
    await expect(page).toHaveTitle('Acme Industrial');
    expect(await page.evaluate('stillHere')).toBe(true);
    await page.goBack();
    await expect(page.locator(TITLE)).toHaveText('Acme – Plant maintenance rollout');
  });

  const LEGACY: [string, string, string][] = [
    ['contact', '0-1', 'dana'],
    ['company', '0-2', 'acme'],
    ['deal', '0-3', 'acme-rollout'],
    ['ticket', '0-5', 'export'],
  ];
  for (const [word, type, key] of LEGACY) {
    test(`of old ${word} links give way to new ones, keeping query and fragment`, async ({ stage }) => {
      await stage.visit(`/contacts/4242001/${word}/${id(key)}?utm=mail#top`, { delays: { min: 30, max: 60 } });
      expect(stage.page.url()).toBe(`https://app.hubspot.com${record(type, key)}?utm=mail#top`);
      await expect(stage.page.locator(TITLE)).toHaveCount(1);
    });
  }

  test('of the old board, of a view inside a record and of unknown records are answered', async ({ stage }) => {
    await stage.visit('/contacts/4242001/deals/board/view/all/');
    expect(stage.page.url()).toBe('https://app.hubspot.com/contacts/4242001/objects/0-3/views/all/board');
    await stage.visit(`${ACME}/view/1`);
    await expect(stage.page.locator(TITLE)).toHaveCount(1);
    await stage.visit('/contacts/4242001/record/0-3/1');
    await expect(stage.page.locator(TITLE)).toHaveCount(0);
  });

  test('off the app, and of frames inside it, are no pages of the app', async () => {
    const body = async (url: string): Promise<string> => (await answerDemo(new URL(url), demoOptions())).body;
    expect(await body('https://knowledge.hubspot.com/records')).not.toContain('app.js');
    expect(await body('https://app.hubspot.com/object-builder/4242001/0-3/embed')).toContain(
      'data-selenium-test="creator"',
    );
    expect(await body('https://app.hubspot.com/calling-integration-popup-ui/4242001')).not.toContain('app.js');
  });
});

test.describe('late and shuffled rendering', () => {
  const SLOW = { delays: { min: 150, max: 900 } };

  test('brings columns and cards in steps', async ({ stage }) => {
    const { page } = stage;
    await stage.visit(ACME, SLOW);
    await watch(page, '[data-card-type]');
    await driveHubspot(page)('open', 'deal', id('nordwind-renewal'));
    await driveHubspot(page)('settled');
    const counts = (await watched(page)).map((texts) => texts.length);
    expect(counts[0]).toBe(0);
    expect(new Set(counts).size).toBeGreaterThan(4);
    await expect(page.locator(TITLE)).toHaveText('Renewal 2027');
  });

  test('shows other cards and rows with another seed, the same with the same', async ({ stage }) => {
    const { page } = stage;
    const shown: string[] = [];
    for (const seed of [5, 5, 6, 7, 8]) {
      await stage.visit(ACME, { seed, shuffle: true });
      shown.push(JSON.stringify([await cardIds(page), await rowNames(page)]));
    }
    expect(shown[0]).toBe(shown[1]);
    expect(new Set(shown).size).toBe(4);
    const texts = await driveHubspot(page)('texts');
    expect(Object.keys(Object(texts)).sort()).toEqual((await rowNames(page)).sort());
  });

  test('gives every record new elements when remounting', async ({ stage }) => {
    const { page } = stage;
    await stage.visit(ACME, { reuse: 'remount' });
    const old = await page.locator(row('amount')).elementHandle();
    await driveHubspot(page)('open', 'deal', id('nordwind-renewal'));
    await driveHubspot(page)('settled');
    expect(await old?.evaluate((element) => element.isConnected)).toBe(false);
    await expect(page.locator(`${row('amount')} [data-selenium-test]`)).toHaveText('€62,500.00');
  });

  for (const reuse of ['remount', 'in-place'] as const) {
    test(`ends on the last of sixty records that were opened in a hurry (${reuse})`, async ({ stage }) => {
      const { page } = stage;
      const demo = driveHubspot(page);
      await stage.visit(ACME, { reuse, shuffle: true, seed: 11, delays: { min: 0, max: 120 } });
      const hurried = [
        ['deal', 'kestrel-line4'],
        ['company', 'nordwind'],
        ['deal', 'mueller-frame'],
        ['contact', 'juergen'],
        ['deal', 'nordwind-renewal'],
      ] as const;
      for (let turn = 0; turn < 60; turn++) {
        const [type, key] = hurried[turn % hurried.length] ?? hurried[0];
        await demo('open', type, id(key));
        if (turn % 7 === 0) await page.waitForTimeout(turn);
      }
      await demo('settled');
      await expect(page).toHaveTitle('Renewal 2027');
      const texts = Object(await demo('texts', id('nordwind-renewal')));
      expect(await shownTexts(page)).toEqual(texts);
    });
  }

  test('fills the same elements anew in place, each in its own time, with the old text until then', async ({
    stage,
  }) => {
    const { page } = stage;
    await stage.visit(ACME, { reuse: 'in-place', shuffle: true, seed: 3, delays: { min: 50, max: 700 } });
    const kept = await page.locator(TITLE).elementHandle();
    const cells = `${LEFT} ul > span div[aria-labelledby]`;
    const before = await page.locator(cells).allTextContents();
    await watch(page, cells);
    await driveHubspot(page)('open', 'deal', id('nordwind-renewal'));
    await driveHubspot(page)('settled');
    const after = await page.locator(cells).allTextContents();
    const differing = before.map((_, index) => index).filter((index) => before[index] !== after[index]);
    expect(differing.length).toBeGreaterThan(3);
    const moments = await watched(page);
    const mixed = moments.filter(
      (texts) =>
        differing.some((index) => texts[index] === before[index]) &&
        differing.some((index) => texts[index] === after[index]),
    );
    expect(mixed.length).toBeGreaterThan(1);
    expect(await kept?.evaluate((element) => [element.isConnected, element.textContent])).toEqual([
      true,
      'Renewal 2027',
    ]);
  });
});

test.describe('what is not the record', () => {
  test('association cards and tables hold properties of other objects in the same grammar', async ({ stage }) => {
    await stage.visit(ACME);
    const hooks = (name: string): string => `[data-selenium-test="property-input-${name}"]`;
    const right = stage.page.locator('[data-test-id="right-sidebar"]');
    await expect(right.locator(hooks('name')).first()).toHaveText('Acme Industrial');
    await expect(right.locator(hooks('amount'))).toHaveText('€0.00');
    await expect(right.locator(hooks('dealname'))).toHaveText('Acme – Spare parts forecasting');
    await expect(stage.page.locator(`[data-card-type="ASSOCIATION_TABLE"] ${hooks('amount')}`)).toHaveText('€0.00');
  });

  test('navigation and toolbar use bare names, and people write what looks like fields', async ({ stage }) => {
    await stage.visit(ACME);
    for (const name of ['deals', 'contacts', 'tasks', 'name']) {
      await expect(stage.page.locator(`[data-test-id="hs-vertical-nav"] [data-test-id="${name}"]`)).toHaveCount(1);
    }
    await expect(stage.page.locator('[data-test-id="hs-global-toolbar"] [data-test-id="badge"]')).toHaveText('3');
    await expect(stage.page.locator('[data-test-id="timeline-card"]').first()).toContainText('Amount: €999,999.00');
  });

  test('the panel of all properties is virtual, begins with skeletons and nests a phone button', async ({ stage }) => {
    const { page } = stage;
    await stage.visit(record('0-1', 'dana'), { delays: { min: 100, max: 200 } });
    await page.setViewportSize({ width: 1280, height: 500 });
    await stage.visit(record('0-1', 'dana'), { delays: { min: 100, max: 200 } });
    const panel = page.locator('[data-test-id="all-properties-panel"]');
    await watch(page, '[data-test-id="all-properties-panel"] [data-test-id^="property-input-"]');
    await driveHubspot(page)('openAllProperties');
    await driveHubspot(page)('settled');
    await expect(panel.locator('[data-test-id="property-input-email"]')).toHaveText(
      'dana.whitfield@acme-industrial.example',
    );
    await expect(
      panel.locator('[data-test-id="property-input-phone"] [data-test-id="property-input-phone-button"]'),
    ).toHaveCount(1);
    await expect(panel.locator('[data-test-id="property-input-createdate"]')).toHaveCount(0);
    // All of what came first was without text: skeletons.
    expect(new Set((await watched(page))[0])).toEqual(new Set(['']));
    await panel
      .locator('> div')
      .last()
      .evaluate((list) => list.scrollTo(0, 9999));
    await expect(panel.locator('[data-test-id="property-input-createdate"]')).toHaveCount(1);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('a side preview shows another record over a list or a record, and the address stays', async ({ stage }) => {
    const { page } = stage;
    for (const path of ['/contacts/4242001/objects/0-3/views/all/list', ACME]) {
      await stage.visit(path);
      await driveHubspot(page)('openPreview', id('orion-kiln'));
      const panel = page.locator(
        '[data-test-id="IndexPageInlineSidebar"] [data-selenium-test="sidebar-preview-panel"][data-crm-location="CRM_OBJECT_PREVIEW"]',
      );
      await expect(panel.locator('[data-selenium-test="preview-panel-header"] a[href*="/record/"]')).toHaveText(
        'Orion Cement – Kiln monitoring',
      );
      await expect(
        panel.locator('[data-card-type="PROPERTIES_V3"] [data-selenium-test="property-input-amount"]'),
      ).toHaveText('€97,000.00');
      expect(new URL(page.url()).pathname).toBe(path);
    }
  });

  test('a list has cells and rows, a board has columns and cards with shortened amounts', async ({ stage }) => {
    const { page } = stage;
    await stage.visit('/contacts/4242001/objects/0-3/views/all/list');
    const deal = id('acme-rollout');
    await expect(
      page.locator(
        `[data-test-id="row-${deal}"] td[data-table-external-id*="name-"] [data-test-id="truncated-object-label"]`,
      ),
    ).toHaveText('Acme – Plant maintenance rollout');
    await expect(page.locator(`[data-test-id="cell-0-3-amount-${deal}"]`)).toHaveText('€184,000.00');
    await driveHubspot(page)('list', 'deal', 'board');
    await expect(
      page.locator(`[data-test-id="cdb-column-decisionmakerboughtin"] [data-selenium-test="deal-board-card-${deal}"]`),
    ).toContainText('€184K');
  });

  test('a record is created in a frame within a frame', async ({ stage }) => {
    await stage.visit(ACME);
    await driveHubspot(stage.page)('openCreator', 'deal');
    const inner = stage.page
      .frameLocator('[name="nav-components:nav-object-create"]')
      .frameLocator('[data-test-id="object-builder-ui-iframe"]');
    await expect(inner.locator('[data-selenium-test="creator"] [data-test-id="property-input-amount"]')).toHaveValue(
      '1',
    );
  });

  test('the help desk shows a ticket without a left sidebar, its properties on the right', async ({ stage }) => {
    const { page } = stage;
    await stage.visit(`/help-desk/4242001/view/1/ticket/${id('sensor-offline')}`);
    await expect(page.locator('[data-test-id="ticket-header-name-link"]')).toHaveText(
      'Line 4 sensor offline since Sunday',
    );
    await expect(page.locator('#record-page-left-sidebar')).toHaveCount(0);
    await expect(
      page.locator('[data-card-type="PROPERTIES_V3"] [data-test-id="property-input-hs_pipeline_stage"]'),
    ).toHaveText('Waiting on us');
    await page.getByRole('link', { name: 'Work order export cuts off umlauts' }).click();
    await expect(page.locator('[data-test-id="ticket-header-name-link"]')).toHaveText(
      'Work order export cuts off umlauts',
    );
  });
});

test('no page says anything in the console or asks for anything outside HubSpot', async ({ stage }) => {
  const { page } = stage;
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  await stage.visit('/');
  const demo = driveHubspot(page);
  for (const link of await page.locator('[data-test-id="hs-vertical-nav"] a').all()) await link.click();
  for (const [type, key] of [
    ['contact', 'dana'],
    ['company', 'orion'],
    ['deal', 'orion-inquiry'],
    ['ticket', 'export'],
    ['2-777', 'visit-toto'],
  ] as const) {
    await demo('open', type, id(key));
    await demo('openAllProperties');
    await demo('openPreview', id('acme'));
    await demo('closeAll');
  }
  await stage.visit('/live-messages/4242001/inbox/17');
  await demo('openCreator', 'deal');
  await page.frameLocator('iframe').frameLocator('iframe').locator('form').waitFor();
  expect(said).toEqual([]);
  expect(new Set(asked)).toEqual(new Set(['app.hubspot.com']));
});
