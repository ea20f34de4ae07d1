import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { Record } from '../../../lib/crm/record';
import { type DemoRecord, demoOrg } from '../../demo-crm/data';
import type { DemoOptions } from '../../demo-crm/options';
import { installDemo } from '../../demo-crm/serve';
import { bundle } from '../../support/bundle';
import { plainContext } from '../../support/shared-browser';
import { startFollowing } from './watch-page';

/**
 * The same proof on the demo CRMs, which render like the real ones. What each record says is read once, alone, from a
 * page at rest; then nothing that the follower gives out may say anything else.
 */
const QUIET = 500;
const LATE: Partial<DemoOptions> = { delays: { min: 0, max: 40 }, shuffle: true, seed: 5 };

interface Place {
  name: string;
  start: (record: DemoRecord) => string;
  /** An expression that goes to a record inside the app. */
  go: (record: DemoRecord, turn: number) => string;
  idOf: (record: DemoRecord) => string | null;
  options: Partial<DemoOptions>;
}

const salesforce = {
  start: (record: DemoRecord) => `https://halden.lightning.force.com/lightning/r/${record.salesforceId}/view`,
  idOf: (record: DemoRecord) => record.salesforceId,
};
const TYPES: { [kind: string]: string } = { deal: '0-3', account: '0-2', contact: '0-1', ticket: '0-5' };
const hubspot = {
  start: (record: DemoRecord) =>
    `https://app.hubspot.com/contacts/4242001/record/${TYPES[record.kind]}/${record.hubspotId}`,
  go: (record: DemoRecord) => `demo.open('${TYPES[record.kind]}', '${record.hubspotId}')`,
  idOf: (record: DemoRecord) => (record.kind in TYPES ? record.hubspotId : null),
};

const PLACES: Place[] = [
  { ...salesforce, name: 'Salesforce', go: (record) => `demo.open('${record.salesforceId}')`, options: {} },
  {
    ...salesforce,
    name: 'Salesforce console tabs and subtabs',
    go: (record, turn) => `demo.${turn % 3 === 0 ? 'open' : 'openTab'}('${record.salesforceId}')`,
    options: { app: 'console', layout: 'dynamic', path: 'lwc' },
  },
  { ...hubspot, name: 'HubSpot, new elements', options: { reuse: 'remount' } },
  { ...hubspot, name: 'HubSpot, reused elements', options: { reuse: 'in-place' } },
];

/** Eight records of several objects, deals the most. */
function someRecords(place: Place): DemoRecord[] {
  const all = demoOrg().records.filter((record) => place.idOf(record) !== null);
  const deals = all.filter((record) => record.kind === 'deal').slice(0, 4);
  const others = ['account', 'contact', 'ticket'].flatMap((kind) => all.filter((one) => one.kind === kind).slice(0, 2));
  return [...deals, ...others].slice(0, 8);
}

let context: BrowserContext;
let reader: string;
test.beforeAll(async () => {
  context = await plainContext();
  reader = await bundle('lib/crm/index.ts', 'crm');
});
test.afterAll(async () => {
  await context.close();
});

/** Every record as a page at rest shows it, by id. */
async function readAlone(page: Page, place: Place, records: DemoRecord[]): Promise<{ [id: string]: Record }> {
  const alone: { [id: string]: Record } = {};
  for (const record of records) {
    await page.goto(place.start(record));
    await page.evaluate('demo.settled()');
    const result = await page.evaluate(
      `(() => { ${reader}; return crm.read(crm.identify(location.href), document); })()`,
    );
    if (!result || typeof result !== 'object' || !('record' in result))
      throw new Error(`${record.key}: ${JSON.stringify(result)}`);
    alone[String(place.idOf(record))] = result.record as Record;
  }
  return alone;
}

/** What a sight says that its record, alone, does not. */
function foreignTexts(shown: Record, alone: Record | undefined): string[] {
  if (!alone) return [`record ${shown.id} was never visited`];
  const wrong: string[] = [];
  if (shown.name !== alone.name) wrong.push(`name ${shown.name}`);
  const own = new Set(Object.values(alone.fields).map((reading) => reading.raw));
  for (const [key, reading] of Object.entries(shown.fields)) {
    const expected = alone.fields[key];
    if (reading.state === 'filled' && !(expected ? expected.raw === reading.raw : own.has(reading.raw)))
      wrong.push(`${key} “${reading.raw}” for “${expected?.raw}”`);
    if (reading.state === 'empty' && expected && expected.state !== 'empty') wrong.push(`${key} empty`);
  }
  const stages = (of: Record): string => of.stages.map((stage) => `${stage.label}:${stage.state}`).join(' ');
  if (shown.stages.length > 0 && stages(shown) !== stages(alone)) wrong.push(`stages ${stages(shown)}`);
  return wrong.map((what) => `${alone.name}: ${what}`);
}

for (const place of PLACES)
  test(`200 switches in the demo ${place.name}: nothing of another record is given out`, async () => {
    test.setTimeout(240_000);
    const page = await context.newPage();
    const demo = await installDemo(context, place.options);
    const records = someRecords(place);
    const alone = await readAlone(page, place, records);

    demo.change(LATE);
    const [first] = records;
    if (!first) throw new Error('no records');
    await page.goto(place.start(first));
    await startFollowing(page, QUIET);
    const moves = records.flatMap((record) => [place.go(record, 0), place.go(record, 1)]);
    await page.evaluate(
      `(async () => {
        let state = 11;
        const random = () => ((state = (state * 48271) % 2147483647) / 2147483647);
        const moves = [${moves.map((move) => `() => ${move}`).join(', ')}];
        for (let turn = 0; turn < 200; turn++) {
          moves[Math.floor(random() * moves.length)]();
          if (turn % 10 === 9) await demo.settled();

          await new Promise((done) => setTimeout(done, turn % 10 === 9 ? ${QUIET + 300} : random() ** 3 * 400));
        }
      })()`,
    );
    const sights = await page.evaluate(() => window.sights);
    const shown = sights.flatMap((sight) => (sight.state === 'record' ? [sight.record] : []));
    expect([...new Set(shown.flatMap((record) => foreignTexts(record, alone[record.id])))]).toEqual([]);
    expect(new Set(shown.map((record) => record.id)).size).toBeGreaterThan(3);

    // In the end every record comes to rest, as complete as its page is.
    for (const [index, record] of records.entries()) {
      await page.evaluate(place.go(record, index));
      await page.evaluate('demo.settled()');
      const atRest = (await page.evaluate(
        `(() => { ${reader}; return crm.read(crm.identify(location.href), document); })()`,
      )) as object;
      await expect
        .poll(
          () =>
            page.evaluate(() => {
              const sight = window.follower.current();
              return sight.state === 'record' ? { record: { ...sight.record, readAt: 0 } } : sight;
            }),
          record.key,
        )
        .toEqual({
          record: { ...('record' in atRest ? (atRest.record as Record) : {}), readAt: 0, id: place.idOf(record) },
        });
    }
    await page.close();
  });
