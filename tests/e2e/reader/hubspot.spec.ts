import { type BrowserContext, expect, test } from 'playwright/test';
import { plainContext } from '../../support/shared-browser';
import { brief, identityOf, openFixture, readPage, recordOn } from './hubspot-page';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

test('a deal is read from its highlights and property cards', async () => {
  const record = await recordOn(await openFixture(context, 'deal', 'deal'), 'deal');
  expect(record).toMatchObject({
    crm: 'hubspot',
    org: '4711',
    object: 'deal',
    kind: 'deal',
    id: '9001',
    name: 'Northwind expansion',
    url: 'https://app-eu1.hubspot.com/contacts/4711/record/0-3/9001',
    mode: 'view',
    stages: [{ label: 'Contract Sent', state: 'current' }],
    readAt: 1,
  });
  const seen = Object.fromEntries(Object.entries(record.fields).map(([key, reading]) => [key, brief(reading)]));
  expect(seen).toEqual({
    name: 'filled header: Northwind expansion',
    'hs:dealname': 'filled header: Northwind expansion',
    amount: 'filled property: $48,000.00',
    'hs:amount': 'filled property: $48,000.00',
    stage: 'filled property: Contract Sent',
    'hs:dealstage': 'filled property: Contract Sent',
    closeDate: 'filled highlights: 09/30/2026',
    'hs:closedate': 'filled highlights: 09/30/2026',
    nextStep: 'filled property: Send the revised quote',
    'hs:hs_next_step': 'filled property: Send the revised quote',
    type: 'filled property: Existing Business',
    'hs:dealtype': 'filled property: Existing Business',
    owner: 'filled owner-row: Mira Okafor',
    'hs:hubspot_owner_id': 'filled owner-row: Mira Okafor',
    probability: 'filled property: 90%',
    'hs:hs_deal_stage_probability': 'filled property: 90%',
    created: 'filled property: 06/01/2026 9:05 AM',
    'hs:createdate': 'filled property: 06/01/2026 9:05 AM',
    lastActivity: 'empty property: ',
    'hs:notes_last_contacted': 'empty property: ',
    description: 'unreadable property: ',
    'hs:description': 'unreadable property: ',
    forecast: 'unreadable property: ',
    'hs:hs_manual_forecast_category': 'unreadable property: ',
    'hs:pipeline': 'filled property: Sales Pipeline',
    'hs:competitor_name': 'empty property: ',
    'hs:label-foo': 'filled property: foo',
  });
});

test('values of a deal are typed, labels are the page’s own', async () => {
  const { fields } = await recordOn(await openFixture(context, 'deal', 'deal'), 'deal');
  expect(fields.amount).toMatchObject({ key: 'amount', api: 'hs:amount', label: 'Amount', value: { amount: 48000 } });
  expect(fields.closeDate).toMatchObject({ label: 'Close Date', value: { kind: 'date', date: '2026-09-30' } });
  expect(fields.probability?.value).toEqual({ kind: 'percent', number: 90 });
  expect(fields.stage?.value).toEqual({ kind: 'choice', label: 'Contract Sent' });
  expect(fields.owner?.value).toEqual({ kind: 'reference', name: 'Mira Okafor' });
  expect(fields['hs:amount']).toEqual(fields.amount);
});

test('nothing of timelines, associations, panels, tabs or navigation is in a record', async () => {
  for (const [fixture, object] of [
    ['deal', 'deal'],
    ['contact', 'contact'],
    ['company', 'company'],
    ['ticket', 'ticket'],
    ['custom', '2-123456'],
    ['deal-editing', 'deal'],
    ['help-desk', 'ticket'],
    ['deal-old', 'deal'],
  ] as const) {
    const record = await recordOn(await openFixture(context, fixture, object), object);
    expect(JSON.stringify(record), fixture).not.toContain('DECOY');
  }
});

test('a German contact: joined highlights, lead status, and nobody as owner', async () => {
  const { fields, name } = await recordOn(await openFixture(context, 'contact', 'contact'), 'contact');
  expect(name).toBe('Jonas Weber');
  expect(brief(fields['hs:jobtitle'])).toBe('filled highlights: Einkaufsleiter');
  expect(brief(fields.account)).toBe('filled highlights: Weber GmbH');
  expect(brief(fields.email)).toBe('filled property: jonas@weber.example');
  expect(brief(fields.phone)).toBe('empty property: ');
  expect(brief(fields.status)).toBe('filled property: In Bearbeitung');
  expect(brief(fields.stage)).toBe('filled property: Opportunity');
  expect(brief(fields.owner)).toBe('empty owner-row: ');
  expect(fields['hs:annualrevenue']?.value).toEqual({
    kind: 'money',
    amount: 1234567.89,
    currency: 'EUR',
    symbol: '€',
  });
  expect(fields['hs:jobtitle-and-company']).toBeUndefined();
});

test('a company: numbers, and a missing owner that the page marks as its own wording', async () => {
  const { fields } = await recordOn(await openFixture(context, 'company', 'company'), 'company');
  expect(fields.employees?.value).toEqual({ kind: 'number', number: 1250 });
  expect(fields.revenue?.value).toMatchObject({ kind: 'money', amount: 2500000 });
  expect(brief(fields.website)).toBe('filled property: weber.example');
  expect(brief(fields.owner)).toBe('empty owner-row: ');
});

test('an owner is not read in a language whose words for "no owner" are not known', async () => {
  const page = await openFixture(context, 'deal', 'deal');
  await page.evaluate(() => {
    for (const marked of document.querySelectorAll('[data-locale-at-render]'))
      marked.setAttribute('data-locale-at-render', 'xx');
  });
  expect(brief((await recordOn(page, 'deal')).fields.owner)).toBe('unreadable owner-row: ');
});

test('a ticket: its stage is also its status', async () => {
  const record = await recordOn(await openFixture(context, 'ticket', 'ticket'), 'ticket');
  expect(brief(record.fields.stage)).toBe('filled property: Waiting on contact');
  expect(record.fields.status).toEqual(record.fields.stage);
  expect(record.fields.stage?.label).toBe('Ticket status');
  expect(record.stages).toEqual([{ label: 'Waiting on contact', state: 'current' }]);
});

test('a custom object is read with its own property names', async () => {
  const record = await recordOn(await openFixture(context, 'custom', '2-123456'), '2-123456');
  expect(record).toMatchObject({ kind: 'other', object: '2-123456', name: 'Berlin depot' });
  expect(brief(record.fields['hs:capacity'])).toBe('filled property: 1200');
  expect(record.fields['hs:depot_name']).toEqual(record.fields.name);
});

test('an edited property is read live from its box or button', async () => {
  const page = await openFixture(context, 'deal-editing', 'deal');
  await page.locator('#f-amount').fill('52000');
  const { fields } = await recordOn(page, 'deal');
  expect(brief(fields.amount)).toBe('filled property-input: 52000');
  expect(brief(fields.nextStep)).toBe('empty property-input: ');
  expect(brief(fields.stage)).toBe('filled property-input: Contract Sent');
  expect(brief(fields.type)).toBe('unreadable property-input: ');
});

test('a help desk ticket gives its name and what its own cards hold', async () => {
  const page = await openFixture(context, 'help-desk', 'ticket');
  const { fields, name } = await recordOn(page, 'ticket');
  expect(name).toBe('Printer on fire');
  expect(brief(fields.stage)).toBe('filled property: Waiting on contact');
  expect(fields.email).toBeUndefined();
  const other = await page.evaluate((identity) => HubSpot.hubspotReader.read(identity, document, {}), {
    ...identityOf('ticket'),
    id: '9002',
  });
  expect(other).toEqual({ wait: 'header-disagrees' });
});

test('the older record page gives the name', async () => {
  const record = await recordOn(await openFixture(context, 'deal-old', 'deal'), 'deal');
  expect(record.name).toBe('Northwind expansion');
  expect(Object.keys(record.fields)).toEqual(['hs:dealname', 'name']);
});

test('a record shown beside a list is not the record page', async () => {
  expect(await readPage(await openFixture(context, 'list-preview', 'deal'), 'deal')).toEqual({
    wait: 'page-not-rendered',
  });
});

test.describe('a page that does not agree is waited for', () => {
  const cases: [string, string, string, () => void][] = [
    ['the page of another object', 'contact', 'other-object', () => {}],
    [
      'another object by its card, under a common name',
      'deal',
      'other-object',
      () => {
        document
          .querySelector('[data-card-type="OBJECT_HIGHLIGHT"]')
          ?.setAttribute('data-card-id', 'OBJECT_HIGHLIGHT-FAS-2-77-1');
      },
    ],
    [
      'a header without its name',
      'deal',
      'no-header',
      () => document.querySelector('[data-selenium-test="highlightTitle"]')?.replaceChildren(),
    ],
    [
      'a header that the property card contradicts',
      'deal',
      'header-disagrees',
      () => {
        const name = document.querySelector('[data-selenium-test="property-input-dealname"]');
        if (name) name.textContent = 'Contoso renewal';
      },
    ],
    [
      'two headers with two names',
      'deal',
      'header-disagrees',
      () => {
        const card = document.querySelector('[data-card-type="OBJECT_HIGHLIGHT"]');
        const copy = card?.cloneNode(true);
        if (!card || !(copy instanceof Element)) return;
        const name = copy.querySelector('[data-test-id="highlight-property-display-dealname"]');
        if (name) name.textContent = 'Contoso renewal';
        card.after(copy);
      },
    ],
    [
      'a header with nothing else yet',
      'deal',
      'no-fields',
      () => {
        for (const part of document.querySelectorAll(
          '[data-card-type="PROPERTIES_V3"], [data-test-id="properties-list"]',
        ))
          part.remove();
      },
    ],
    [
      'an empty left column',
      'deal',
      'page-not-rendered',
      () => document.querySelector('[data-test-id="left-sidebar"]')?.replaceChildren(),
    ],
    [
      'a hidden page',
      'deal',
      'page-not-rendered',
      () => document.querySelector('#record-page-left-sidebar')?.setAttribute('style', 'display: none'),
    ],
  ];
  for (const [what, object, wait, change] of cases) {
    test(what, async () => {
      const page = await openFixture(context, 'deal', object);
      await page.evaluate(change);
      expect(await readPage(page, object)).toEqual({ wait });
    });
  }
});

test('a custom object needs a card that says its type, or a title that says its name', async () => {
  const page = await openFixture(context, 'custom', '2-123456');
  await page.evaluate(() =>
    document.querySelector('[data-card-type="OBJECT_HIGHLIGHT"]')?.setAttribute('data-card-id', '17'),
  );
  expect(await readPage(page, '2-123456')).toHaveProperty('record');
  await page.evaluate(() => {
    document.title = 'HubSpot';
  });
  expect(await readPage(page, '2-123456')).toEqual({ wait: 'other-object' });
});

test('two rows of one property that disagree are unreadable; a card of another object is left out', async () => {
  const page = await openFixture(context, 'deal', 'deal');
  await page.evaluate(() => {
    const row = document.querySelector('ul > [data-test-id="hs_next_step"]');
    const copy = row?.cloneNode(true);
    if (!row || !(copy instanceof Element)) return;
    const value = copy.querySelector('[data-selenium-test="property-input-hs_next_step"]');
    if (value) value.textContent = 'Something else';
    row.after(copy);
    const card = document.querySelector('[data-card-id="4773"]')?.cloneNode(true);
    if (!(card instanceof Element)) return;
    card.setAttribute('data-card-id', 'PROPERTIES_V3/0-1/V2');
    for (const text of card.querySelectorAll('[data-selenium-test^="property-input-"]')) text.textContent = 'DECOY';
    document.querySelector('[data-card-id="4773"]')?.after(card);
  });
  const { fields } = await recordOn(page, 'deal');
  expect(brief(fields.nextStep)).toBe('unreadable property: ');
  expect(brief(fields.type)).toBe('filled property: Existing Business');
});

test('a row whose name and value say two properties is neither', async () => {
  const page = await openFixture(context, 'deal', 'deal');
  await page.evaluate(() => {
    document
      .querySelector('[data-selenium-test="property-input-hs_next_step"]')
      ?.setAttribute('data-selenium-test', 'property-input-other');
  });
  const whole = await recordOn(page, 'deal');
  expect([whole.fields['hs:other'], whole.fields['hs:hs_next_step']]).toEqual([undefined, undefined]);
  await page.evaluate(() => document.querySelector('ul')?.removeAttribute('data-selenium-test'));
  const loose = await recordOn(page, 'deal');
  expect([loose.fields['hs:other'], loose.fields['hs:hs_next_step']]).toEqual([undefined, undefined]);
  expect(brief(loose.fields.type)).toBe('filled property: Existing Business');
});

test('what an earlier record left over is unreadable, and a left-over header is waited for', async () => {
  const page = await openFixture(context, 'deal', 'deal');
  const told = await page.evaluate((identity) => {
    const fields: [string, string][] = [];
    const first = HubSpot.hubspotReader.read(identity, document, {
      onField: (element, raw) => fields.push([element.localName, raw]),
      isStale: (_, raw) => raw === '$48,000.00' || raw === '--',
    });
    const second = HubSpot.hubspotReader.read(identity, document, {
      isStale: (_, raw) => raw === 'Northwind expansion',
    });
    return { raws: fields.map(([, raw]) => raw), first, second };
  }, identityOf('deal'));
  expect(told.raws).toEqual(
    expect.arrayContaining(['Northwind expansion', '$48,000.00', 'Contract Sent', 'Mira Okafor', '--']),
  );
  const record = 'record' in told.first ? told.first.record : null;
  expect(record?.fields.amount?.state).toBe('unreadable');
  expect(record?.fields.lastActivity?.state).toBe('unreadable');
  expect(record?.fields.owner?.state).toBe('filled');
  expect(told.second).toEqual({ wait: 'header-disagrees' });
});

test('the active page is the left column of the record, and none beside a list', async () => {
  const active = (identity: ReturnType<typeof identityOf>) =>
    HubSpot.hubspotReader.activePage(identity, document)?.getAttribute('data-test-id') ?? null;
  const deal = await openFixture(context, 'deal', 'deal');
  expect(await deal.evaluate(active, identityOf('deal'))).toBe('left-sidebar');
  const list = await openFixture(context, 'list-preview', 'deal');
  expect(await list.evaluate(active, identityOf('deal'))).toBeNull();
});

test('room is left for the toolbar, the page moves aside, and is put back as it was', async () => {
  const page = await openFixture(context, 'deal', 'deal');
  const seen = await page.evaluate(() => {
    const { hubspotReader } = HubSpot;
    const right = () =>
      document.querySelector('[data-test-id="records-right-sidebar"]')?.getBoundingClientRect().right ?? 0;
    document.body.setAttribute('style', 'margin-right: 4px !important;');
    const before = right();
    const room = hubspotReader.room(document);
    const moved = hubspotReader.makeRoom(document, 'right', 320) && hubspotReader.makeRoom(document, 'right', 340);
    const after = right();
    document.body.style.overflow = 'hidden';
    const other = hubspotReader.makeRoom(document, 'left', 200);
    const back = right();
    hubspotReader.makeRoom(document, 'left', 0);
    const style = document.body.getAttribute('style');
    document.body.removeAttribute('style');
    hubspotReader.makeRoom(document, 'right', 300);
    hubspotReader.makeRoom(document, 'right', 0);
    const attributes = document.body.getAttributeNames();
    return { before, room, moved, after, other, back, style, attributes };
  });
  expect(seen.room).toEqual({ top: 48, bottom: 0, zIndex: 900 });
  expect(seen.moved && seen.other).toBe(true);
  expect(seen.before - seen.after).toBeGreaterThanOrEqual(300);
  expect(seen.back).toBe(seen.before);
  expect(seen.style).toBe('margin-right: 4px !important; overflow: hidden;');
  expect(seen.attributes).toEqual([]);
});

test('a page that cannot be narrowed is left alone', async () => {
  const page = await openFixture(context, 'deal', 'deal');
  const seen = await page.evaluate(() => {
    document
      .querySelector('[data-test-id="records-right-sidebar"]')
      ?.setAttribute('style', 'position: fixed; right: 0; top: 0');
    return {
      moved: HubSpot.hubspotReader.makeRoom(document, 'right', 320),
      attributes: document.body.getAttributeNames(),
    };
  });
  expect(seen).toEqual({ moved: false, attributes: [] });
});

test('the address of a record keeps the hublet', async () => {
  const page = await openFixture(context, 'deal', 'deal', 'app-na2.hubspot.com');
  const addresses = await page.evaluate(() =>
    [location.href, 'https://www.hubspot.com/', 'https://app-eu1.hubspot.com/help-desk/1/view/2/ticket/3'].map((href) =>
      HubSpot.hubspotReader.recordUrl({ object: 'ticket', id: '5', org: '7' }, new URL(href)),
    ),
  );
  expect(addresses).toEqual([
    'https://app-na2.hubspot.com/contacts/7/record/0-5/5',
    'https://app.hubspot.com/contacts/7/record/0-5/5',
    'https://app-eu1.hubspot.com/contacts/7/record/0-5/5',
  ]);
});
