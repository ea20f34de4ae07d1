import { truncateSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { launchOnDemo, send } from '../../support/extension.ts';
import {
  importFile,
  jsonFile,
  openOptions,
  type StoredReleases,
  starterText,
  storedReleases,
} from '../../support/options-page.ts';

let extension: Extension;
let page: Page;
let before: StoredReleases;
test.beforeAll(async () => {
  extension = await launchOnDemo();
  page = await openOptions(extension);
  before = await storedReleases(page);
});
test.afterAll(() => extension.close());

const refused = (): ReturnType<Page['locator']> => page.locator('.candidate.refused');

/** It says that nothing changed, offers nothing to use, and nothing did change. */
async function expectNothingChanged(name: string): Promise<void> {
  await expect(refused().locator('#candidate')).toHaveText(`${name} cannot be used`);
  await expect(refused()).toContainText('Nothing was changed. The active playbook stays as it is.');
  await expect(page.getByRole('button', { name: 'Use this playbook' })).toHaveCount(0);
  expect(await storedReleases(page)).toEqual(before);
  await refused().getByRole('button', { name: 'Close' }).click();
  await expect(refused()).toHaveCount(0);
}

test('a web page saved as JSON is called a web page', async () => {
  await importFile(page, jsonFile('page.json', '<!doctype html><title>Not found</title>'));
  await expect(refused()).toContainText('This is a web page or XML, not a playbook.');
  await expect(refused()).toContainText('Choose a file that was exported as a Sightline playbook.');
  await expectNothingChanged('page.json');
});

test('a file of 100 MB is refused for its size without being opened', async () => {
  const path = test.info().outputPath('huge.json');
  writeFileSync(path, '{');
  truncateSync(path, 100_000_000);
  const began = Date.now();
  await importFile(page, path);
  await expect(refused()).toContainText('The file has 100 MB; 62.9 MB is the most that is read.');
  expect(Date.now() - began).toBeLessThan(10_000);
  await expectNothingChanged('huge.json');
});

test('a newer major version is refused as such', async () => {
  const newer = {
    ...JSON.parse(starterText('b2b-software')),
    format: { name: 'sightline-playbook', major: 2, minor: 0 },
  };
  await importFile(page, jsonFile('major-2.json', JSON.stringify(newer)));
  await expect(refused()).toContainText('This playbook is of version 2; this Sightline reads version 1.');
  await expect(refused()).toContainText('Update Sightline, then import it again.');
  expect(await send(page, { type: 'release/install', body: { playbook: newer, note: '', base: 1 } })).toMatchObject({
    ok: true,
    value: { outcome: 'refused', refused: [{ reason: { code: 'newer-major' } }] },
  });
  await expectNothingChanged('major-2.json');
});

test('JSON that was cut off is told from JSON that is wrong, which is told with its place', async () => {
  const text = starterText('b2b-software');
  await importFile(page, jsonFile('cut.json', text.slice(0, text.length / 2)));
  await expect(refused()).toContainText('The file ends too early, as if it had been cut off.');
  await expectNothingChanged('cut.json');
  await importFile(page, jsonFile('comma.json', '{\n  "a": 1,,\n}'));
  await expect(refused()).toContainText(/This is not valid JSON: line 2, column \d+\./);
  await expectNothingChanged('comma.json');
});

test('text that is not UTF-8 is refused rather than spoilt', async () => {
  const latin1 = Buffer.from(starterText('b2b-software').replace('"title": "', '"title": "Für '), 'latin1');
  await importFile(page, jsonFile('latin1.json', latin1));
  await expect(refused()).toContainText('not in UTF-8');
  await expectNothingChanged('latin1.json');
});

test('every fault of a document is listed with its item, its path and how to mend it', async () => {
  const playbook = JSON.parse(starterText('b2b-software'));
  playbook.tips[2].priority = 9;
  playbook.tips[4].resources = [{ title: 'Guide', url: 'http://example.com' }];
  playbook.vision.horizon = 'soon';
  playbook.metrics[1].id = playbook.metrics[0].id;
  delete playbook.processes[0].title;
  await importFile(page, jsonFile('faults.json', JSON.stringify(playbook)));
  const faults = refused().locator('.refusals > li');
  await expect(faults).toHaveCount(4);
  const priority = faults.filter({ hasText: 'tips[2].priority' });
  await expect(priority).toContainText(`Tip “${playbook.tips[2].title}”`);
  await expect(priority).toContainText('9 is out of range.');
  await expect(priority).toContainText('Use 5 or less.');
  await expect(faults.filter({ hasText: 'vision.horizon' })).toContainText('not a day in the form year-month-day');
  await expect(faults.filter({ hasText: 'processes[0].title' })).toContainText('Missing here: text.');
  await expect(faults.filter({ hasText: 'tips[4].resources[0].url' })).toContainText('https:// or mailto:');
  await expectNothingChanged('faults.json');
});
