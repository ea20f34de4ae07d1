import { expect, type Page, test } from 'playwright/test';
import { MIGRATIONS } from '../../../lib/storage/migrations/index.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn, send } from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

/** Opens the database of the extension at a version, making one store when it is new, and says which stores it has. */
const openAt = (page: Page, version: number, keepOpen = false): Promise<string[]> =>
  page.evaluate(
    ([wanted, keep]) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('sightline', wanted);
        opening.onupgradeneeded = () => {
          if (!opening.result.objectStoreNames.contains('future')) opening.result.createObjectStore('future');
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = [...opening.result.objectStoreNames];
          if (keep) Object.assign(window, { kept: opening.result });
          else opening.result.close();
          resolve(names);
        };
      }),
    [version, keepOpen] as [number, boolean],
  );

test('the database of a newer version is left alone, and the person is told', async () => {
  const stores = await openAt(own, 99);
  // What it has read before is still in its memory; the next start has only the database.
  await extension.killBackground();
  const page = await extension.context.newPage();
  await page.goto(DEAL);
  await expect(panelOn(page)).toHaveAttribute('data-state', 'error', { timeout: 15_000 });
  await expect(panelOn(page)).toContainText('newer version');
  expect(await send(own, { type: 'release/active', body: {} })).toMatchObject({
    ok: false,
    error: { code: 'newer-database' },
  });
  expect(await openAt(own, 99)).toEqual(stores);
});

test('the first start installs the starter as release 1; a later start keeps it', async () => {
  const first = await send(own, { type: 'release/active', body: {} });
  expect(first).toMatchObject({ ok: true, value: { number: 1 } });
  await extension.killBackground();
  expect(await send(own, { type: 'release/active', body: {} })).toEqual(first);
});

test('a newer version may upgrade while this one is running: its connection gives way', async () => {
  await openRecord(extension.context, DEAL);
  const stores = await openAt(own, MIGRATIONS.length + 1);
  expect(stores).toContain('events');
  expect(stores).toContain('future');
});

test('stages seen while browsing are remembered, each once', async () => {
  for (const deal of ['acme-rollout', 'acme-rollout', 'nordwind-renewal']) {
    await (await openRecord(extension.context, hubspotAddress(deal))).close();
  }
  const seen = (): Promise<{ object: string; stages: { label: string }[] }[]> =>
    own.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('sightline');
          opening.onsuccess = () => {
            const reading = opening.result.transaction('pipelines').objectStore('pipelines').getAll();
            reading.onsuccess = () => {
              opening.result.close();
              resolve(reading.result);
            };
          };
        }),
    );
  await expect
    .poll(async () => (await seen()).map(({ object, stages }) => [object, stages.length]))
    .toEqual([['deal', 2]]);
});
