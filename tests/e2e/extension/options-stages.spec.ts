import { expect, type Page, test } from 'playwright/test';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openRecord, panelOn } from '../../support/extension.ts';
import { importFile, jsonFile, openOptions, starterText, storedReleases } from '../../support/options-page.ts';

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

const DEAL = recordNamed(demoOrg(), 'acme-rollout');
const OPPORTUNITY = `https://acme.lightning.force.com/lightning/r/Opportunity/${DEAL.salesforceId}/view`;

/** Makes a playbook active whose sales stages map to nothing on Salesforce. */
async function forgetSalesforce(page: Page): Promise<void> {
  const playbook = JSON.parse(starterText('b2b-software'));
  for (const stage of playbook.processes[0].stages) delete stage.crmStages.salesforce;
  await importFile(page, jsonFile('unmapped.json', JSON.stringify(playbook)));
  await page.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(page.getByText('Release 2 of')).toBeVisible();
}

const row = (page: Page, name: string) => page.locator(`tr[data-stage="${name}"]`);

test('the stages of a pipeline seen while browsing are offered, what matches is filled, and what is left stands out', async () => {
  const record = await openRecord(extension.context, OPPORTUNITY);
  const page = await openOptions(extension);
  await forgetSalesforce(page);
  await expect(panelOn(record)).toContainText('The playbook does not know the stage');
  await page.getByRole('link', { name: 'Stages' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(row(page, 'Qualification')).toHaveClass(/unmapped/);
  await page.getByRole('button', { name: 'Use the stages of this pipeline' }).click();
  // Nothing in the playbook is called "Qualification" on Salesforce any more: it is left to the person.
  await expect(page.getByRole('status').filter({ hasText: /match/ })).toBeVisible();
  await expect(row(page, 'Needs Analysis').getByRole('combobox')).toHaveValue('understand');
  await expect(row(page, 'Negotiation/Review')).toContainText('No step is shown in this stage');
  expect((await storedReleases(page)).active).toBe(2);
});

test('choosing stages by hand and saving makes a release that the open record shows at once', async () => {
  const record = await openRecord(extension.context, OPPORTUNITY);
  const page = await openOptions(extension);
  await forgetSalesforce(page);
  await page.getByRole('link', { name: 'Stages' }).click();
  const save = page.getByRole('button', { name: 'Save as a new release' });
  await expect(save).toBeDisabled();
  const rows = page.locator('.mapping tbody tr');
  for (let index = 0; index < (await rows.count()); index++) {
    await rows.nth(index).getByRole('combobox').selectOption({ index: 2 });
  }
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await save.click();
  await expect(page.getByRole('status').filter({ hasText: 'Release 3 is active' })).toBeVisible();
  await expect(panelOn(record)).not.toContainText('The playbook does not know the stage');
  const { releases } = await storedReleases(page);
  expect(releases.at(-1)?.note).toBe('Stages of Salesforce mapped for “New business”');
});

test('by keyboard: a stage typed in, mapped, saved; and one taken off the mapping', async () => {
  const page = await openOptions(extension, 'stages');
  await page.getByLabel('HubSpot', { exact: true }).check();
  await page.getByLabel('Another stage, by its name in the CRM').fill('Legal review');
  await page.keyboard.press('Enter');
  const added = row(page, 'Legal review');
  await expect(added).toHaveClass(/unmapped/);
  await added.getByRole('combobox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(added).not.toHaveClass(/unmapped/);
  await page.getByRole('button', { name: 'Save as a new release' }).press('Enter');
  await expect(page.getByText('Release 2 is active')).toBeVisible();
  await expect(row(page, 'Legal review').getByRole('combobox')).not.toHaveValue('');
  await row(page, 'Legal review').getByRole('combobox').selectOption('');
  await page.getByRole('button', { name: 'Save as a new release' }).click();
  await expect(page.getByText('Release 3 is active')).toBeVisible();
  await expect(row(page, 'Legal review')).toHaveCount(0);
});

test('a stage that is in the list already cannot be typed in again', async () => {
  const page = await openOptions(extension, 'stages');
  await page.getByLabel('Another stage, by its name in the CRM').fill('  qualification ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'is in the list already' })).toBeVisible();
});

test('stages that HubSpot shows one at a time gather in one list', async () => {
  await openRecord(extension.context, hubspotAddress('acme-rollout'));
  const page = await openOptions(extension, 'stages');
  await page.getByLabel('HubSpot', { exact: true }).check();
  await expect(page.getByText('This page shows one stage at a time')).toBeVisible();
});

test('choices that are not saved yet outlive a visit to another section and a release of another tab', async () => {
  const page = await openOptions(extension, 'stages');
  const other = await openOptions(extension);
  await row(page, 'Qualification').getByRole('combobox').selectOption({ label: 'Won' });
  await page.getByRole('link', { name: 'Sidebar' }).click();
  const playbook = JSON.parse(starterText('b2b-software'));
  playbook.about = 'Changed in the other tab.';
  await importFile(other, jsonFile('other.json', JSON.stringify(playbook)));
  await other.getByRole('button', { name: 'Use this playbook' }).click();
  await expect(other.getByText('Release 2 is active')).toBeVisible();
  await page.getByRole('link', { name: 'Stages' }).click();
  await expect(row(page, 'Qualification').getByRole('combobox')).toHaveValue('won');
  await page.getByRole('button', { name: 'Save as a new release' }).click();
  await expect(page.getByText('Release 3 is active')).toBeVisible();
  await expect(other.getByText('Changed in the other tab.')).toBeVisible();
});
