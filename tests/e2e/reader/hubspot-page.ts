import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright/test';
import type { Reader } from '../../../lib/crm/adapter';
import type { Identity, Reading, ReadResult, Record, RecordKind } from '../../../lib/crm/record';
import { bundle } from '../../support/bundle';

declare global {
  /** The bundled `hubspot-entry.ts`, in the page. */
  const HubSpot: { hubspotReader: Reader };
}

const FIXTURES = new URL('../../fixtures/hubspot/', import.meta.url);

let reader: Promise<string> | undefined;

const TYPES: { [object: string]: string } = { contact: '0-1', company: '0-2', deal: '0-3', ticket: '0-5' };
const KINDS: { [object: string]: RecordKind } = {
  contact: 'contact',
  company: 'account',
  deal: 'deal',
  ticket: 'ticket',
};

/** The identity of record 9001 in portal 4711. */
export function identityOf(object: string): Identity {
  return { crm: 'hubspot', org: '4711', object, kind: KINDS[object] ?? 'other', id: '9001', mode: 'view' };
}

/** Opens a fixture at the address of record 9001 of an object, with the reader in the page. No request leaves. */
export async function openFixture(
  context: BrowserContext,
  fixture: string,
  object: string,
  host = 'app-eu1.hubspot.com',
): Promise<Page> {
  const html = await readFile(new URL(`${fixture}.html`, FIXTURES), 'utf8');
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(`https://${host}/contacts/4711/record/${TYPES[object] ?? object}/9001/?eschref=%2F`);
  reader ??= bundle('tests/e2e/reader/hubspot-entry.ts', 'HubSpot');
  await page.evaluate(`${await reader};window.HubSpot = HubSpot`);
  return page;
}

/** Reads the page as it is now. */
export function readPage(page: Page, object: string): Promise<ReadResult> {
  return page.evaluate((identity) => HubSpot.hubspotReader.read(identity, document, { now: 1 }), identityOf(object));
}

/** Reads the page and insists on a record. */
export async function recordOn(page: Page, object: string): Promise<Record> {
  const result = await readPage(page, object);
  if (!('record' in result)) throw new Error(`No record: ${JSON.stringify(result)}`);
  return result.record;
}

/** The parts of a reading that a test speaks of. */
export function brief(reading: Reading | undefined): string {
  return reading ? `${reading.state} ${reading.via}: ${reading.raw}` : 'absent';
}
