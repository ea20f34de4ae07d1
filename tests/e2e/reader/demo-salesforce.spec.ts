import { expect } from 'playwright/test';
import { ACME, idOf, NATIVE_HOST, org, pathOf, test } from './demo-salesforce-stage';

const ACTIVE = 'div.windowViewMode-normal.active';
const NAME = `all('[slot=primaryField]', document.querySelector('${ACTIVE}')).map(text)[0]`;
const ROLLOUT = 'Acme – Plant maintenance rollout';

test.afterEach(({ stage }) => {
  expect(stage.complaints).toEqual([]);
});

test('a record is shown by its header, path and fields', async ({ stage }) => {
  await stage.visit(ACME);
  expect(await stage.look(NAME)).toBe(ROLLOUT);
  expect(await stage.look(`document.querySelector('li.slds-is-current')?.dataset.name`)).toBe('Negotiation/Review');
  expect(
    await stage.look(
      `text(document.querySelector('[data-target-selection-name="sfdc:RecordField.Opportunity.Amount"] [slot=outputField]'))`,
    ),
  ).toBe('EUR 184,000.00');
  expect(
    await stage.look(
      `text(document.querySelector('[data-target-selection-name="sfdc:RecordField.Opportunity.NextStep"] [slot=outputField]'))`,
    ),
  ).toBe('');
  expect(await stage.page.title()).toBe(`${ROLLOUT} | Opportunity | Salesforce`);
});

for (const [spelling, path] of [
  ['short', `/lightning/r/${idOf('acme-rollout')}/view`],
  ['app', `/lightning/app/06mQy000000AbcD${ACME.replace('/lightning', '')}`],
  ['15-character', ACME.replace(idOf('acme-rollout'), idOf('acme-rollout').slice(0, 15))],
] as const)
  test(`the ${spelling} form of the address shows the same record`, async ({ stage }) => {
    await stage.visit(path);
    expect(await stage.look(NAME)).toBe(ROLLOUT);
  });

test('old pages stay in the document, at most six, and one is active', async ({ stage }) => {
  await stage.visit(ACME);
  const keys = ['acme-spares', 'nordwind-renewal', 'orion-kiln', 'kestrel-line4', 'kestrel-renewal', 'toto-cloud'];
  for (const [index, key] of keys.entries()) {
    await stage.drive('open', key);
    await stage.drive('settled');
    const hosts = await stage.look(`document.querySelectorAll('.lafPageHost').length`);
    expect(hosts).toBe(Math.min(index + 2, 6));
  }
  expect(await stage.look(`document.querySelectorAll('.lafPageHost.active').length`)).toBe(1);
  expect(await stage.look(`all('[slot=primaryField]').length`)).toBe(6);
  expect(await stage.look(`all('[slot=primaryField]').map(text).includes('${ROLLOUT}')`)).toBe(false);
});

test('the address changes before the page, and the title after it', async ({ stage }) => {
  await stage.visit(ACME, { delays: { min: 500, max: 500 } });
  const before = await stage.page.evaluate(() => {
    demo.open('nordwind-renewal');
    return { path: location.pathname, title: document.title, active: document.querySelectorAll('.lafPageHost').length };
  });
  expect(before).toEqual({
    path: pathOf('Opportunity', 'nordwind-renewal'),
    title: `${ROLLOUT} | Opportunity | Salesforce`,
    active: 1,
  });
  expect(await stage.look(NAME)).toBe(ROLLOUT);
  await stage.drive('settled');
  expect(await stage.look(NAME)).toBe('Renewal 2027');
  expect(await stage.page.title()).toContain('Renewal 2027');
});

/** The order in which parts of the next page appear. */
const ORDER = `new Promise((resolve) => {
  const order = [];
  const note = (part, there) => { if (there && !order.includes(part)) order.push(part); };
  const look = () => {
    const page = document.querySelector('.lafPageHost.active');
    note('header', page.querySelector('records-highlights2'));
    note('path', page.querySelector('li.slds-path__item'));
    note('details', page.querySelector('flexipage-tabset2'));
    note('side', page.querySelector('.forceChatterFeed'));
    note('title', document.title.startsWith('Orion'));
  };
  demo.open('orion-kiln');
  new MutationObserver(() => {
    if (document.querySelectorAll('.lafPageHost').length > 1) look();
    if (order.length === 5) resolve(order.join(' '));
  }).observe(document, { childList: true, subtree: true, characterData: true });
})`;

test('parts appear in order, or shuffled, the same way for the same seed', async ({ stage }) => {
  const orders: unknown[] = [];
  for (const options of [{}, { shuffle: true, seed: 3 }, { shuffle: true, seed: 3 }, { shuffle: true, seed: 5 }]) {
    await stage.visit(ACME, { ...options, delays: { min: 60, max: 90 } });
    orders.push(await stage.page.evaluate(ORDER));
  }
  expect(orders[0]).toBe('header path details title side');
  expect(orders[1]).not.toBe(orders[0]);
  expect(orders[2]).toBe(orders[1]);
  expect(orders[3]).not.toBe(orders[1]);
});

test('a page that was left goes on rendering behind the new one', async ({ stage }) => {
  await stage.visit(ACME, { delays: { min: 100, max: 100 } });
  await stage.page.evaluate(async () => {
    demo.open('orion-kiln');
    await new Promise((resolve) => setTimeout(resolve, 150));
    demo.open('acme-spares');
  });
  await stage.drive('settled');
  expect(await stage.look(NAME)).toBe('Acme – Spare parts forecasting');
  expect(await stage.look(`all('[slot=primaryField]').map(text).includes('Orion Cement – Kiln monitoring')`)).toBe(
    true,
  );
  expect(await stage.page.title()).toContain('Spare parts');
});

test('links, list rows and the navigation move without loading a document', async ({ stage }) => {
  await stage.visit('/lightning/page/home');
  await stage.page.evaluate(() => Reflect.set(globalThis, 'sameDocument', true));
  await stage.page.locator('one-appnav a[title="Opportunities"]').click();
  await stage.page.locator('table a', { hasText: ROLLOUT }).click();
  await stage.drive('settled');
  expect(await stage.look(NAME)).toBe(ROLLOUT);
  await stage.page.locator(`${ACTIVE} force-lookup a`, { hasText: 'Acme Industrial' }).first().click();
  await stage.drive('settled');
  expect(await stage.look(NAME)).toBe('Acme Industrial');
  await stage.page.goBack();
  await stage.drive('settled');
  expect(await stage.look(NAME)).toBe(ROLLOUT);
  expect(await stage.page.evaluate(() => Reflect.get(globalThis, 'sameDocument'))).toBe(true);
});

test('the details are not rendered before their tab is opened', async ({ stage }) => {
  await stage.visit(ACME, { details: 'not-opened' });
  const fields = `all('[data-target-selection-name^="sfdc:RecordField."]').length`;
  expect(await stage.look(fields)).toBe(0);
  expect(await stage.look(`document.querySelector('#detailTab__item').getAttribute('aria-selected')`)).toBe('false');
  await stage.drive('showTab', 'detailTab');
  await stage.drive('settled');
  expect(await stage.look(fields)).toBeGreaterThan(15);
});

test('with real roots nothing of a record is in the document itself', async ({ stage }) => {
  await stage.visit(ACME, {}, NATIVE_HOST);
  expect(await stage.look(`document.querySelectorAll('[data-target-selection-name]').length`)).toBe(0);
  expect(await stage.look(`all('[data-target-selection-name]').length`)).toBeGreaterThan(15);
  expect(await stage.look(`document.body.textContent.includes('184,000.00')`)).toBe(false);
  expect(await stage.look(`all('[data-render-mode=shadow]').length`)).toBeGreaterThan(15);
  expect(await stage.look(`field('Amount').map((each) => each.trim())`)).toContainEqual(
    expect.stringContaining('EUR 184,000.00'),
  );
});

test('orgs speak their language', async ({ stage }) => {
  await stage.visit(pathOf('Opportunity', 'mueller-frame'), {}, 'muster.lightning.force.com');
  expect(await stage.look(`field('Amount')[0]`)).toMatch(/Betrag.*1\.250\.000,00\sEUR/);
  expect(await stage.look(`field('CloseDate')[0]`)).toContain('24.03.2027');
  await stage.visit(pathOf('Opportunity', 'toto-cloud'), {}, 'nihon.lightning.force.com');
  expect(await stage.look(`field('StageName')[0]`)).toContain('フェーズ価値の提案');
  expect(await stage.look(`field('CreatedById')[0]`)).toMatch(/2026\/10\/03 9:00/);
  await stage.drive('edit');
  await stage.drive('settled');
  expect(await stage.look(`all('[data-date-format]').map(text)`)).toEqual(['形式: 2024/12/31']);
});

for (const host of ['acme.lightning.force.com', NATIVE_HOST])
  test(`every record of the org opens at ${host}, with its name and its owner`, async ({ stage }) => {
    await stage.visit('/lightning/page/home', {}, host);
    for (const record of org.records) {
      await stage.drive('open', record.key);
      await stage.drive('settled');
      const page = `document.querySelector('${ACTIVE}')`;
      expect(await stage.look(`all('[slot=primaryField]', ${page}).map(text)[0]`)).toBe(record.name);
      expect(await stage.look(`field('OwnerId', ${page}).length`)).toBe(1);
    }
  });

test('nothing is asked of any other host', async ({ stage }) => {
  const hosts = new Set<string>();
  stage.page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await stage.visit(ACME, { dark: true });
  expect([...hosts].filter(Boolean)).toEqual(['acme.lightning.force.com']);
  const background = await stage.page.evaluate(
    () => getComputedStyle(document.querySelector('.desktop.container') ?? document.body).backgroundColor,
  );
  expect(background).toBe('rgb(18, 18, 18)');
});
