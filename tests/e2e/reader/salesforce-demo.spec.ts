import type { BrowserContext, CDPSession, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { ReadResult, Record } from '../../../lib/crm/record';
import { demoOrg, OBJECTS } from '../../demo-crm/data';
import type { DemoOptions } from '../../demo-crm/options';
import { installDemo } from '../../demo-crm/serve';
import { bundle } from '../../support/bundle';
import { plainContext } from '../../support/shared-browser';
import { HOST } from './salesforce-page';

/** What the reader reads on a page of Salesforce's own components, from a world of its own as an extension does. */
async function readIsolated(devtools: CDPSession): Promise<ReadResult> {
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const { executionContextId } = await devtools.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'reader',
  });
  const script = await bundle('tests/e2e/reader/salesforce-entry.ts', 'Salesforce');
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    contextId: executionContextId,
    returnByValue: true,
    expression: `${script};
      (() => {
        const identity = Salesforce.addresses.identify(new URL(document.URL));
        return 'none' in identity ? identity : Salesforce.reader.read(identity, document, { now: 1 });
      })()`,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value as ReadResult;
}

async function open(context: BrowserContext, path: string): Promise<{ page: Page; devtools: CDPSession }> {
  const page = await context.newPage();
  await page.goto(HOST + path);
  await page.evaluate(() => globalThis.demo.settled());
  return { page, devtools: await context.newCDPSession(page) };
}

const SETTINGS: [string, Partial<DemoOptions>][] = [
  ['classic layouts, synthetic shadow', {}],
  ['classic layouts, native shadow', { shadow: 'native', path: 'lwc' }],
  ['Dynamic Forms, synthetic shadow', { layout: 'dynamic', path: 'lwc' }],
  ['Dynamic Forms, native shadow', { layout: 'dynamic', shadow: 'native' }],
  ['console', { app: 'console' }],
  ['late, shuffled rendering', { delays: { min: 0, max: 120 }, shuffle: true, seed: 7 }],
];

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

test.describe.configure({ mode: 'serial' });

for (const [words, options] of SETTINGS)
  test(`the demo org is read: ${words}`, async () => {
    test.setTimeout(180_000);
    await context.unrouteAll();
    await installDemo(context, options);
    let devtools: CDPSession | null = null;
    let page: Page | null = null;
    const wrong: string[] = [];
    for (const record of chosen(options)) {
      const path = `/lightning/r/${objectOf(record)}/${record.salesforceId}/view`;
      if (!page || !devtools) ({ page, devtools } = await open(context, path));
      else {
        await page.evaluate((id) => globalThis.demo.open(id), record.key);
        await page.evaluate(() => globalThis.demo.settled());
      }
      const result = await readIsolated(devtools);
      if (!('record' in result)) {
        wrong.push(`${record.key}: ${JSON.stringify(result)}`);
        continue;
      }
      wrong.push(...differences(record, result.record, options.path !== 'lwc').map((line) => `${record.key}: ${line}`));
    }
    await page?.close();
    expect(wrong).toEqual([]);
  });

/** The whole org with the default settings; else a deal in every kind of stage and one record of every object. */
function chosen(options: Partial<DemoOptions>): DemoRecord[] {
  const { records } = demoOrg();
  if (Object.keys(options).length === 0) return records;
  const first = records.filter((record, index) => records.findIndex(({ kind }) => kind === record.kind) === index);
  return [...first, ...records.filter(({ key }) => key === 'kestrel-line4' || key === 'orion-kiln')];
}

/** API name of the record's object. */
function objectOf({ kind }: DemoRecord): string {
  const object = OBJECTS.find((each) => each.kind === kind)?.salesforce?.object;
  if (!object) throw new Error(`The demo org keeps no ${kind} in Salesforce`);
  return object;
}

type DemoRecord = ReturnType<typeof demoOrg>['records'][number];

/** What differs between the org's data and what was read; only what every layout shows. */
function differences(record: DemoRecord, read: Record, hasApiNames: boolean): string[] {
  const lines: string[] = [];
  const same = (what: string, wanted: unknown, got: unknown): void => {
    if (JSON.stringify(wanted) !== JSON.stringify(got))
      lines.push(`${what}: ${JSON.stringify(wanted)} read as ${JSON.stringify(got)}`);
  };
  same('id', record.salesforceId, read.id);
  same('name', true, read.name.includes(record.name));
  const unreadable = Object.entries(read.fields).filter(([, field]) => field.state === 'unreadable');
  same(
    'unreadable',
    [],
    unreadable.map(([key]) => key),
  );
  const { amount, closeDate, stage, probability, nextStep } = record.values;
  if (record.kind !== 'deal') return lines;
  if (amount === null) same('amount', 'empty', read.fields.amount?.state);
  else if (amount !== undefined) same('amount', amount, money(read));
  if (typeof closeDate === 'string') same('closeDate', { kind: 'date', date: closeDate }, read.fields.closeDate?.value);
  if (typeof probability === 'number')
    same('probability', { kind: 'percent', number: probability }, read.fields.probability?.value);
  if (typeof stage === 'object' && stage !== null && 'salesforce' in stage) {
    const value = read.fields.stage?.value;
    // The LWC path names no API value (crm.md §2.5), but it and the layout have to show one label.
    if (hasApiNames) same('stage', stage.salesforce, value?.kind === 'choice' ? value.api : value);
    const current = read.stages.find(({ state }) => state !== 'done' && state !== 'ahead');
    same('stage label', current?.label, value?.kind === 'choice' ? value.label : value);
  }
  if (nextStep === null) same('nextStep', 'empty', read.fields.nextStep?.state);
  if (typeof nextStep === 'string') same('nextStep', nextStep, read.fields.nextStep?.raw);
  return lines;
}

function money(read: Record): unknown {
  const value = read.fields.amount?.value;
  return value?.kind === 'money' ? { amount: value.amount, currency: value.currency } : value;
}
