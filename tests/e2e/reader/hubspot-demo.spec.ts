import { expect, type Page } from 'playwright/test';
import type { Identity, ReadResult, Record } from '../../../lib/crm/record';
import { type DemoRecord, demoOrg } from '../../demo-crm/data';
import { driveHubspot } from '../../demo-crm/hubspot/drive';
import { PORTALS } from '../../demo-crm/hubspot/portals';
import { bundle } from '../../support/bundle';
import { ACME, id, record as recordPath, test } from './demo-hubspot-stage';

// The reader and the demo HubSpot were written apart, from the same description (crm.md §3). Here they meet.

/** The bundled `hubspot-entry.ts`, in the page. */
declare const Crm: typeof import('./hubspot-entry');

const TYPES: { [kind: string]: string } = {
  deal: '0-3',
  account: '0-2',
  contact: '0-1',
  ticket: '0-5',
  visit: '2-777',
};
const OBJECTS: { [kind: string]: string } = { deal: 'deal', account: 'company', contact: 'contact', ticket: 'ticket' };

let code: Promise<string> | undefined;

/** Reads the page in view by its own address. */
async function read(page: Page): Promise<ReadResult> {
  if (!(await page.evaluate('"Crm" in window'))) {
    code ??= bundle('tests/e2e/reader/hubspot-entry.ts', 'Crm');
    await page.evaluate(`${await code};window.Crm = Crm`);
  }
  return page.evaluate(() => {
    const identity: Identity | { none: 'other-page' } | ReturnType<typeof Crm.hubspotAddresses.identify> =
      Crm.hubspotAddresses.identify(new URL(location.href));
    return 'none' in identity ? identity : Crm.hubspotReader.read(identity, document, { now: 1 });
  });
}

async function recordIn(page: Page): Promise<Record> {
  const result = await read(page);
  if (!('record' in result)) throw new Error(`No record: ${JSON.stringify(result)}`);
  return result.record;
}

const inHubspot = demoOrg().records.filter((each) => each.hubspotId !== null);

/** What of a record differs from what the page's property cards say. */
async function differences(page: Page, record: Record, of: DemoRecord): Promise<string[]> {
  const found: string[] = [];
  const differ = (what: string, is: unknown, should: unknown): void => {
    if (is !== should) found.push(`${of.key} ${what}: ${String(is)}, should be ${String(should)}`);
  };
  differ('id', record.id, of.hubspotId);
  differ('object', record.object, OBJECTS[of.kind] ?? TYPES[of.kind]);
  differ('name', record.name, of.name);
  const texts = (await driveHubspot(page)('texts')) as { [property: string]: string };
  for (const [property, text] of Object.entries(texts)) {
    const reading = record.fields[`hs:${property}`];
    const folded = text.replace(/\s+/g, ' ').trim();
    const empty = folded === '--' || (property === 'hubspot_owner_id' && (of.values.owner ?? null) === null);
    differ(`${property} state`, reading?.state, empty ? 'empty' : 'filled');
    differ(`${property} raw`, reading?.raw, empty ? '' : folded);
  }
  return found;
}

test.setTimeout(180_000);

for (const portal of PORTALS) {
  test(`every record at ${portal.host} reads as its cards say`, async ({ stage }) => {
    const found: string[] = [];
    await stage.visit(`/contacts/${portal.id}/objects/0-3/views/all/list`, {}, portal.host);
    for (const of of inHubspot) {
      await driveHubspot(stage.page)('open', TYPES[of.kind] ?? '', of.hubspotId ?? '');
      await driveHubspot(stage.page)('settled');
      found.push(...(await differences(stage.page, await recordIn(stage.page), of)));
    }
    expect(found).toEqual([]);
    expect(inHubspot.length).toBeGreaterThanOrEqual(12);
  });
}

test('values have their types in English, German and Japanese', async ({ stage }) => {
  const seen: unknown[] = [];
  for (const portal of PORTALS) {
    await stage.visit(`/contacts/${portal.id}/record/0-3/${id('acme-rollout')}`, {}, portal.host);
    const { fields, stages } = await recordIn(stage.page);
    seen.push([fields.amount?.value, fields.closeDate?.value, fields.probability?.value, stages]);
  }
  const values = [
    { kind: 'money', amount: 184000, currency: 'EUR', symbol: '€' },
    { kind: 'date', date: '2026-12-18' },
    { kind: 'percent', number: 80 },
  ];
  expect(seen).toEqual([
    [...values, [{ label: 'Decision Maker Bought-In', state: 'current' }]],
    [...values, [{ label: expect.any(String), state: 'current' }]],
    [...values, [{ label: expect.any(String), state: 'current' }]],
  ]);
});

test('panels over a record do not change what is read', async ({ stage }) => {
  await stage.visit(ACME);
  const before = await recordIn(stage.page);
  const demo = driveHubspot(stage.page);
  for (const open of [
    () => demo('openPreview', id('dana')),
    () => demo('openPreview', id('mueller-frame')),
    () => demo('openAllProperties'),
    () => demo('openCreator', 'deal'),
  ]) {
    await open();
    await demo('settled');
    expect(await recordIn(stage.page)).toEqual(before);
    await demo('closeAll');
  }
});

test('a property that is being edited is read live, and as saved afterwards', async ({ stage }) => {
  await stage.visit(ACME);
  const demo = driveHubspot(stage.page);
  await demo('edit', 'amount');
  await stage.page.locator('input[data-selenium-test="property-input-amount"]').fill('190000');
  expect((await recordIn(stage.page)).fields.amount).toMatchObject({ raw: '190000', via: 'property-input' });
  await demo('commit');
  expect((await recordIn(stage.page)).fields.amount).toMatchObject({ raw: '€190,000.00', via: 'property' });
  await demo('edit', 'hubspot_owner_id');
  expect((await recordIn(stage.page)).fields.owner).toMatchObject({ raw: 'Mara Lindqvist', state: 'filled' });
  await demo('edit', 'dealstage');
  expect((await recordIn(stage.page)).fields.stage).toMatchObject({
    raw: 'Decision Maker Bought-In',
    via: 'property-input',
  });
});

test('lists, boards and previews over them are no record', async ({ stage }) => {
  await stage.visit('/contacts/4242001/objects/0-3/views/all/board');
  await driveHubspot(stage.page)('openPreview', id('acme-rollout'));
  await driveHubspot(stage.page)('settled');
  expect(await read(stage.page)).toEqual({ none: 'list' });
  // Even where an address says that this deal is open, the preview is not its page.
  const forced = await stage.page.evaluate(
    (deal) =>
      Crm.hubspotReader.read(
        { crm: 'hubspot', org: '4242001', object: 'deal', kind: 'deal', id: deal, mode: 'view' },
        document,
        {},
      ),
    id('acme-rollout'),
  );
  expect(forced).toEqual({ wait: 'page-not-rendered' });
});

test('a help desk ticket has its name', async ({ stage }) => {
  await stage.visit(`/help-desk/4242001/view/search/ticket/${id('sensor-offline')}`);
  const record = await recordIn(stage.page);
  expect(record).toMatchObject({ object: 'ticket', id: id('sensor-offline') });
  expect(record.name).toBe(inHubspot.find((each) => each.key === 'sensor-offline')?.name);
});

for (const reuse of ['remount', 'in-place'] as const) {
  test(`going from record to record (${reuse}): right whenever the page has settled`, async ({ stage }) => {
    const options = { reuse, shuffle: true, seed: 11, delays: { min: 0, max: 60 } };
    await stage.visit(ACME, options);
    const demo = driveHubspot(stage.page);
    const found: string[] = [];
    for (const of of inHubspot) {
      await demo('open', TYPES[of.kind] ?? '', of.hubspotId ?? '');
      await demo('settled');
      found.push(...(await differences(stage.page, await recordIn(stage.page), of)));
    }
    expect(found).toEqual([]);
  });
}

test('the page moves aside for a panel on either side, and back', async ({ stage }) => {
  await stage.visit(recordPath('0-1', 'dana'));
  await read(stage.page);
  const seen = await stage.page.evaluate(() => {
    const edge = (testId: string, side: 'left' | 'right'): number =>
      document.querySelector(`[data-test-id="${testId}"]`)?.getBoundingClientRect()[side] ?? 0;
    const edges = (): number[] => [edge('left-sidebar', 'left'), edge('records-right-sidebar', 'right')];
    const { hubspotReader } = Crm;
    const before = edges();
    const movedRight = hubspotReader.makeRoom(document, 'right', 300);
    const right = edge('records-right-sidebar', 'right');
    const movedLeft = hubspotReader.makeRoom(document, 'left', 300);
    const left = edge('left-sidebar', 'left');
    hubspotReader.makeRoom(document, 'left', 0);
    return { before, movedRight, right, movedLeft, left, after: edges(), room: hubspotReader.room(document) };
  });
  expect(seen.after).toEqual(seen.before);
  expect(seen.room.top).toBeGreaterThan(0);
  expect([seen.movedRight, seen.movedLeft]).toEqual([true, true]);
  expect(seen.right).toBeLessThanOrEqual(980);
  expect(seen.left).toBeGreaterThanOrEqual(300);
});
