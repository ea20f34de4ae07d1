import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright';
import type { Addresses, Reader } from '../../../lib/crm/adapter';
import type { Reading, ReadResult, Record } from '../../../lib/crm/record';
import { toId18 } from '../../../lib/crm/salesforce/id';
import { bundle } from '../../support/bundle';

declare global {
  var Salesforce: { reader: Reader; addresses: Addresses };
}

const id = (fifteen: string): string => toId18(fifteen) ?? '';
/** Ids that the fixtures' addresses and lookups use. */
export const IDS = {
  deal: id('0065g00000AbCdE'),
  account: id('0015g00000XyZab'),
  contact: id('0035g00000CoNt1'),
  lead: id('00Q5g00000LeAd1'),
  case: id('5005g00000CaSe1'),
  visit: id('a0D30000001n7Pi'),
  user: id('0055g00000UsEr1'),
};
export const HOST = 'https://acme.lightning.force.com';
export const DEAL = `/lightning/r/Opportunity/${IDS.deal}/view`;

let script: Promise<string> | null = null;

/** Opens a fixture at a real address, with the reader in the page as `Salesforce`. */
export async function openFixture(context: BrowserContext, fixture: string, path = DEAL): Promise<Page> {
  script ??= bundle('tests/e2e/reader/salesforce-entry.ts', 'Salesforce');
  const html = await readFile(new URL(`../../fixtures/salesforce/${fixture}.html`, import.meta.url), 'utf8');
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(HOST + path);
  await page.evaluate(`${await script}; globalThis.Salesforce = Salesforce;`);
  return page;
}

/** Reads what the page's own address names. */
export function readPage(page: Page): Promise<ReadResult> {
  return page.evaluate(() => {
    const { reader, addresses } = globalThis.Salesforce;
    const identity = addresses.identify(new URL(document.URL));
    return 'none' in identity ? identity : reader.read(identity, document, { now: 1 });
  });
}

/** The record of a page that has one; fails with the answer otherwise. */
export async function recordOn(page: Page): Promise<Record> {
  const result = await readPage(page);
  if (!('record' in result)) throw new Error(`No record: ${JSON.stringify(result)}`);
  return result.record;
}

/** A record in short: state and raw text per key. */
export function inShort(record: Record): { [key: string]: string } {
  const word = ({ state, raw }: Reading): string => (state === 'filled' ? raw : state);
  return Object.fromEntries(Object.entries(record.fields).map(([key, reading]) => [key, word(reading)]));
}
