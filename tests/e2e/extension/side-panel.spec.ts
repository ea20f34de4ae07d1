import type { browser } from '@wxt-dev/browser';
import { expect, type Page, test } from 'playwright/test';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import {
  HUBSPOT_LIST,
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  panelOn,
  send,
  storedEvents,
} from '../../support/extension.ts';

declare const chrome: typeof browser;

const DEAL = hubspotAddress('acme-rollout');
const OTHER = hubspotAddress('orion-kiln');
const ids = { acme: '51890341201', orion: '51890341205' };

let extension: Extension;
let own: Page;
/** The side panel's page. It follows the tab in front of its window, so it does the same in a tab behind. */
let side: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
  side = await extension.context.newPage();
  await side.goto(`chrome-extension://${extension.id}/sidepanel.html`);
});
test.afterEach(() => extension.close());

const choose = (place: 'page' | 'browser'): Promise<unknown> =>
  send(own, { type: 'preferences/set', body: { crm: 'hubspot', patch: { place } } });

async function open(address: string): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(address);
  return page;
}

const shows = (id: string): Promise<void> =>
  expect(side.locator('body')).toHaveAttribute('data-record-id', id, { timeout: 15_000 });
const ticks = async () => (await storedEvents(own)).filter(({ type }) => type === 'tick');

test('with the panel in the browser nothing of ours is in the page, and the side panel shows its advice', async () => {
  await choose('browser');
  const page = await open(DEAL);
  await shows(ids.acme);
  await expect(side.locator('#panel').getByRole('heading', { name: /Acme/ })).toHaveCount(1);
  expect(
    await page.evaluate(() => [
      document.querySelectorAll('sightline-panel').length,
      document.body.getBoundingClientRect().width,
      document.documentElement.children.length,
    ]),
  ).toEqual([0, 1280, 2]);
});

test('what a person does in the side panel holds for the record that it shows', async () => {
  await choose('browser');
  const page = await open(DEAL);
  await page.bringToFront();
  await shows(ids.acme);
  const box = side.locator('#panel').getByRole('checkbox').first();
  await box.focus();
  await side.keyboard.press('Space');
  await expect(box).toBeChecked();
  await expect
    .poll(async () => (await ticks()).map(({ record }) => record))
    .toEqual([`hubspot:4242001:deal:${ids.acme}`]);
});

test('the tab in front alone is shown: another tab blanks the side panel before it shows anything', async () => {
  test.setTimeout(120_000);
  await choose('browser');
  const pages = [await open(DEAL), await open(OTHER)] as const;
  const tabs = await own.evaluate(async () => (await chrome.tabs.query({})).map(({ id, url }) => [id, url] as const));
  const truth = Object.fromEntries(
    tabs.flatMap(([id, url]) => (url === DEAL ? [[id, 'Acme']] : url === OTHER ? [[id, 'Orion']] : [])),
  );
  expect(Object.keys(truth)).toHaveLength(2);
  await side.evaluate((known: { [tab: string]: string }) => {
    const wrong: string[] = [];
    const look = (): void => {
      const { tab = '', state = '', recordId = '' } = document.body.dataset;
      const title = document.querySelector('#panel')?.shadowRoot?.querySelector('h2')?.textContent ?? '';
      const right = state === 'advice' ? title.startsWith(known[tab] ?? 'nothing') : !/Acme|Orion/.test(title);
      if (!right) wrong.push(`${tab} ${state} ${recordId}: ${title}`);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { attributes: true });
    const root = document.querySelector('#panel')?.shadowRoot;
    if (root) observer.observe(root, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { wrong });
  }, truth);
  for (let turn = 0; turn < 20; turn += 1) {
    await pages[turn % 2 === 0 ? 0 : 1].bringToFront();
    if (turn % 3 !== 0) await shows(turn % 2 === 0 ? ids.acme : ids.orion);
  }
  await own.bringToFront();
  await expect(side.locator('body')).toHaveAttribute('data-state', 'no-record');
  expect(await side.evaluate(() => Reflect.get(window, 'wrong'))).toEqual([]);
});

test('it follows the tab to other records, to pages that are none, over a load, and to the end of the tab', async () => {
  await choose('browser');
  const page = await open(DEAL);
  await shows(ids.acme);
  await driveHubspot(page)('open', 'deal', ids.orion);
  await shows(ids.orion);
  await driveHubspot(page)('list', 'deal');
  await expect(side.locator('body')).toHaveAttribute('data-state', 'no-record');
  await page.goto(HUBSPOT_LIST);
  await expect(side.locator('body')).toHaveAttribute('data-state', 'no-record');
  await page.goto(DEAL);
  await shows(ids.acme);
  await page.reload();
  await shows(ids.acme);
  await page.close();
  await expect(side.locator('body')).toHaveAttribute('data-record-id', '');
});

test('a press that arrives when the tab has gone to another record does nothing', async () => {
  await choose('browser');
  const page = await open(DEAL);
  await shows(ids.acme);
  const step = await side.evaluate(
    () =>
      document
        .querySelector('#panel')
        ?.shadowRoot?.querySelector('[data-step]:has(input)')
        ?.getAttribute('data-step') ?? '',
  );
  const press = (about: string): Promise<void> =>
    own.evaluate(
      async ([url, name, key]) => {
        const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
        const port = chrome.tabs.connect(tab?.id ?? -1, { name: 'mirror' });
        port.postMessage({ act: 'tick', given: [name, true], number: 1, about: key });
      },
      [page.url(), step, about] as [string, string, string],
    );
  await press(`hubspot:4242001:deal:${ids.orion}`);
  await page.waitForTimeout(700);
  expect(await ticks()).toEqual([]);
  // The same press about the record in view is heeded.
  await press(`hubspot:4242001:deal:${ids.acme}`);
  await expect.poll(async () => (await ticks()).length).toBe(1);
});

test('search works in the side panel', async () => {
  await choose('browser');
  await open(DEAL);
  await shows(ids.acme);
  const found = await side.evaluate(async () => {
    const root = document.querySelector('#panel')?.shadowRoot;
    return root?.querySelector('.inner-edge, .edge-tab') === null && root.querySelector('aside')?.className;
  });
  expect(found).toContain('alone');
  await side.locator('#panel').getByRole('heading').first().focus();
  await side.keyboard.press('/');
  await side.keyboard.insertText('price');
  await expect(side.locator('#panel').getByRole('option').first()).toBeAttached();
});

test('the choice takes hold at once in open tabs, both ways', async () => {
  const page = await openRecord(extension.context, DEAL);
  await choose('browser');
  await expect(panelOn(page)).toHaveCount(0);
  expect(await page.evaluate(() => document.body.getBoundingClientRect().width)).toBe(1280);
  await choose('page');
  await expect(panelOn(page)).toHaveAttribute('data-state', 'advice');
  await expect(panelOn(page)).toHaveCount(1);
});

test('it is chosen on the options page, for one CRM', async () => {
  const options = await open(`chrome-extension://${extension.id}/options.html#sidebar`);
  await options.locator('[data-crm="hubspot"]').getByRole('radio', { name: 'In the browser’s side panel' }).check();
  const page = await open(DEAL);
  await shows(ids.acme);
  await expect(panelOn(page)).toHaveCount(0);
  await openRecord(
    extension.context,
    'https://halden.lightning.force.com/lightning/r/Opportunity/006Qy000008kTa1IAE/view',
  );
});

test('the side panel has no accessibility fault, light and dark, with advice and without', async () => {
  await choose('browser');
  for (const colorScheme of ['light', 'dark'] as const) {
    await side.emulateMedia({ colorScheme });
    await own.bringToFront();
    await expect(side.locator('body')).toHaveAttribute('data-state', 'no-record');
    expect(await accessibilityFaults(side, 'body')).toEqual([]);
    const page = await open(DEAL);
    await shows(ids.acme);
    expect(await accessibilityFaults(side, 'body')).toEqual([]);
    await page.close();
  }
});
