import { readdirSync, readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { CoachingEvent } from '../../../lib/coaching/events.ts';
import { MIGRATIONS } from '../../../lib/storage/migrations/index.ts';
import { bundle } from '../../support/bundle.ts';
import { plainContext } from '../../support/shared-browser.ts';

/** The storage code in a page of its own, on the browser's real IndexedDB. */
declare const Storage: typeof import('../../support/storage-in-page.ts');

type Documents = { [store: string]: unknown[] };

const EXAMPLES = new URL('../../../lib/storage/migrations/examples/', import.meta.url);
const exampleOf = (version: number): Documents =>
  JSON.parse(readFileSync(new URL(`${version}.json`, EXAMPLES), 'utf8'));

let context: BrowserContext;
let page: Page;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  context = await plainContext();
  await context.route('https://storage.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>storage</title>' }),
  );
  page = await context.newPage();
  await page.goto('https://storage.example/');
  await page.addScriptTag({
    content: `var Storage = (() => {${await bundle('tests/support/storage-in-page.ts', 'S')};return S})()`,
  });
});
test.afterAll(() => context.close());

/** Makes a database as that version left it, with its example documents, and opens it with today's code. */
const walk = (name: string, version: number, documents: Documents): Promise<Documents> =>
  page.evaluate(
    async ([database, from, example]) => {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database, from);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = async () => {
          const { result, transaction } = opening;
          if (!transaction) return reject(new Error('no upgrade transaction'));
          await Storage.migrate(0, result, transaction, Storage.MIGRATIONS.slice(0, from));
          for (const [store, all] of Object.entries(example)) {
            for (const document of all) transaction.objectStore(store).put(document);
          }
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      });
      const opened = await Storage.openDatabase(() => {}, database);
      const found: { [store: string]: unknown[] } = {};
      for (const store of opened.objectStoreNames) found[store] = await opened.getAll(store);
      opened.close();
      return found;
    },
    [name, version, documents] as [string, number, Documents],
  );

test('there is an example for every version, and no other', () => {
  const versions = MIGRATIONS.map((_, index) => `${index + 1}.json`);
  expect(readdirSync(EXAMPLES).sort()).toEqual(versions.sort());
});

for (const version of MIGRATIONS.map((_, index) => index + 1)) {
  test(`a database of version ${version} opens with today's code and keeps every document`, async () => {
    const before = exampleOf(version);
    const after = await walk(`walk-${version}`, version, before);
    expect(Object.keys(after).sort()).toEqual(Object.keys(exampleOf(MIGRATIONS.length)).sort());
    for (const [store, documents] of Object.entries(before)) {
      expect(after[store]).toEqual(expect.arrayContaining(documents));
      // A later version may keep more notes of its own beside the documents.
      if (store !== 'meta') expect(after[store]).toHaveLength(documents.length);
    }
    if (version === MIGRATIONS.length) expect(after).toEqual(before);
  });
}

test('a database from before drafts gets an empty one on its active release, and the facts of each release', async () => {
  const { meta = [] } = await walk('walk-to-drafts', 1, exampleOf(1));
  expect(meta).toContainEqual({ key: 'draft', draft: 1, base: 1, revision: 1, ended: null });
  expect(meta).toContainEqual({
    key: 'facts 1',
    facts: expect.objectContaining({ number: 1, author: 'Mara', title: 'Example', bytes: expect.any(Number) }),
  });
  const { meta: empty } = await walk('walk-empty', 1, {});
  expect(empty).toEqual([]);
});

test('a step that fails takes the whole upgrade back', async () => {
  const outcome = await page.evaluate(
    () =>
      new Promise<{ error: string | undefined; version: number }>((resolve) => {
        const opening = indexedDB.open('failing', 1);
        opening.onupgradeneeded = () => {
          const { result, transaction } = opening;
          if (!transaction) return;
          const steps = [...Storage.MIGRATIONS, () => Promise.reject(new Error('no'))];
          Storage.migrate(0, result, transaction, steps).catch(() => transaction.abort());
        };
        opening.onerror = async () => {
          const all = await indexedDB.databases();
          resolve({
            error: opening.error?.name,
            version: all.find((one) => one.name === 'failing')?.version ?? 0,
          });
        };
        opening.onsuccess = () => resolve({ error: 'opened', version: opening.result.version });
      }),
  );
  expect(outcome).toEqual({ error: 'AbortError', version: 0 });
});

test('an event that is sent twice, also at the same moment, is stored once as it first came', async () => {
  const stored = await page.evaluate(async () => {
    const database = await Storage.openDatabase(() => {}, 'twice');
    const act = { id: 'one', at: 1, author: 'local', hat: 'rep', record: 'r', item: 'step', release: 1 } as const;
    const first: CoachingEvent = { ...act, type: 'tick', done: true };
    const second: CoachingEvent = { ...act, type: 'tick', done: false };
    const added = await Promise.all([
      Storage.addEvents(database, [first], 'strict'),
      Storage.addEvents(database, [second], 'strict'),
      Storage.addEvents(database, [second, first], 'relaxed'),
    ]);
    const all = await Storage.eventsOfRecord(database, 'r');
    database.close();
    return { added, all };
  });
  expect(stored.added).toEqual([1, 0, 0]);
  expect(stored.all).toMatchObject([{ id: 'one', done: true }]);
});

test('releases are immutable: installing a number again keeps the document that is there', async () => {
  const { release } = (exampleOf(1).releases?.[0] ?? {}) as { release: never };
  const found = await page.evaluate(async (given) => {
    const database = await Storage.openDatabase(() => {}, 'releases');
    await Storage.installRelease(database, given, '1');
    await Storage.installRelease(database, { ...(given as object), note: 'changed' } as never, '2');
    const active = await Storage.activeRelease(database);
    database.close();
    return active;
  }, release);
  expect(found).toMatchObject({ number: 1, checkedBy: '1', release: { note: 'First' } });
});
