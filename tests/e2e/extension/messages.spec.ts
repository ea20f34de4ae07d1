import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import type { Record as CrmRecord } from '../../../lib/crm/record.ts';
import type { Extension } from '../../support/browsers.ts';
import {
  HUBSPOT_LIST,
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  send,
  sendFromTab,
  storedEvents,
} from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');
const ID = DEAL.split('/').at(-2) ?? '';

let extension: Extension;
let own: Page;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  extension = await launchOnDemo({}, { own: true });
  own = await openOwnPage(extension);
  await openRecord(extension.context, DEAL);
});
test.afterAll(() => extension.close());

const RECORD: CrmRecord = {
  crm: 'hubspot',
  org: '4242001',
  object: 'deal',
  kind: 'deal',
  id: ID,
  name: 'Acme',
  url: DEAL,
  mode: 'view',
  stages: [],
  fields: {},
  readAt: 1,
};
const advice = (record: unknown): object => ({
  type: 'advice/get',
  body: { record, reading: 7, stageChanged: false, visible: false },
});
const tick = (more: object = {}): object => ({
  type: 'step/tick',
  body: {
    event: '7b4d3c1e-9a62-4f0b-8d35-1f6a2c9e0b11',
    record: { crm: 'hubspot', org: '4242001', object: 'deal', id: ID, name: 'Acme' },
    step: 'some-step',
    done: true,
    release: 1,
    at: 1,
    ...more,
  },
});
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

test('advice comes back with the key and the reading that it was asked with', async () => {
  expect(await sendFromTab(own, DEAL, advice(RECORD))).toMatchObject({
    ok: true,
    value: { key: `hubspot:4242001:deal:${ID}`, reading: 7, advice: { release: { number: 1 } } },
  });
});

test('a message that does not fit its schema is refused, with the place and never the value', async () => {
  const reading = { key: 'amount', api: 'hs:amount', label: 'Amount', raw: 'SECRET', value: null, via: 'property' };
  const wrong: [string, unknown][] = [
    ['message', { type: 'no/such/message', body: {} }],
    ['message', null],
    ['message', 'advice/get'],
    ['message', { type: '__proto__', body: {} }],
    ['message', { type: 'toString', body: {} }],
    ['record', advice(undefined)],
    ['record.crm', advice({ ...RECORD, crm: 'evil' })],
    ['record.id', advice({ ...RECORD, id: '../1' })],
    ['record.url', advice({ ...RECORD, url: 'javascript:alert(1)' })],
    ['record.fields', advice({ ...RECORD, fields: { amount: { ...reading, state: 'SECRET' } } })],
    ['record.name', advice({ ...RECORD, name: 'x'.repeat(1_001) })],
    ['event', tick({ event: 'not a uuid' })],
    ['at', tick({ at: -1 })],
    ['release', tick({ release: 0 })],
    ['patch', { type: 'preferences/set', body: { crm: 'hubspot', patch: { width: 10_000 } } }],
    ['patch', { type: 'preferences/set', body: { crm: 'hubspot', patch: { unknown: 1 } } }],
  ];
  for (const [place, message] of wrong) {
    const answer = await sendFromTab(own, DEAL, message);
    expect(answer, JSON.stringify(message)).toEqual(refused('bad-message'));
    expect(JSON.stringify(answer)).toContain(place);
    expect(JSON.stringify(answer)).not.toContain('SECRET');
  }
});

test('a record that is larger than any CRM shows is refused', async () => {
  const text = { label: 'x', raw: 'x'.repeat(150_000), value: null, state: 'filled', via: 'property' };
  const fields = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [`hs:f${n}`, { key: `hs:f${n}`, api: `hs:f${n}`, ...text }]),
  );
  expect(await sendFromTab(own, DEAL, advice({ ...RECORD, fields }))).toEqual(refused('bad-message'));
});

test('a tab speaks only for records of its own CRM and org', async () => {
  expect(await sendFromTab(own, DEAL, advice({ ...RECORD, org: '999' }))).toEqual(refused('not-allowed'));
  expect(await sendFromTab(own, DEAL, advice({ ...RECORD, crm: 'salesforce', org: 'acme' }))).toEqual(
    refused('not-allowed'),
  );
  const other = { crm: 'hubspot', org: '999', object: 'deal', id: ID, name: '' };
  expect(await sendFromTab(own, DEAL, tick({ record: other }))).toEqual(refused('not-allowed'));
  const preferences = { type: 'preferences/set', body: { crm: 'salesforce', patch: { hidden: true } } };
  expect(await sendFromTab(own, DEAL, preferences)).toEqual(refused('not-allowed'));
});

test('a page of the CRM that is no record gets no advice and writes nothing', async () => {
  const list = await extension.context.newPage();
  await list.goto(HUBSPOT_LIST);
  expect(await sendFromTab(own, HUBSPOT_LIST, advice(RECORD))).toEqual(refused('not-allowed'));
  expect(await sendFromTab(own, HUBSPOT_LIST, tick())).toEqual(refused('not-allowed'));
  await list.close();
});

test('own pages may not speak as a tab, and tabs may not ask what is for pages', async () => {
  expect(await send(own, advice(RECORD))).toEqual(refused('not-allowed'));
  expect(await send(own, tick())).toEqual(refused('not-allowed'));
  expect(await send(own, { type: 'sidebar/inject', body: {} })).toEqual(refused('not-allowed'));
  expect(await sendFromTab(own, DEAL, { type: 'release/active', body: {} })).toEqual(refused('not-allowed'));
  expect(await send(own, { type: 'release/active', body: {} })).toMatchObject({ ok: true, value: { number: 1 } });
});

test('another extension and the page itself reach nobody', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foreign-'));
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>foreign</title>');
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Foreign',
      version: '1',
      host_permissions: ['https://*.hubspot.com/*'],
    }),
  );
  const { id } = (await extension.devtools.send('Extensions.loadUnpacked' as never, { path: folder } as never)) as {
    id: string;
  };
  const foreign = await extension.context.newPage();
  await foreign.goto(`chrome-extension://${id}/page.html`);
  const answer = await foreign.evaluate(
    ([target, message]) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(to: string, what: unknown): Promise<unknown> } } }
      ).chrome.runtime
        .sendMessage(target, message)
        .then(
          (value) => ['answered', value],
          (error: unknown) => String(error),
        ),
    [extension.id, { type: 'release/active', body: {} }] as [string, unknown],
  );
  expect(answer).toMatch(/Receiving end does not exist|Could not establish connection/);
  const page = extension.context.pages().find((one) => one.url() === DEAL);
  expect(await page?.evaluate(() => JSON.stringify(Object.keys(Reflect.get(window, 'chrome')?.runtime ?? {})))).toBe(
    '[]',
  );
  await foreign.close();
});

test('nothing of all that was refused is in the log', async () => {
  const events = await storedEvents(own);
  expect(events.filter((event) => event.type === 'tick')).toEqual([]);
});
