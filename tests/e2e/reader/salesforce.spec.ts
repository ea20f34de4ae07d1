import type { BrowserContext } from 'playwright';
import { expect, test } from 'playwright/test';
import { readingOf } from '../../../lib/crm/record';
import { plainContext } from '../../support/shared-browser';
import { DEAL, HOST, IDS, inShort, openFixture, readPage, recordOn } from './salesforce-page';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

test.describe('an opportunity on a classic layout', () => {
  test('is read from the page in front, not from the cached one before it', async () => {
    const record = await recordOn(await openFixture(context, 'opportunity'));
    expect(record).toMatchObject({
      crm: 'salesforce',
      org: 'acme',
      object: 'Opportunity',
      kind: 'deal',
      id: IDS.deal,
      name: 'Burlington - 200 Looms',
      url: `${HOST}${DEAL}`,
      mode: 'view',
      readAt: 1,
    });
    expect(record.hint).toBeUndefined();
    expect(inShort(record)).toEqual({
      name: 'Burlington - 200 Looms',
      'sf:Name': 'Burlington - 200 Looms',
      owner: 'Jane Roe',
      'sf:OwnerId': 'Jane Roe',
      amount: '$1,250,000.00',
      'sf:Amount': '$1,250,000.00',
      closeDate: '12/31/2026',
      'sf:CloseDate': '12/31/2026',
      account: 'Burlington Textiles',
      'sf:AccountId': 'Burlington Textiles',
      nextStep: 'empty',
      'sf:NextStep': 'empty',
      type: 'New Customer',
      'sf:Type': 'New Customer',
      stage: 'Proposal',
      'sf:StageName': 'Proposal',
      source: 'empty',
      'sf:LeadSource': 'empty',
      probability: '25%',
      'sf:Probability': '25%',
      'sf:IsPrivate': 'false',
      forecast: 'Pipeline',
      'sf:ForecastCategoryName': 'Pipeline',
      'sf:Score__c': '1,024.5',
      'sf:Renewal_Value__c': 'EUR 12,000.00',
      'sf:Health__c': 'Good',
      'sf:Approved__c': 'true',
      'sf:RecordTypeId': 'New Business',
      'sf:CreatedById': 'Max Mustermann',
      created: '9/1/2026, 8:37 PM',
      'sf:CreatedDate': '9/1/2026, 8:37 PM',
      'sf:LastModifiedById': 'Jane Roe',
      lastModified: '10/15/2026, 9:05 AM',
      'sf:LastModifiedDate': '10/15/2026, 9:05 AM',
      description: 'Stage: Closed Won. Amount: $9,999.00',
      'sf:Description': 'Stage: Closed Won. Amount: $9,999.00',
    });
  });

  test('has typed values, labels and ways of reading', async () => {
    const { fields } = await recordOn(await openFixture(context, 'opportunity'));
    const value = (key: string) => fields[key]?.value;
    expect(fields.amount).toMatchObject({ key: 'amount', api: 'sf:Amount', label: 'Amount', via: 'field' });
    expect(value('amount')).toMatchObject({ kind: 'money', amount: 1250000 });
    expect(value('closeDate')).toEqual({ kind: 'date', date: '2026-12-31' });
    expect(value('probability')).toEqual({ kind: 'percent', number: 25 });
    expect(value('stage')).toEqual({ kind: 'choice', label: 'Proposal', api: 'Proposal/Price Quote' });
    expect(value('owner')).toEqual({ kind: 'reference', name: 'Jane Roe', object: 'User', id: IDS.user });
    expect(value('account')).toEqual({
      kind: 'reference',
      name: 'Burlington Textiles',
      object: 'Account',
      id: IDS.account,
    });
    expect(value('created')).toEqual({ kind: 'datetime', datetime: '2026-09-01T20:37' });
    expect(value('sf:Score__c')).toEqual({ kind: 'number', number: 1024.5 });
    expect(value('sf:Renewal_Value__c')).toEqual({ kind: 'money', amount: 12000, currency: 'EUR' });
    expect(value('sf:Approved__c')).toEqual({ kind: 'boolean', boolean: true });
    expect(value('sf:IsPrivate')).toEqual({ kind: 'boolean', boolean: false });
    expect(value('sf:RecordTypeId')).toEqual({ kind: 'choice', label: 'New Business' });
    expect(value('sf:Health__c')).toEqual({ kind: 'text', text: 'Good' });
    expect(value('nextStep')).toBeNull();
  });

  test('says absent for a field that no layout shows', async () => {
    const record = await recordOn(await openFixture(context, 'opportunity'));
    expect(readingOf(record, 'sf:Competitor__c')).toMatchObject({ state: 'absent', via: 'not-found' });
  });

  test('keeps a native shadow tree’s fields, values and path', async () => {
    const record = await recordOn(await openFixture(context, 'opportunity-native-shadow'));
    expect(inShort(record)).toMatchObject({
      name: 'Burlington - 200 Looms',
      amount: '$1,250,000.00',
      account: 'Burlington Textiles',
      stage: 'Proposal',
      nextStep: 'empty',
      closeDate: '12/31/2026',
    });
    expect(record.fields.stage?.value).toEqual({ kind: 'choice', label: 'Proposal', api: 'Proposal/Price Quote' });
    expect(record.fields.account?.value).toMatchObject({ object: 'Account', id: IDS.account });
    expect(record.fields.closeDate?.value).toEqual({ kind: 'date', date: '2026-12-31' });
    expect(record.stages.map((stage) => stage.state)).toEqual(['done', 'current', 'ahead', 'ahead']);
  });
});

test.describe('the path', () => {
  test('gives all stages in order and the one the record is in', async () => {
    const record = await recordOn(await openFixture(context, 'opportunity'));
    expect(record.stages).toEqual([
      { label: 'Prospecting', api: 'Prospecting', state: 'done' },
      { label: 'Proposal', api: 'Proposal/Price Quote', state: 'current' },
      { label: 'Negotiation', api: 'Negotiation/Review', state: 'ahead' },
      { label: 'Closed', api: 'Closed', state: 'ahead' },
    ]);
  });

  test('tells won', async () => {
    const { stages, fields } = await recordOn(await openFixture(context, 'opportunity-won'));
    expect(stages.map((stage) => stage.state)).toEqual(['done', 'done', 'won']);
    expect(fields.stage?.value).toEqual({ kind: 'choice', label: 'Closed Won', api: 'Closed Won' });
  });

  test('tells lost, in the LWC make', async () => {
    const { stages } = await recordOn(await openFixture(context, 'opportunity-lost-lwc'));
    expect(stages).toEqual([
      { label: 'Prospecting', api: 'Prospecting', state: 'ahead' },
      { label: 'Closed Lost', api: 'Closed Lost', state: 'lost' },
    ]);
  });

  test('gives the stage while Details was never opened, and not the step being looked at', async () => {
    const record = await recordOn(await openFixture(context, 'opportunity-details-closed'));
    expect(record.hint).toBe('details-not-opened');
    expect(record.fields.stage).toMatchObject({
      api: 'sf:StageName',
      raw: 'Proposal',
      via: 'path',
      value: { kind: 'choice', label: 'Proposal', api: 'Proposal/Price Quote' },
    });
    expect(record.fields.name).toMatchObject({ raw: 'Burlington - 200 Looms', via: 'header' });
    expect(record.fields.amount).toBeUndefined();
  });

  test('stays put when another step is clicked', async () => {
    const page = await openFixture(context, 'opportunity');
    await page.evaluate(() => {
      for (const step of document.querySelectorAll('.windowViewMode-normal.active .slds-path__item'))
        step.classList.toggle('slds-is-active', step.getAttribute('data-name') === 'Negotiation/Review');
    });
    const { stages, fields } = await recordOn(page);
    expect(fields.stage?.raw).toBe('Proposal');
    expect(stages.find((stage) => stage.state === 'current')?.label).toBe('Proposal');
  });

  test('of a lead is its status', async () => {
    const path = `/lightning/r/Lead/${IDS.lead}/view?ws=%2Flightning%2Fr%2FAccount%2F${IDS.account}%2Fview`;
    const { fields } = await recordOn(await openFixture(context, 'console-subtab', path));
    const value = { kind: 'choice', label: 'In Arbeit', api: 'Working - Contacted' };
    expect(fields.status).toMatchObject({ api: 'sf:Status', label: 'Leadstatus', value });
    expect(fields.stage).toEqual(fields.status);
  });
});

test.describe('other objects and layouts', () => {
  test('a contact with Dynamic Forms, beside a related contact’s panel', async () => {
    const path = `/lightning/r/Contact/${IDS.contact}/view`;
    const record = await recordOn(await openFixture(context, 'contact-dynamic-forms', path));
    expect(inShort(record)).toEqual({
      name: 'Dr. Jane Q. Public',
      'sf:Name': 'Dr. Jane Q. Public',
      account: 'Burlington Textiles',
      'sf:AccountId': 'Burlington Textiles',
      email: 'jane@example.com',
      'sf:Email': 'jane@example.com',
      phone: '+49 89 1234',
      'sf:Phone': '+49 89 1234',
      'sf:MailingAddress': 'Hauptstraße 5 80331 München Germany',
      'sf:Birthdate': '31.12.1980',
      'sf:ReportsToId': 'Hidden Boss',
      'sf:DoNotCall': 'true',
      'sf:Capital_Markets_Consulted__c': 'empty',
    });
    expect(record.fields.account?.via).toBe('dynamic-field');
    expect(record.fields['sf:ReportsToId']?.value).toEqual({ kind: 'reference', name: 'Hidden Boss' });
    expect(record.fields['sf:Birthdate']?.value).toEqual({ kind: 'date', date: '1980-12-31' });
  });

  test('a lead in German', async () => {
    const path = `/lightning/r/Lead/${IDS.lead}/view`;
    const { fields } = await recordOn(await openFixture(context, 'console-subtab', path));
    expect(fields.account?.value).toEqual({ kind: 'text', text: 'Beispiel GmbH' });
    expect(fields.employees?.value).toEqual({ kind: 'number', number: 1250 });
    expect(fields.revenue?.value).toMatchObject({ kind: 'money', amount: 1250000, currency: 'EUR' });
    expect(fields.created?.value).toEqual({ kind: 'datetime', datetime: '2026-01-31T14:05' });
    expect(fields.website?.raw).toBe('https://beispiel.example');
  });

  test('a case, whose title is its number and whose header is its subject', async () => {
    const record = await recordOn(await openFixture(context, 'case', `/lightning/r/Case/${IDS.case}/view`));
    expect(record).toMatchObject({ name: 'Looms stopped', kind: 'ticket' });
    expect(inShort(record)).toMatchObject({ name: 'Looms stopped', status: 'Working', source: 'Phone' });
    expect(record.fields['sf:CaseNumber']?.raw).toBe('00001042');
  });

  test('a custom object by short address, with the tag names of older releases', async () => {
    const record = await recordOn(await openFixture(context, 'custom-older-tags', `/lightning/r/${IDS.visit}/view`));
    expect(record).toMatchObject({ object: 'ns__Visit__c', kind: 'other', name: 'V-0007' });
    expect(record.fields['sf:ns__Deal__c']?.value).toEqual({
      kind: 'reference',
      name: 'Burlington - 200 Looms',
      object: 'Opportunity',
      id: IDS.deal,
    });
    expect(record.fields['sf:ns__At__c']?.value).toEqual({ kind: 'datetime', datetime: '2026-12-31T16:05' });
  });

  test('Classic pages are named as such', async () => {
    expect(await readPage(await openFixture(context, 'classic-ui', `/${IDS.deal}`))).toEqual({ none: 'classic-ui' });
  });
});

test.describe('editing', () => {
  test('inline gives the live values of a Japanese account', async () => {
    const page = await openFixture(context, 'account-inline-edit', `/lightning/r/Account/${IDS.account}/view`);
    await page.locator('input[name="Phone"]').fill('03-9999-0000');
    await page.locator('input[name="Vip__c"]').check();
    await page.locator('[field-label="説明"] textarea').fill('二行\n目');
    const record = await recordOn(page);
    expect(record.mode).toBe('edit');
    expect(inShort(record)).toEqual({
      owner: '山田 太郎',
      'sf:OwnerId': '山田 太郎',
      phone: '03-9999-0000',
      'sf:Phone': '03-9999-0000',
      name: '株式会社サンプル',
      'sf:Name': '株式会社サンプル',
      'sf:ParentId': 'empty',
      industry: 'empty',
      'sf:Industry': 'empty',
      type: '顧客 - 直接',
      'sf:Type': '顧客 - 直接',
      revenue: '1,234,567',
      'sf:AnnualRevenue': '1,234,567',
      'sf:Partner__c': '青空商事',
      'sf:Since__c': '2020/02/03',
      'sf:Vip__c': 'true',
      'sf:BillingAddress': '千代田1-1 千代田区 東京都 100-0001 日本',
      description: '二行 目',
      'sf:Description': '二行 目',
      'sf:Health__c': '良好',
      'sf:CreatedById': '山田 太郎',
      created: '2020/02/27 20:37',
      'sf:CreatedDate': '2020/02/27 20:37',
    });
    expect(record.fields.phone).toMatchObject({ label: '電話', via: 'input' });
    expect(record.fields['sf:Partner__c']?.value).toEqual({ kind: 'reference', name: '青空商事' });
    expect(record.fields['sf:Since__c']?.value).toEqual({ kind: 'date', date: '2020-02-03' });
    expect(record.fields.type?.value).toEqual({ kind: 'choice', label: '顧客 - 直接' });
    expect(record.fields.created?.value).toEqual({ kind: 'datetime', datetime: '2020-02-27T20:37' });
  });

  const edit = DEAL.replace('/view', '/edit');
  test('in a modal gives the modal’s values where the address says edit', async () => {
    const under = `${edit}?count=1&backgroundContext=${encodeURIComponent(DEAL)}`;
    const page = await openFixture(context, 'opportunity-edit-modal', under);
    await page.locator('.uiModal input[name="Amount"]').fill('778');
    const record = await recordOn(page);
    expect(record).toMatchObject({ mode: 'edit', name: 'Burlington - 200 Looms', url: HOST + DEAL });
    expect(inShort(record)).toMatchObject({ amount: '778', stage: 'Negotiation', type: 'New Customer' });
    expect(record.fields.stage).toMatchObject({
      via: 'input',
      value: { kind: 'choice', label: 'Negotiation', api: 'Negotiation/Review' },
    });
  });

  test('in a modal changes nothing where the address does not say edit', async () => {
    const record = await recordOn(await openFixture(context, 'opportunity-edit-modal'));
    expect(inShort(record)).toMatchObject({ amount: '$1,250,000.00', stage: 'Proposal' });
  });

  test('over another record’s page waits', async () => {
    const under = `${edit}?backgroundContext=${encodeURIComponent(`/lightning/r/Account/${IDS.account}/view`)}`;
    expect(await readPage(await openFixture(context, 'opportunity-edit-modal', under))).toEqual({
      wait: 'header-disagrees',
    });
  });

  test('a new record in a modal is not the record under it', async () => {
    const record = await recordOn(await openFixture(context, 'opportunity-create-modal'));
    expect(inShort(record)).toMatchObject({ name: 'Burlington - 200 Looms', amount: '$1,250,000.00' });
    expect(await readPage(await openFixture(context, 'create-modal-alone'))).toEqual({ none: 'create-modal' });
  });
});
