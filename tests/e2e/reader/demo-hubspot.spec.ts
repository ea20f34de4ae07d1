import { expect } from 'playwright/test';
import { recordNamed } from '../../demo-crm/data.ts';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import { ACME, id, LEFT, org, record, row, test } from './demo-hubspot-stage.ts';

// That the demo HubSpot looks as crm.md §3 says HubSpot does. Nothing of the product runs here.

test.describe('the grammar of a record page (crm.md §3.1)', () => {
  const HOOKS = [
    '[data-test-id="hs-global-toolbar"]',
    '[data-test-id="hs-vertical-nav"]',
    `${LEFT} [data-test-id^="card-wrapper-"] > [data-card-type="OBJECT_HIGHLIGHT"][data-card-id="OBJECT_HIGHLIGHT-FAS-0-3-1"]`,
    '[data-card-type="OBJECT_HIGHLIGHT"] > [data-test-id="crm-card-content"][data-selenium-test^="card-id-"]',
    '[data-test-id="record-highlight-content"] > [data-test-id="record-highlight-main-content"]',
    '[data-test-id="highlight-record-label"][data-selenium-test="highlightTitle"] > [data-test-id="highlight-property-display-dealname"]',
    '[data-test-id="properties-list"] > [data-test-id="highlight-property-item-amount"] > [data-test-id="highlight-property-display-amount"]',
    '[data-test-id="highlight-property-item-closedate"]',
    '[data-test-id="highlight-property-item-dealstage"] [data-test-id="deal-stage-select"] button',
    `${LEFT} [data-selenium-test="create-engagement-email-button"]`,
    `${LEFT} [data-selenium-test="create-engagement-meeting-button"]`,
    `${LEFT} [data-card-type="PROPERTIES_V3"][data-card-id="4773"][data-selenium-test="properties-card-content"]`,
    `${LEFT} [data-card-type="PROPERTIES_V3"][data-card-id="PROPERTIES_V3/0-3/V2"]`,
    `${row('amount')} > div[data-deferred-property-input-root="true"][data-deferred-property-input-state="editable"][data-deferred-property-input-mode="display"]`,
    `${row('amount')} label[id][for]`,
    `${row('amount')} span[data-test-id="hover-content-wrapper"] > button`,
    `${row('amount')} div[aria-labelledby] span[data-selenium-test="property-input-amount"]`,
    `${row('dealstage')} [data-test-id="property-input-dealstage"] [data-test-id="badge"]`,
    `${row('dealstage')} [data-test-id="property-input-dealstage"] [data-test-id="dropdown-caret"]`,
    `${row('createdate')} > [data-deferred-property-input-state="readonly"]`,
    '[data-test-id="middle-pane"] [data-test-id="tab-overview-content"]',
    '[data-test-id="middle-pane"] [data-card-type="DATA_HIGHLIGHTS"] [data-test-id="crm-data-highlights-item"] > p + p',
    '[data-test-id="middle-pane"] [data-card-type="PROPERTIES_LIST"] [data-test-id="crm-property-list-item"] > p + p',
    '[data-test-id="crm-events-viz-timeline"] [data-test-id="timeline-card"] [data-test-id="event-timestamp"]',
    '[data-test-id="records-right-sidebar"] [data-test-id="right-sidebar"] [data-card-type="ASSOCIATION_V3"][data-card-id="ASSOCIATION_V3/0-1"]',
    '[data-test-id="middle-pane"] [data-card-type="ASSOCIATION_TABLE"]',
    '[data-test-id="contact-chicklet-title-link"][href*="/record/0-1/"]',
    '[data-test-id="company-chicklet-title-link"][href*="/record/0-2/"]',
    '[data-locale-at-render="en-us"]',
  ];

  test('has every hook that is known, each where it belongs', async ({ stage }) => {
    await stage.visit(ACME);
    const missing = await stage.page.evaluate(
      (hooks) => hooks.filter((hook) => document.querySelector(hook) === null),
      HOOKS,
    );
    expect(missing).toEqual([]);
    expect(
      await stage.page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--global-nav-vertical-nav-width'),
      ),
    ).toBe('64px');
  });

  const NAMES: [string, string, string][] = [
    ['0-1', 'dana', 'hs_full_name_or_email'],
    ['0-2', 'acme', 'name'],
    ['0-3', 'acme-rollout', 'dealname'],
    ['0-5', 'sensor-offline', 'subject'],
    ['2-777', 'visit-acme', 'name'],
  ];
  for (const [type, key, property] of NAMES) {
    test(`names a ${type} by ${property}, in a hook that is nested twice`, async ({ stage }) => {
      await stage.visit(record(type, key));
      const hook = `${LEFT} [data-selenium-test="highlightTitle"] [data-test-id="highlight-property-display-${property}"]`;
      await expect(stage.page.locator(hook)).toHaveText(Array(2).fill(recordNamed(org, key).name));
      await expect(stage.page).toHaveTitle(recordNamed(org, key).name);
    });
  }

  test('shows values as text, "--" for none, and an owner without a hook', async ({ stage }) => {
    const { page } = stage;
    await stage.visit(ACME);
    await expect(page.locator('[data-selenium-test="property-input-amount"]').first()).toHaveText('€184,000.00');
    await expect(page.locator(`${row('closedate')} [data-selenium-test="property-input-closedate"]`)).toHaveText(
      '12/18/2026',
    );
    await expect(page.locator(`${row('hs_next_step')} [data-selenium-test="property-input-hs_next_step"]`)).toHaveText(
      '--',
    );
    await expect(page.locator(`${row('label-color')} [data-selenium-test="property-input-label-color"]`)).toHaveText(
      'teal',
    );
    await expect(page.locator(`${row('hubspot_owner_id')} div[aria-labelledby]`)).toHaveText('Mara Lindqvist');
    await expect(page.locator('[data-selenium-test="property-input-hubspot_owner_id"]')).toHaveCount(0);
    await stage.visit(record('0-1', 'alex-acme'));
    await expect(page.locator(`${row('hubspot_owner_id')} div[aria-labelledby]`)).toHaveText('No owner');
    await expect(page.locator('[data-test-id="highlight-property-item-jobtitle-and-company"]')).toHaveText(
      'Purchasing at Acme Industrial',
    );
  });

  test('keeps the tabs that are not open in the page, hidden', async ({ stage }) => {
    await stage.visit(ACME);
    const tabs = stage.page.locator('[data-test-id="middle-pane"] [data-test-id^="tab-"][data-test-id$="-content"]');
    await expect(tabs).toHaveCount(3);
    await expect(tabs.filter({ visible: true })).toHaveCount(1);
    await stage.page.locator('[data-test-id="tab-activities"]').click();
    await expect(stage.page.locator('[data-test-id="tab-activities-content"]')).toBeVisible();
    await expect(stage.page.locator('[data-test-id="tab-overview-content"]')).toBeHidden();
  });

  test('has class names that are hashes, other ones with another seed', async ({ stage }) => {
    const classOf = (): Promise<string | null> => stage.page.locator('#record-page-left-sidebar').getAttribute('class');
    await stage.visit(ACME, { seed: 1 });
    const first = await classOf();
    await stage.visit(ACME, { seed: 2 });
    expect(first).toMatch(/^sc-\w+-0 \w{5}$/);
    expect(await classOf()).not.toBe(first);
  });

  test('is light or dark', async ({ stage }) => {
    const ground = (): Promise<string> => stage.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await stage.visit(ACME);
    expect(await ground()).toBe('rgb(245, 247, 249)');
    await stage.visit(ACME, { dark: true });
    expect(await ground()).toBe('rgb(20, 27, 34)');
  });

  test('speaks German and Japanese at the other hublets', async ({ stage }) => {
    const { page } = stage;
    const german = '/contacts/4242002/record/0-3/';
    await stage.visit(german + id('mueller-frame'), {}, 'app-eu1.hubspot.com');
    await expect(page.locator(`${row('amount')} label`)).toHaveText('Betrag');
    await expect(page.locator(`${row('amount')} [data-selenium-test]`)).toHaveText('1.250.000,00 €');
    await expect(page.locator(`${row('closedate')} [data-selenium-test]`)).toHaveText('24.03.2027');
    await expect(page.locator(`${row('dealstage')} [data-selenium-test]`)).toHaveText('Präsentation vereinbart');
    await expect(page.locator('[data-locale-at-render="de-de"]').first()).toBeAttached();
    await stage.visit(`/contacts/4242003/record/0-3/${id('toto-cloud')}`, {}, 'app-ap1.hubspot.com');
    await expect(page.locator(`${row('amount')} [data-selenium-test]`)).toHaveText('￥23,800,000');
    await expect(page.locator(`${row('closedate')} [data-selenium-test]`)).toHaveText('2027/01/29');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  });
});

test.describe('editing', () => {
  test('moves the hook to the input, where only the live value counts, and saves it', async ({ stage }) => {
    const { page } = stage;
    await stage.visit(`/contacts/4242002/record/0-3/${id('acme-rollout')}`, {}, 'app-eu1.hubspot.com');
    await page.locator(`${row('amount')} span[data-selenium-test="property-input-amount"]`).click();
    const input = page.locator(
      `${row('amount')} [data-test-id="DisplayOptimizedFormControl"] input[data-selenium-test="property-input-amount"]`,
    );
    await expect(input).toHaveValue(/^184\.000,00\s€$/);
    await expect(page.locator(`${row('amount')} > div`)).toHaveAttribute('data-deferred-property-input-mode', 'input');
    await expect(page.locator(`${row('amount')} span[data-selenium-test="property-input-amount"]`)).toHaveCount(0);
    await input.fill('201.500,5');
    await expect(page.locator('[data-test-id="highlight-property-item-amount"]')).toContainText('184.000,00 €');
    await driveHubspot(page)('commit');
    await expect(page.locator(`${row('amount')} span[data-selenium-test="property-input-amount"]`)).toHaveText(
      '201.500,50 €',
    );
    await expect(page.locator('[data-test-id="highlight-property-item-amount"]')).toContainText('201.500,50 €');
  });

  test('uses a button for choices and a text area for long text, and reads dates in the portal order', async ({
    stage,
  }) => {
    const { page } = stage;
    const demo = driveHubspot(page);
    await stage.visit(ACME);
    await demo('edit', 'dealstage');
    await expect(page.locator(`${row('dealstage')} button[data-selenium-test="property-input-dealstage"]`)).toHaveText(
      'Decision Maker Bought-In',
    );
    await demo('edit', 'description');
    await expect(
      page.locator(`${row('description')} textarea[data-selenium-test="property-input-description"]`),
    ).toHaveValue(/Three plants/);
    await demo('edit', 'closedate');
    await page.locator(`${row('closedate')} input`).fill('3/4/2027');
    await demo('commit');
    await expect(page.locator(`${row('closedate')} [data-selenium-test]`)).toHaveText('03/04/2027');
  });

  test('shows what a colleague changes meanwhile', async ({ stage }) => {
    await stage.visit(ACME);
    await driveHubspot(stage.page)('setField', id('acme-rollout'), 'dealstage', {
      salesforce: 'Closed Won',
      hubspot: 'closedwon',
    });
    await expect(stage.page.locator(`${row('dealstage')} [data-selenium-test]`)).toHaveText('Closed Won');
    await expect(stage.page.locator(`${row('hs_deal_stage_probability')} [data-selenium-test]`)).toHaveText('100%');
  });
});
