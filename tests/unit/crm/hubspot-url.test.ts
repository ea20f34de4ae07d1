import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubspotAddresses } from '../../../lib/crm/hubspot/url';

const identify = (address: string) => hubspotAddresses.identify(new URL(address));
const at = (path: string, host = 'app.hubspot.com') => identify(`https://${host}${path}`);

describe('hosts', () => {
  it.each(['app', 'app-eu1', 'app-na2', 'app-na3', 'app-ap1'])('reads a record on the hublet %s', (hublet) => {
    expect(at('/contacts/4711/record/0-3/9001', `${hublet}.hubspot.com`)).toMatchObject({ org: '4711', id: '9001' });
  });

  it.each(['www', 'knowledge', 'developers', 'academy', 'community', 'app-.evil', 'myapp'])(
    'calls %s.hubspot.com not the app',
    (host) => {
      expect(at('/contacts/4711/record/0-3/9001', `${host}.hubspot.com`)).toEqual({ none: 'not-the-app' });
    },
  );

  it('owns every HubSpot host and no look-alike', () => {
    const owns = (host: string) => hubspotAddresses.owns(new URL(`https://${host}/`));
    expect(['hubspot.com', 'www.hubspot.com', 'app-eu1.hubspot.com'].every(owns)).toBe(true);
    expect(['nothubspot.com', 'app.hubspot.com.evil.example', 'hubspot.com.example'].some(owns)).toBe(false);
  });
});

describe('record addresses', () => {
  const deal = { crm: 'hubspot', org: '4711', object: 'deal', kind: 'deal', id: '9001', mode: 'view' };

  it.each([
    '/contacts/4711/record/0-3/9001',
    '/contacts/4711/record/0-3/9001/',
    '/contacts/4711/record/0-3/9001/view/1',
    '/contacts/4711/record/0-3/9001/view/1/',
    '/contacts/4711/record/0-3/9001?eschref=%2Fcontacts%2F4711%2Fobjects%2F0-3%2Fviews%2Fall%2Fboard',
    '/contacts/4711/record/0-3/9001/?eschref=%2Fcontacts%2F1%2Frecord%2F0-1%2F5#tab',
    '/contacts/4711/record/0-3/9001#activities',
    '/contacts/4711/deal/9001',
    '/contacts/4711/deal/9001/',
    '/contacts/4711/deal/9001/?interaction=note',
    '/contacts/4711/deal/9001/history',
  ])('gives one identity for every spelling: %s', (path) => {
    expect(at(path)).toEqual(deal);
  });

  it.each([
    ['0-1', 'contact', 'contact'],
    ['0-2', 'company', 'account'],
    ['0-3', 'deal', 'deal'],
    ['0-5', 'ticket', 'ticket'],
    ['0-136', '0-136', 'lead'],
    ['0-27', '0-27', 'other'],
    ['2-123456', '2-123456', 'other'],
    ['0-999', '0-999', 'other'],
  ])('knows type %s as object %s of kind %s', (type, object, kind) => {
    expect(at(`/contacts/4711/record/${type}/5`)).toMatchObject({ object, kind, id: '5' });
  });

  it.each([
    ['contact', 'contact'],
    ['company', 'account'],
    ['deal', 'deal'],
    ['ticket', 'ticket'],
  ])('reads the old address of a %s', (object, kind) => {
    expect(at(`/contacts/4711/${object}/5/`)).toMatchObject({ object, kind, id: '5' });
  });

  it.each(['/help-desk/4711/view/search/ticket/5', '/help-desk/4711/view/8080/ticket/5/thread/77'])(
    'reads a help desk ticket: %s',
    (path) => {
      expect(at(path)).toMatchObject({ object: 'ticket', kind: 'ticket', org: '4711', id: '5' });
    },
  );
});

describe('addresses that are no record', () => {
  it.each([
    ['/contacts/4711/objects/0-3/views/all/list', 'list'],
    ['/contacts/4711/objects/0-3/views/123/board?query=x', 'list'],
    ['/contacts/4711/deals/board/view/all/', 'list'],
    ['/contacts/4711/contacts/list/view/all/', 'list'],
    ['/sales/4711/deals/board/view/all/', 'list'],
    ['/contacts/4711/deal', 'list'],
    ['/help-desk/4711/view/search', 'list'],
    ['/reports-dashboard/4711/view/1', 'list'],
    ['/live-messages/4711/inbox/123', 'other-page'],
    ['/object-builder/4711/0-3/embed', 'embedded'],
    ['/calling-integration-popup-ui/4711', 'embedded'],
    ['/calling-cross-tab-embed/4711', 'embedded'],
    ['/calling/4711', 'embedded'],
    ['/settings/4711/users', 'not-the-app'],
    ['/user-guide/4711', 'not-the-app'],
    ['/login', 'not-the-app'],
    ['/contacts/4711/record/0-3', 'other-page'],
    ['/contacts/4711/record/deal/5', 'other-page'],
    ['/contacts/4711/record/0-3/new', 'bad-id'],
    ['/contacts/4711/contact/email/a@b.example', 'bad-id'],
    ['/contacts/portal/record/0-3/5', 'other-page'],
    ['/constructor/4711', 'other-page'],
    ['/', 'other-page'],
  ])('%s is none: %s', (path, none) => {
    expect(at(path)).toEqual({ none });
  });
});

it('never throws, and answers nothing but digits for portal and record', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      'contacts',
      'record',
      'deal',
      'help-desk',
      'view',
      'ticket',
      '0-3',
      '4711',
      '9001',
      'objects',
      '%',
      '..',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 9 }), fc.webQueryParameters({ size: 'small' }), (segments, query) => {
      const url = new URL('https://app-eu1.hubspot.com/');
      url.pathname = `/${segments.join('/')}`;
      url.search = query;
      const answer = hubspotAddresses.identify(url);
      if ('none' in answer) return;
      expect(answer.org).toMatch(/^\d+$/);
      expect(answer.id).toMatch(/^\d+$/);
    }),
    { numRuns: 500 },
  );
}, 60_000);
