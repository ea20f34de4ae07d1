import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { plainContext } from '../../support/shared-browser';
import { DEAL, IDS, openFixture, recordOn } from './salesforce-page';

/**
 * Salesforce publishes page objects for testers (npm `salesforce-pageobjects`, dev dependency). Their selectors are read
 * from the package when the test runs: they have to match the fixtures, and what they select has to be what we read.
 */
interface PageObject {
  selectors: { [name: string]: string };
}

async function pageObject(path: string): Promise<PageObject> {
  const file = new URL(`../../../node_modules/salesforce-pageobjects/dist/${path}.utam.json`, import.meta.url);
  const selectors: { [name: string]: string } = {};
  collect(JSON.parse(await readFile(file, 'utf8')), selectors);
  return { selectors };
}

function collect(node: unknown, selectors: { [name: string]: string }): void {
  if (typeof node !== 'object' || node === null) return;
  if ('name' in node && 'selector' in node && typeof node.name === 'string') {
    const css = (node.selector as { css?: unknown } | null)?.css;
    if (typeof css === 'string') selectors[node.name] = css;
  }
  for (const child of Object.values(node)) collect(child, selectors);
}

const WINDOW = '.windowViewMode-normal.active';
const LEAD = `/lightning/r/Lead/${IDS.lead}/view`;

/** Folded texts of what `css` selects inside each `within` of the page in front. */
function texts(page: Page, within: string, css: string | undefined): Promise<string[]> {
  return page.evaluate(
    ([scope = '', selector = '']) =>
      [...document.querySelectorAll(scope)].flatMap((root) =>
        [...root.querySelectorAll(selector)].map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()),
      ),
    [within, css ?? ''] as string[],
  );
}

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

test('a layout item’s output elements are what we read', async () => {
  const { selectors } = await pageObject('records/recordLayoutItem');
  const page = await openFixture(context, 'opportunity');
  const { fields } = await recordOn(page);
  const items = await page.evaluate(
    ([scope = '', output = '']) =>
      [...document.querySelectorAll(scope)].map((item) => ({
        label: item.getAttribute('field-label'),
        text: (item.querySelector(output)?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      })),
    [`${WINDOW} records-record-layout-item[field-label]`, selectors.outputField ?? ''] as string[],
  );
  expect(items.length).toBeGreaterThan(15);
  for (const { label, text } of items) {
    const reading = Object.values(fields).find(
      (field) => field.label === label && !/(?:Created|Modified)Date$/.test(field.api),
    );
    expect(reading, `${label}`).toBeDefined();
    if (reading?.value?.kind !== 'boolean') expect(text).toContain(reading?.raw ?? '');
  }
});

for (const [element, key] of [
  ['ownerLookup', 'owner'],
  ['recordType', 'sf:RecordTypeId'],
  ['formattedNumber', 'probability'],
  ['formattedRichText', 'sf:Health__c'],
  ['modstamp', 'sf:CreatedById'],
] as const)
  test(`a layout item’s ${element} holds ${key}`, async () => {
    const { selectors } = await pageObject('records/recordLayoutItem');
    const page = await openFixture(context, 'opportunity');
    const found = await texts(page, `${WINDOW} records-record-layout-item`, selectors[element]);
    const raw = (await recordOn(page)).fields[key]?.raw ?? 'nothing read';
    expect(found.some((text) => text.includes(raw))).toBe(true);
  });

for (const [element, key] of [
  ['lightningInputWrapper', 'sf:Phone'],
  ['recordPicklist', 'sf:Type'],
  ['recordLayoutLookup', 'sf:Partner__c'],
  ['recordCheckbox', 'sf:Vip__c'],
  ['recordTextArea', 'sf:Description'],
  ['inputAddress', 'sf:BillingAddress'],
  ['inputField', 'sf:Since__c'],
] as const)
  test(`a layout item’s ${element} is where ${key} is edited`, async () => {
    const { selectors } = await pageObject('records/recordLayoutItem');
    const page = await openFixture(context, 'account-inline-edit', `/lightning/r/Account/${IDS.account}/view`);
    const hooks = await page.evaluate(
      ([css = '']) =>
        [...document.querySelectorAll(`records-record-layout-item ${css}`)].map((found) =>
          found.closest('[data-target-selection-name]')?.getAttribute('data-target-selection-name'),
        ),
      [selectors[element] ?? ''] as string[],
    );
    expect(hooks).toContain(`sfdc:RecordField.Account.${key.slice(3)}`);
    expect((await recordOn(page)).fields[key]?.via).toBe('input');
  });

test('a Dynamic Forms field’s labels are ours', async () => {
  const { selectors } = await pageObject('record/flexipage/recordField');
  const page = await openFixture(context, 'contact-dynamic-forms', `/lightning/r/Contact/${IDS.contact}/view`);
  const labels = await texts(page, 'record_flexipage-record-field', selectors.label);
  const { fields } = await recordOn(page);
  const ours = Object.entries(fields).filter(([key]) => key.startsWith('sf:'));
  expect(ours.map(([, reading]) => reading.label).sort()).toEqual(labels.sort());
  expect((await texts(page, 'record_flexipage-record-field', selectors.inlineEditTrigger)).length).toBe(labels.length);
});

test('a path step is current where the page object says so', async () => {
  const { selectors } = await pageObject('runtime_sales/pathAssistantTab');
  const page = await openFixture(context, 'opportunity');
  const steps = await page.evaluate(
    ([scope = '', current = '', complete = '', link = '']) =>
      [...document.querySelectorAll(scope)].map((step) => ({
        label: step.querySelector(link)?.getAttribute('title'),
        api: step.getAttribute('data-name'),
        state: step.querySelector(current) ? 'current' : step.querySelector(complete) ? 'done' : 'ahead',
      })),
    [
      `${WINDOW} .runtime_sales_pathassistantPathAssistantTab`,
      selectors.statusCurrent ?? '',
      selectors.statusComplete ?? '',
      selectors.clickHeader ?? '',
    ] as string[],
  );
  expect((await recordOn(page)).stages).toEqual(steps);
});

test('an LWC path step has the page object’s link and label', async () => {
  const { selectors } = await pageObject('runtime_sales/pathStep');
  const page = await openFixture(context, 'opportunity-lost-lwc');
  const step = `${WINDOW} runtime_sales_pathassistant-path-step`;
  const labels = await texts(page, step, selectors.label);
  expect((await recordOn(page)).stages.map((stage) => stage.label)).toEqual(labels);
  expect(await texts(page, step, selectors.link)).toHaveLength(labels.length);
});

test('the header’s primary field is the record’s name, its secondary fields agree with the layout', async () => {
  const { selectors } = await pageObject('records/highlights2');
  const page = await openFixture(context, 'opportunity');
  const { name, fields } = await recordOn(page);
  const header = `${WINDOW} records-highlights2`;
  expect(await texts(page, header, selectors.primaryFieldContent)).toEqual([name]);
  expect(await texts(page, header, selectors.iconContent)).toHaveLength(1);
  expect(await texts(page, header, selectors.actionsRibbon)).toHaveLength(1);
  const secondary = await texts(page, header, selectors.secondaryFields);
  expect(secondary).toHaveLength(4);
  for (const key of ['account', 'closeDate', 'amount', 'owner'])
    expect(secondary.some((text) => text.includes(fields[key]?.raw ?? 'nothing read'))).toBe(true);
});

test('the console’s active tab is the workspace of the record we read', async () => {
  const { selectors } = await pageObject('navex/consoleTabContainer');
  const page = await openFixture(context, 'console-other-workspace');
  const active = await texts(page, '.oneConsoleTabContainer', selectors.activeTab);
  expect(active).toEqual([`${(await recordOn(page)).name} | Opportunity`]);
  expect(await texts(page, '.oneConsoleTabContainer', selectors.allTabs)).toHaveLength(3);
  expect(await texts(page, '.oneConsoleTabContainer', selectors.pinnedTabs)).toHaveLength(1);
  expect(await texts(page, '.oneConsoleTabContainer', selectors.overflowTrigger)).toHaveLength(1);
});

test('in a subtab the record is another than the active workspace’s', async () => {
  const { selectors } = await pageObject('navex/consoleTabContainer');
  const page = await openFixture(context, 'console-subtab', LEAD);
  expect(await texts(page, '.oneConsoleTabContainer', selectors.activeTab)).toEqual(['Beispiel Holding | Account']);
  expect((await recordOn(page)).name).toBe('Frau Erika Beispiel');
});

test('the stage’s own element shows our stage', async () => {
  const file = new URL(
    '../../../node_modules/salesforce-pageobjects/dist/sfa/outputStageName.utam.json',
    import.meta.url,
  );
  const tag = /Selector: ([a-z-]+)/.exec(await readFile(file, 'utf8'))?.[1] ?? '';
  const page = await openFixture(context, 'opportunity', DEAL);
  expect(await texts(page, WINDOW, tag)).toEqual([(await recordOn(page)).fields.stage?.raw]);
});
