import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../../lib/crm/record';
import { toId18 } from '../../../lib/crm/salesforce/id';
import { salesforceAddresses } from '../../../lib/crm/salesforce/url';

const OPPORTUNITY = toId18('0065g00000AbCdE') ?? '';
const ACCOUNT = toId18('0015g00000XyZab') ?? '';
const VISIT = toId18('a0D30000001n7Pi') ?? '';
const LEX = 'https://acme.lightning.force.com';

const at = (address: string) => salesforceAddresses.identify(new URL(address));
const deal = (more: Partial<Identity> = {}) => ({
  crm: 'salesforce',
  org: 'acme',
  object: 'Opportunity',
  kind: 'deal',
  id: OPPORTUNITY,
  mode: 'view',
  ...more,
});

describe('a Salesforce id', () => {
  it('of 15 characters gets the published checksum', () => {
    expect(toId18('a0D30000001n7Pi')).toBe('a0D30000001n7PiEAI');
  });

  it('of 18 characters is taken only with the right checksum', () => {
    expect(toId18('a0D30000001n7PiEAI')).toBe('a0D30000001n7PiEAI');
    expect(toId18('a0D30000001n7PiEAJ')).toBeNull();
    expect(toId18('a0D30000001n7pIEAI')).toBeNull();
  });

  it('is never an object name of the same length', () => {
    for (const name of ['InsurancePolicy', 'ServiceAppointment', 'InteractionSummary']) expect(toId18(name)).toBeNull();
  });

  it('survives a round trip through its 15-character form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9]{14}[0-9]$/), (id) => {
        const full = toId18(id);
        expect(full).toHaveLength(18);
        expect(toId18(full)).toBe(full);
      }),
    );
  });
});

describe('the hosts of Salesforce', () => {
  const path = `/lightning/r/Opportunity/${OPPORTUNITY}/view`;

  it.each([
    ['acme.lightning.force.com', 'acme'],
    ['acme--uat.sandbox.lightning.force.com', 'acme--uat'],
    ['acme--uat.lightning.force.com', 'acme--uat'],
    ['acme-dev-ed.develop.lightning.force.com', 'acme-dev-ed'],
    ['acme.scratch.lightning.force.com', 'acme'],
    ['acme.demo.lightning.force.com', 'acme'],
    ['acme.free.lightning.force.com', 'acme'],
    ['acme.patch.lightning.force.com', 'acme'],
    ['acme.trailblaze.lightning.force.com', 'acme'],
    ['acme.lightning.eu-abc.force.com', 'acme'],
    ['acme.lightning.force.com.mcas.ms', 'acme'],
    ['acme--uat.sandbox.lightning.force.com.mcas.ms', 'acme--uat'],
    ['acme.lightning.force.mil', 'acme'],
    ['acme.lightning.crmforce.mil', 'acme'],
    ['acme.lightning.sfcrmapps.cn', 'acme'],
    ['acme.lightning.sfcrmproducts.cn', 'acme'],
    ['acme.my.salesforce.com', 'acme'],
    ['acme--uat.sandbox.my.salesforce.com', 'acme--uat'],
    ['acme.my.salesforce.mil', 'acme'],
  ])('%s shows the org %s', (host, org) => {
    const url = new URL(`https://${host}${path}`);
    expect(salesforceAddresses.owns(url)).toBe(true);
    expect(salesforceAddresses.identify(url)).toEqual(deal({ org }));
  });

  it.each(['acme.my.salesforce.com', 'acme--uat.sandbox.my.salesforce.com', 'acme.cloudforce.com'])(
    '%s shows a Classic detail page by its bare id',
    (host) => {
      expect(at(`https://${host}/${OPPORTUNITY.slice(0, 15)}`)).toEqual(deal({ org: host.split('.')[0] ?? '' }));
    },
  );

  it('include Visualforce hosts, which name a package after the org', () => {
    expect(at(`https://acme--uat--c.sandbox.vf.force.com/${OPPORTUNITY}`)).toEqual(deal({ org: 'acme--uat' }));
    expect(at('https://acme--c.vf.force.com/apex/Quote?id=1')).toEqual({ none: 'embedded' });
    expect(at('https://c.eu40.visual.force.com/apex/x')).toEqual({ none: 'embedded' });
  });

  it('include Experience Cloud, where the id alone names the object', () => {
    expect(at(`https://acme.my.site.com/partners/s/opportunity/${OPPORTUNITY}/big-deal`)).toEqual(deal());
    expect(at(`https://acme.my.site.com/s/detail/${OPPORTUNITY}`)).toEqual(deal());
    expect(at('https://acme.my.site.com/s/topic/x')).toEqual({ none: 'other-page' });
  });

  it('include pages that are not the app', () => {
    for (const host of ['login.salesforce.com', 'www.salesforce.com', 'acme.my.salesforce-setup.com']) {
      const url = new URL(`https://${host}${path}`);
      expect(salesforceAddresses.owns(url)).toBe(true);
      expect(salesforceAddresses.identify(url)).toEqual({ none: 'not-the-app' });
    }
    expect(at('https://acme.builder.salesforce-experience.com/sfsites/picasso')).toEqual({ none: 'embedded' });
  });

  it('do not include look-alikes', () => {
    for (const host of [
      'acme.lightning.force.com.evil.example',
      'notforce.com',
      'acme-lightning-force.com',
      'app.hubspot.com',
      'acme.mcas.ms',
    ])
      expect(salesforceAddresses.owns(new URL(`https://${host}${path}`))).toBe(false);
  });
});

describe('the addresses of a record', () => {
  it.each([
    `/lightning/r/Opportunity/${OPPORTUNITY}/view`,
    `/lightning/r/Opportunity/${OPPORTUNITY}/view/`,
    `/lightning/r/Opportunity/${OPPORTUNITY}/view?channel=1#top`,
    `/lightning/r/Opportunity/${OPPORTUNITY.slice(0, 15)}/view`,
    `/lightning/r/Opportunity/${OPPORTUNITY}`,
    `/lightning/r/opportunity/${OPPORTUNITY}/view`,
    `/lightning/r/sObject/${OPPORTUNITY}/view`,
    `/lightning/r/${OPPORTUNITY}/view`,
    `/lightning/r/${OPPORTUNITY.slice(0, 15)}/view?0.source=alohaHeader`,
    `/lightning/app/06m5g0000001234/r/Opportunity/${OPPORTUNITY}/view`,
    `/lightning/app/standard__LightningSales/r/Opportunity/${OPPORTUNITY}/view`,
    `/lightning/app/c__Sales/r/${OPPORTUNITY}/view`,
    `/lightning/action/quick/Opportunity.Close?recordId=${OPPORTUNITY}&backgroundContext=%2Flightning%2Fr%2FOpportunity%2F${OPPORTUNITY}%2Fview`,
    `/one/one.app#/sObject/${OPPORTUNITY}/view`,
    `/one/one.app#/sObject/${OPPORTUNITY}/view?t=1`,
    `/one/one.app#${btoa(JSON.stringify({ componentDef: 'force:recordHome', attributes: { recordId: OPPORTUNITY } }))}`,
    `/one/one.app#${encodeURIComponent(btoa(JSON.stringify({ componentDef: 'one:recordHome', attributes: { recordId: OPPORTUNITY.slice(0, 15) } })))}`,
  ])('%s is the deal', (path) => {
    expect(at(LEX + path)).toEqual(deal());
  });

  it('say when an edit form lies over the page', () => {
    const path = `/lightning/r/Opportunity/${OPPORTUNITY}/edit?count=1&backgroundContext=%2Flightning%2Fr%2FOpportunity%2F${OPPORTUNITY}%2Fview&navigationLocation=DETAIL`;
    expect(at(LEX + path)).toEqual(deal({ mode: 'edit' }));
  });

  it('name custom objects, which no prefix tells', () => {
    const custom = { crm: 'salesforce', org: 'acme', kind: 'other', id: VISIT, mode: 'view' };
    expect(at(`${LEX}/lightning/r/ns__Visit__c/${VISIT}/view`)).toEqual({ ...custom, object: 'ns__Visit__c' });
    expect(at(`${LEX}/lightning/r/${VISIT}/view`)).toEqual({ ...custom, object: null });
  });

  it('may hold object names as long as ids', () => {
    for (const object of ['InsurancePolicy', 'ServiceAppointment', 'InteractionSummary'])
      expect(at(`${LEX}/lightning/r/${object}/${VISIT}/view`)).toMatchObject({ object, id: VISIT });
  });

  it('keep the console workspace as parent, encoded once or twice', () => {
    const workspace = `/lightning/r/Account/${ACCOUNT}/view`;
    const parent = { object: 'Account', id: ACCOUNT };
    for (const ws of [encodeURIComponent(workspace), encodeURIComponent(encodeURIComponent(workspace))])
      expect(at(`${LEX}/lightning/r/Opportunity/${OPPORTUNITY}/view?ws=${ws}`)).toEqual(deal({ parent }));
  });

  it('have no parent where the workspace is the record itself or a list', () => {
    const self = encodeURIComponent(`/lightning/r/Opportunity/${OPPORTUNITY}/view`);
    for (const ws of [self, '%2Flightning%2Fo%2FOpportunity%2Flist'])
      expect(at(`${LEX}/lightning/r/Opportunity/${OPPORTUNITY}/view?ws=${ws}`)).toEqual(deal());
  });

  it('are decoded at most twice', () => {
    const thrice = encodeURIComponent(encodeURIComponent(encodeURIComponent(`/lightning/r/Account/${ACCOUNT}/view`)));
    expect(at(`${LEX}/lightning/r/Opportunity/${OPPORTUNITY}/view?ws=${thrice}`)).toEqual(deal());
  });
});

describe('addresses that are no record', () => {
  it.each([
    ['/lightning/o/Account/list?filterName=__Recent', 'list'],
    ['/lightning/o/Account/list?filterName=00B5g00000AbCdEFGH', 'list'],
    ['/lightning/o/InsurancePolicy/home', 'list'],
    ['/lightning/page/home', 'list'],
    [`/lightning/r/Report/${toId18('00O5g000004AbCd')}/view`, 'list'],
    ['/lightning/o/Opportunity/new?count=1&backgroundContext=%2Flightning%2Fo%2FOpportunity%2Flist', 'create-form'],
    [`/lightning/r/Opportunity/${OPPORTUNITY}/clone`, 'create-form'],
    [`/lightning/r/Opportunity/${OPPORTUNITY}/related/OpportunityContactRoles/view`, 'related-list'],
    [`/lightning/r/${OPPORTUNITY}/related/Notes/view`, 'related-list'],
    ['/lightning/r/Opportunity/0065g00000AbCdEZZZ/view', 'bad-id'],
    ['/lightning/r/Opportunity/12345/view', 'bad-id'],
    ['/lightning/r/ServiceAppointment/view', 'bad-id'],
    ['/lightning/r/InsurancePolicy/view', 'bad-id'],
    ['/lightning/n/Pipeline', 'other-page'],
    ['/lightning/app/06m5g0000001234', 'other-page'],
    [`/lightning/cmp/c__panel?c__recordId=${OPPORTUNITY}`, 'other-page'],
    [`/lightning/setup/ObjectManager/page?address=%2F${OPPORTUNITY}`, 'not-the-app'],
    [`/lightning/action/quick/Opportunity.Close?recordId=${OPPORTUNITY}`, 'other-page'],
    [
      `/lightning/action/quick/Opportunity.Close?recordId=${OPPORTUNITY}&backgroundContext=%2Flightning%2Fr%2FAccount%2F${ACCOUNT}%2Fview`,
      'other-page',
    ],
    ['/one/one.app#/sObject/Account/list', 'list'],
    [
      `/one/one.app#${btoa(JSON.stringify({ componentDef: 'reports:reportBuilder', attributes: { recordId: OPPORTUNITY } }))}`,
      'other-page',
    ],
    ['/one/one.app#eyJub3QganNvbg==', 'other-page'],
    ['/', 'other-page'],
    ['/lightning', 'other-page'],
    ['/006', 'list'],
    ['/006/o', 'list'],
    ['/006/e', 'create-form'],
    [`/lightning/n/Pipeline?recordId=${OPPORTUNITY}`, 'other-page'],
  ])('%s: %s', (path, reason) => {
    expect(at(LEX + path)).toEqual({ none: reason });
  });

  it('never make identify throw, whatever they are', () => {
    const segment = fc.oneof(
      fc.constantFrom(
        'lightning',
        'r',
        'o',
        'app',
        'action',
        'quick',
        'one',
        'one.app',
        's',
        'view',
        'edit',
        '%',
        '%E0%A4%A',
      ),
      fc.constantFrom('Opportunity', OPPORTUNITY, VISIT, 'InsurancePolicy'),
      fc.string(),
    );
    const host = fc.constantFrom(
      'acme.lightning.force.com',
      'acme.my.salesforce.com',
      'acme.my.site.com',
      'acme--c.vf.force.com',
      'force.com',
    );
    fc.assert(
      fc.property(host, fc.array(segment), fc.string(), fc.string(), (on, path, query, hash) => {
        const text = `https://${on}/${path.join('/')}?ws=${query}&recordId=${hash}&backgroundContext=${query}#${hash}`;
        if (!URL.canParse(text)) return;
        const found = salesforceAddresses.identify(new URL(text));
        if ('none' in found) return;
        expect(toId18(found.id)).toBe(found.id);
        expect(found.org).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
