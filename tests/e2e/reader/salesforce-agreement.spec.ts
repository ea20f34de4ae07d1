import type { BrowserContext } from 'playwright';
import { expect, test } from 'playwright/test';
import { plainContext } from '../../support/shared-browser';
import { DEAL, IDS, inShort, openFixture, readPage, recordOn } from './salesforce-page';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

test.describe('a page is a record only when address, page and header agree', () => {
  const cases: [string, string, string, string][] = [
    ['another object is in front', 'opportunity', `/lightning/r/Account/${IDS.account}/view`, 'other-object'],
    ['the header still names another record', 'header-of-another', DEAL, 'header-disagrees'],
    ['the fields are still another record’s', 'fields-of-another', DEAL, 'header-disagrees'],
    ['only a cached page is there', 'nothing-drawn', DEAL, 'page-not-rendered'],
  ];
  for (const [words, fixture, path, wait] of cases)
    test(`so it waits while ${words}`, async () => {
      expect(await readPage(await openFixture(context, fixture, path))).toEqual({ wait });
    });

  test('so it waits while the title names a longer name', async () => {
    const page = await openFixture(context, 'opportunity');
    await page.evaluate(() => {
      document.title = 'Burlington - 200 Looms, renewal | Opportunity | Salesforce';
    });
    expect(await readPage(page)).toEqual({ wait: 'header-disagrees' });
  });

  test('so it waits while the header is not there', async () => {
    const page = await openFixture(context, 'opportunity-details-closed');
    await page.evaluate(() => {
      for (const name of document.querySelectorAll('h1')) name.remove();
    });
    expect(await readPage(page)).toEqual({ wait: 'no-header' });
  });

  test('in a console: the subtab in front, whichever workspace keeps an active one inside', async () => {
    const lead = `/lightning/r/Lead/${IDS.lead}/view?ws=%2Flightning%2Fr%2FAccount%2F${IDS.account}%2Fview`;
    expect((await recordOn(await openFixture(context, 'console-subtab', lead))).name).toBe('Frau Erika Beispiel');
    expect(await readPage(await openFixture(context, 'console-subtab', DEAL))).toEqual({ wait: 'other-object' });
    expect((await recordOn(await openFixture(context, 'console-other-workspace'))).name).toBe('Burlington - 200 Looms');
    expect(await readPage(await openFixture(context, 'console-other-workspace', lead))).toEqual({
      wait: 'other-object',
    });
  });

  test('in a console: the tab has to name it too', async () => {
    const page = await openFixture(context, 'console-other-workspace');
    await page.evaluate(() => {
      for (const tab of document.querySelectorAll('a.tabHeader[title^="Burlington"]'))
        tab.setAttribute('title', 'Another deal | Opportunity');
    });
    expect(await readPage(page)).toEqual({ wait: 'header-disagrees' });
  });
});

test.describe('a field on the page without a value to read', () => {
  test('takes the header’s value where the layout taught the label’s name, and only then', async () => {
    const { fields } = await recordOn(await openFixture(context, 'highlights-learn'));
    expect(fields.amount).toMatchObject({ raw: '$77.00', via: 'highlights', label: 'Amount' });
    expect(fields['sf:A__c']?.raw).toBe('1');
    expect(fields['sf:B__c']?.raw).toBe('2');
    expect(Object.values(fields).some((reading) => reading.raw === 'no')).toBe(false);
  });

  test('is unreadable, not empty, while a placeholder stands there', async () => {
    const page = await openFixture(context, 'opportunity');
    await page.evaluate(() => {
      const slot = document.querySelector(
        '.windowViewMode-normal.active [data-target-selection-name$="Opportunity.NextStep"] [slot]',
      );
      slot?.append(document.createElement('lightning-stencil'));
      slot?.lastElementChild?.setAttribute('class', 'slds-stencil');
      document
        .querySelector('.windowViewMode-normal.active [data-target-selection-name$="Opportunity.Type"] [slot]')
        ?.remove();
    });
    const record = await recordOn(page);
    expect(inShort(record)).toMatchObject({ nextStep: 'unreadable', type: 'unreadable', source: 'empty' });
  });

  test('is unreadable where its element still shows the record before', async () => {
    const page = await openFixture(context, 'opportunity');
    const result = await page.evaluate(() => {
      const { reader, addresses } = globalThis.Salesforce;
      const identity = addresses.identify(new URL(document.URL));
      if ('none' in identity) return null;
      const told: [string | null, string][] = [];
      const read = reader.read(identity, document, {
        isStale: (element, raw) =>
          /\.(?:Score__c|CreatedById)$/.test(element.getAttribute('data-target-selection-name') ?? '') && raw !== '',
        onField: (element, raw) => told.push([element.getAttribute('data-target-selection-name'), raw]),
      });
      return { read, told };
    });
    if (!result || !('record' in result.read)) throw new Error('no record');
    const { record } = result.read;
    expect(inShort(record)).toMatchObject({
      'sf:Score__c': 'unreadable',
      'sf:CreatedById': 'unreadable',
      created: 'unreadable',
    });
    expect(record.fields.type?.raw).toBe('New Customer');
    expect(result.told).toContainEqual(['sfdc:RecordField.Opportunity.Amount', '$1,250,000.00']);
    expect(result.told).toContainEqual(['sfdc:RecordField.Opportunity.NextStep', '']);
  });

  test('gives neither text where the page shows two different ones', async () => {
    const page = await openFixture(context, 'opportunity');
    await page.evaluate(() => {
      const hook = document.querySelector(
        '.windowViewMode-normal.active [data-target-selection-name$="Opportunity.Type"]',
      );
      const copy = hook?.cloneNode(true);
      if (!hook || !(copy instanceof Element)) return;
      copy.querySelector('[slot]')?.replaceChildren('Renewal');
      hook.after(copy);
    });
    expect(inShort(await recordOn(page))).toMatchObject({ type: 'unreadable' });
  });
});
