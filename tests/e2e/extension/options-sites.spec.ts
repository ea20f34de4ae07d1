import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { browser } from '@wxt-dev/browser';
import { expect, type Page, test } from 'playwright/test';
import { OPTIONAL_HOSTS } from '../../../lib/crm/hosts.ts';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { installDemo } from '../../demo-crm/serve.ts';
import { BUILD, type Extension, launchExtension } from '../../support/browsers.ts';
import { panelOn } from '../../support/extension.ts';
import { openOptions } from '../../support/options-page.ts';

declare const chrome: typeof browser;

const PROXY = 'https://*.lightning.force.com.mcas.ms/*';
const DEAL = recordNamed(demoOrg(), 'acme-rollout');
const BEHIND_PROXY = `https://acme.lightning.force.com.mcas.ms/lightning/r/Opportunity/${DEAL.salesforceId}/view`;

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchWithKnownHosts();
  const demo = await installDemo(extension.context);
  await demo.addHost('https://*.lightning.force.com.mcas.ms/**', 'salesforce');
});
test.afterEach(() => extension.close());

/**
 * No test can press the browser's own question. So a first version of the extension is installed that has the optional
 * hosts from the start, and then updated to the real one, which holds them until it gives them back.
 */
async function launchWithKnownHosts(): Promise<Extension> {
  const folder = test.info().outputPath('extension');
  cpSync(BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const text = readFileSync(file, 'utf8');
  const manifest = JSON.parse(text);
  const hosts = [...manifest.host_permissions, ...OPTIONAL_HOSTS];
  // A team's own address, on any host, stays optional: it is asked for by itself.
  const team = manifest.optional_host_permissions.filter((host: string) => !hosts.includes(host));
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: hosts, optional_host_permissions: team }));
  const launched = await launchExtension({}, folder);
  writeFileSync(file, text);
  await launched.update();
  return launched;
}

const granted = (page: Page): Promise<boolean> =>
  page.evaluate((host) => chrome.permissions.contains({ origins: [host] }), PROXY);

test('a switch asks the browser for exactly its hosts, in the click itself, and stays off when declined', async () => {
  const page = await openOptions(extension, 'sites');
  for (const id of ['defender', 'government', 'china']) {
    await page.locator(`[data-site="${id}"]`).getByRole('switch').click();
    await expect(page.locator(`[data-site="${id}"]`).getByRole('switch')).not.toBeChecked();
  }
  await page.evaluate(() => {
    const asked: unknown[] = [];
    Object.assign(window, { asked });
    chrome.permissions.request = (wanted: unknown) => {
      asked.push({ wanted, inClick: navigator.userActivation.isActive });
      return Promise.resolve(false);
    };
  });
  const groups = page.locator('[data-site]');
  await expect(groups).toHaveCount(3);
  for (let index = 0; index < 3; index++) {
    const toggle = groups.nth(index).getByRole('switch');
    await toggle.click();
    await expect(page.getByText('Not changed: the permission was not given.')).toBeVisible();
    await expect(toggle).not.toBeChecked();
  }
  const asked = await page.evaluate(
    () => (window as unknown as { asked: { wanted: { origins: string[] }; inClick: boolean }[] }).asked,
  );
  expect(asked.flatMap(({ wanted }) => wanted.origins).sort()).toEqual([...OPTIONAL_HOSTS].sort());
  expect(asked.map(({ inClick }) => inClick)).toEqual([true, true, true]);
});

test('a site that was just granted works at once in a tab that is open', async () => {
  const page = await openOptions(extension, 'sites');
  // As before the grant: no script of ours is registered for that host, and the open tab has none.
  await page.evaluate(() => chrome.scripting.unregisterContentScripts());
  const record = await extension.context.newPage();
  await record.goto(BEHIND_PROXY);
  await expect(record.locator('body')).toContainText('Acme');
  await record.waitForTimeout(1_000);
  await expect(panelOn(record)).toHaveCount(0);
  const [background] = extension.context.serviceWorkers();
  await background?.evaluate((host) => {
    const { onAdded } = chrome.permissions as unknown as { onAdded: { dispatch(added: object): void } };
    onAdded.dispatch({ origins: [host] });
  }, PROXY);
  await expect(panelOn(record)).toHaveAttribute('data-state', 'advice', { timeout: 15_000 });
});

test('a site that is turned off gives its permission back, and pages loaded from then on are left alone', async () => {
  const page = await openOptions(extension, 'sites');
  const toggle = page.locator('[data-site="defender"]').getByRole('switch');
  await expect(toggle).toBeChecked();
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('is off, and the permission is given back')).toBeVisible();
  await expect(toggle).not.toBeChecked();
  expect(await granted(page)).toBe(false);
  const record = await extension.context.newPage();
  await record.goto(BEHIND_PROXY);
  await expect(record.locator('body')).toContainText('Acme');
  await record.waitForTimeout(1_000);
  await expect(panelOn(record)).toHaveCount(0);
});

test('a site that the browser takes back elsewhere is shown as off at once', async () => {
  const page = await openOptions(extension, 'sites');
  const other = await openOptions(extension, 'sites');
  await other.locator('[data-site="china"]').getByRole('switch').click();
  await expect(page.locator('[data-site="china"]').getByRole('switch')).not.toBeChecked();
  await expect(page.locator('[data-site="government"]').getByRole('switch')).toBeChecked();
});

test('"Delete everything" gives granted sites back too', async () => {
  const page = await openOptions(extension, 'data');
  expect(await granted(page)).toBe(true);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.locator('.confirm').getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByText('Sightline starts as new.')).toBeVisible();
  expect(await granted(page)).toBe(false);
});
