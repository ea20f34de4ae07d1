import { expect } from 'playwright/test';
import type { Page } from 'puppeteer-core';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import {
  adviceIn,
  demoPage,
  type Firefox,
  inPanel,
  pressButton,
  pressInPanel,
  test,
  textInPanel,
  until,
} from '../../support/firefox.ts';

const org = demoOrg();
const deal = recordNamed(org, 'acme-rollout');
const other = recordNamed(org, 'nordwind-renewal');
const PORTAL = 'https://app.hubspot.com/contacts/4242001';

let firefox: Firefox;
test.beforeEach(({ firefox: installed }) => {
  firefox = installed;
});

async function hubspotDeal(id = deal.hubspotId ?? ''): Promise<{ page: Page; errors: string[] }> {
  const opened = await demoPage(firefox.browser);
  await opened.page.goto(`${PORTAL}/record/0-3/${id}`);
  await adviceIn(opened.page, id);
  return opened;
}

const tipOf = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      document
        .querySelector('sightline-panel')
        ?.shadowRoot?.querySelector<HTMLElement>('.card[data-tip]')
        ?.getAttribute('data-tip') ?? '',
  );

test('in Firefox an answer is kept over a load, and its tip makes place; a tip that is put aside goes until that is undone', async () => {
  const { page, errors } = await hubspotDeal();
  const tip = await tipOf(page);
  await pressButton(page, 'Tried');
  await inPanel(page, '.notice');
  await inPanel(page, '.card [aria-busy="true"]', false);
  await page.reload();
  await adviceIn(page, deal.hubspotId ?? '');
  const next = await tipOf(page);
  expect(next).not.toBe(tip);
  await pressButton(page, 'Put this tip aside');
  await pressButton(page, 'On this record');
  await inPanel(page, `[data-tip="${next}"]`, false);
  await pressButton(page, 'Undo');
  await inPanel(page, `.card[data-tip="${next}"]`);
  expect(errors).toEqual([]);
});

test('in Firefox the playbook is searched by keyboard, a key closes what it opened, and the page sees none of it', async () => {
  const { page } = await hubspotDeal();
  await page.evaluate(() => {
    const keys: string[] = [];
    Reflect.set(window, 'keysSeen', keys);
    for (const type of ['keydown', 'keypress', 'keyup'])
      window.addEventListener(type, (event) => keys.push((event as KeyboardEvent).key), true);
  });
  await pressButton(page, 'Search the playbook');
  await page.keyboard.type('propsal');
  await inPanel(page, '[role="option"]');
  expect((await textInPanel(page, '[role="listbox"]')).toLowerCase()).toContain('proposal');
  await page.keyboard.press('Enter');
  await inPanel(page, '.item h3');
  for (const _ of [1, 2]) await page.keyboard.press('Escape');
  await inPanel(page, '.node.leader');
  expect(await page.evaluate(() => Reflect.get(window, 'keysSeen'))).toEqual([]);
});

test('in Firefox the panel folds to its edge, stays so in other tabs, and the page has its width back', async () => {
  const { page } = await hubspotDeal();
  const widthOf = (of: Page): Promise<number> => of.evaluate(() => document.body.getBoundingClientRect().width);
  const narrow = await widthOf(page);
  await pressButton(page, 'Collapse');
  await inPanel(page, '.edge-tab');
  await until(page, 'its width', `document.body.getBoundingClientRect().width > ${narrow}`);
  const { page: second } = await demoPage(firefox.browser);
  await second.goto(`${PORTAL}/record/0-3/${deal.hubspotId}`);
  await inPanel(second, '.edge-tab');
  await pressInPanel(second, '.edge-tab');
  await inPanel(second, 'h2');
  await page.bringToFront();
  await inPanel(page, 'h2');
});

test('in Firefox records follow one another in both CRMs, and never one under the address of another', async () => {
  const { page } = await demoPage(firefox.browser, { delays: { min: 0, max: 40 }, shuffle: true, seed: 5 });
  await page.goto(`https://acme.lightning.force.com/lightning/r/Opportunity/${deal.salesforceId}/view`);
  await adviceIn(page, deal.salesforceId);
  await page.evaluate(() => {
    const wrong: string[] = [];
    Reflect.set(window, 'wrong', wrong);
    const look = (): void => {
      const panel = document.querySelector<HTMLElement>('sightline-panel');
      const id = panel?.dataset.recordId ?? '';
      if (id !== '' && !location.pathname.includes(id)) wrong.push(`${id} at ${location.pathname}`);
      requestAnimationFrame(look);
    };
    look();
  });
  const keys = ['nordwind-renewal', 'acme-spares', 'orion-kiln', 'acme-rollout', 'kestrel-line4', 'nordwind-renewal'];
  for (const key of keys) {
    await page.evaluate(
      (wanted) => (window as unknown as { demo: { open(key: string): void } }).demo.open(wanted),
      key,
    );
    await adviceIn(page, recordNamed(org, key).salesforceId);
  }
  expect(await page.evaluate(() => Reflect.get(window, 'wrong'))).toEqual([]);
});

test('in Firefox an update under an open page replaces the panel', async () => {
  const { page, errors } = await hubspotDeal();
  await page.evaluate(() => document.querySelector('sightline-panel')?.setAttribute('data-old', ''));
  await firefox.update();
  await until(
    page,
    'the new panel alone',
    `document.querySelectorAll('sightline-panel').length === 1 && document.querySelector('sightline-panel:not([data-old])[data-state="advice"]') != null`,
  );
  expect(errors).toEqual([]);
});

test('in Firefox a page’s own clicks and keys do nothing in the panel, and taking it out brings it back', async () => {
  const { page } = await hubspotDeal(other.hubspotId ?? '');
  const done = await page.evaluate(() => {
    const root = document.querySelector('sightline-panel')?.shadowRoot;
    const boxes = [...(root?.querySelectorAll<HTMLInputElement>('.step input') ?? [])];
    for (const button of root?.querySelectorAll('button') ?? []) button.click();
    for (const box of boxes) box.click();
    for (const key of ['t', 'h', 'n', '/', '?', 'Escape'])
      root?.querySelector('h2')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    return boxes.length;
  });
  expect(done).toBeGreaterThan(0);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  for (const selector of ['.notice', '.search-input', '[aria-busy="true"]', '.shortcuts', '.edge-tab'])
    await inPanel(page, selector, false);
  await page.evaluate(() => document.querySelector('sightline-panel')?.remove());
  await inPanel(page, '.node.leader');
});
