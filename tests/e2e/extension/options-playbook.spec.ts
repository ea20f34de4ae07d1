import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { canonicalJson } from '../../../lib/playbook/digest.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openRecord, panelOn, send } from '../../support/extension.ts';
import { importFile, jsonFile, openOptions, starterText, storedReleases } from '../../support/options-page.ts';

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

test('choosing a starter shows first what would change, and only "Use this playbook" makes a release', async () => {
  const record = await openRecord(extension.context, hubspotAddress('acme-rollout'));
  const page = await openOptions(extension);
  await expect(page.getByText('Release 1 of')).toBeVisible();
  await page.locator('[data-starter="growth-renewal"]').getByRole('button').click();
  const candidate = page.locator('.candidate');
  await expect(candidate.getByRole('heading')).toHaveText(
    'What “Growth and renewal in existing accounts” would change',
  );
  await expect(candidate.getByRole('heading')).toBeFocused();
  await expect(candidate.locator('[data-kind="tip"]')).toContainText('46 added');
  await expect(candidate.locator('[data-kind="tip"]')).toContainText('53 removed');
  expect((await storedReleases(page)).releases).toHaveLength(1);

  await candidate.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Release 2 is active' })).toBeVisible();
  await expect(page.locator('#active')).toHaveText('Growth and renewal in existing accounts');
  expect(await storedReleases(page)).toMatchObject({
    active: 2,
    releases: [{ number: 1 }, { number: 2, note: 'Starter: Growth and renewal in existing accounts' }],
  });
  await expect(panelOn(record)).toContainText('Growth and renewal in existing accounts');
});

test('by keyboard alone a starter is looked at, its changes are opened, and it is used', async () => {
  const page = await openOptions(extension);
  const look = page.locator('[data-starter="first-customers"]').getByRole('button');
  await look.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#candidate')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('.candidate summary').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.candidate details').first()).toHaveAttribute('open', '');
  const use = page.getByRole('button', { name: 'Use this playbook' });
  for (let tab = 0; tab < 40 && !(await use.evaluate((it) => it === document.activeElement)); tab++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('#active')).toHaveText('First customers');
});

test('a starter that is in use says so and offers nothing to confirm', async () => {
  const page = await openOptions(extension);
  await importFile(page, jsonFile('same.json', JSON.stringify(JSON.parse(starterText('b2b-software')))));
  await expect(page.locator('.candidate')).toContainText('It says the same as release 1');
  await expect(page.getByRole('button', { name: 'Use this playbook' })).toHaveCount(0);
});

test('an imported file tells what was added, changed and removed with its titles and fields', async () => {
  const page = await openOptions(extension);
  const playbook = JSON.parse(starterText('b2b-software'));
  const [changed, removed] = playbook.tips;
  playbook.tips = playbook.tips.filter((tip: { id: string }) => tip !== removed);
  changed.priority = changed.priority === 5 ? 4 : 5;
  playbook.vision.goals.push({ ...playbook.vision.goals[0], id: 'a-new-goal', title: 'A new goal' });
  await importFile(page, jsonFile('ours.json', JSON.stringify(playbook)));
  const tips = page.locator('.candidate [data-kind="tip"]');
  await expect(tips).toContainText('1 changed');
  await tips.locator('summary').click();
  await expect(tips.locator('li.changed')).toContainText(changed.title);
  await expect(tips.locator('li.changed small')).toHaveText('priority');
  await expect(tips.locator('li.removed')).toContainText(removed.title);
  // The new goal is served by nothing: a warning, named and allowed.
  const goals = page.locator('.candidate [data-kind="goal"]');
  await goals.locator('summary').click();
  await expect(goals.locator('li.added')).toContainText('A new goal');
  await expect(page.locator('.candidate .gaps.warning')).toContainText('1 warning');
  await page.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.locator('#active')).toBeVisible();
  await expect(page.locator('section[aria-labelledby="alignment"]')).toContainText('1 warning');
});

test('a file can be dropped', async () => {
  const page = await openOptions(extension);
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return data;
  }, starterText('first-customers'));
  await page.locator('.drop').dispatchEvent('dragover', { dataTransfer: transfer });
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.locator('#candidate')).toHaveText('What “First customers” would change');
});

test('fields of a newer minor version survive import and export byte for byte in content', async () => {
  const page = await openOptions(extension);
  const newer = JSON.parse(starterText('b2b-software'), (key, value) =>
    value && typeof value === 'object' && !Array.isArray(value) && key !== 'crmStages'
      ? { ...value, 'x-later': { text: 'ß “quoted” \u2028', list: [1, 2.5, null] } }
      : value,
  );
  newer.format.minor = 9;
  await importFile(page, jsonFile('newer-minor.json', JSON.stringify(newer)));
  await page.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.getByText('Release 2 of')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('b2b-software-release-2.json');
  const text = readFileSync(await download.path(), 'utf8');
  expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(newer));
});

test('errors in alignment block a playbook, and are named', async () => {
  const page = await openOptions(extension);
  const playbook = JSON.parse(starterText('b2b-software'));
  playbook.tips[0].steps = ['no-such-step'];
  await importFile(page, jsonFile('dangling.json', JSON.stringify(playbook)));
  const error = page.locator('.candidate .gaps.error');
  await expect(error).toContainText('1 error');
  await expect(error).toContainText('Serves the step “no-such-step”, which does not exist.');
  await expect(error).toContainText(playbook.tips[0].title);
  await expect(page.getByRole('button', { name: 'Use this playbook' })).toHaveCount(0);
  // Nor does the background take it from anyone else.
  const answer = await send(page, { type: 'release/install', body: { playbook, note: '', base: 1 } });
  expect(answer).toMatchObject({ ok: true, value: { outcome: 'out-of-line' } });
  expect((await storedReleases(page)).releases).toHaveLength(1);
});

test('two options tabs: the other one follows, and what was compared with an older release is not installed', async () => {
  const one = await openOptions(extension);
  const other = await openOptions(extension);
  await other.locator('[data-starter="first-customers"]').getByRole('button').click();
  await expect(other.locator('.candidate')).toContainText('Compared with release 1, “B2B software: new business”');
  await one.locator('[data-starter="growth-renewal"]').getByRole('button').click();
  await one.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(one.locator('#active')).toHaveText('Growth and renewal in existing accounts');
  await expect(other.locator('#active')).toHaveText('Growth and renewal in existing accounts');
  await expect(other.locator('.candidate')).toContainText('Compared with release 2');
  const playbook = JSON.parse(starterText('first-customers'));
  const late = await send(other, { type: 'release/install', body: { playbook, note: '', base: 1 } });
  expect(late).toEqual({ ok: true, value: { outcome: 'stale', number: 2 } });
  const [first, second] = await Promise.all(
    [one, other].map((page) =>
      send(page, {
        type: 'release/install',
        body: { playbook: { ...playbook, about: page === one ? 'A' : 'B' }, note: '', base: 2 },
      }),
    ),
  );
  expect([first, second].map((answer) => (answer as { value: { outcome: string } }).value.outcome).sort()).toEqual([
    'installed',
    'stale',
  ]);
  expect(await storedReleases(one)).toMatchObject({ active: 3 });
});

test('the same request sent twice makes one release', async () => {
  const page = await openOptions(extension);
  const message = {
    type: 'release/install',
    body: { playbook: JSON.parse(starterText('first-customers')), note: 'Twice', base: 1 },
  };
  expect(await send(page, message)).toEqual({ ok: true, value: { outcome: 'installed', number: 2 } });
  expect(await send(page, message)).toEqual({ ok: true, value: { outcome: 'same', number: 2 } });
});

test('a release survives the background being killed right after it was made', async () => {
  const page = await openOptions(extension);
  await page.locator('[data-starter="first-customers"]').getByRole('button').click();
  await page.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.locator('#active')).toHaveText('First customers');
  await extension.killBackground();
  const record = await openRecord(extension.context, hubspotAddress('acme-rollout'));
  await expect(panelOn(record)).toContainText('First customers');
});
