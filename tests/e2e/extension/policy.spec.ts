import { expect, type Page, test } from 'playwright/test';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { installDemo } from '../../demo-crm/serve.ts';
import { BUILD, type Extension, launchExtension } from '../../support/browsers.ts';
import { expectAccessible } from '../../support/desk.ts';
import { expectPanel, hubspotAddress, panelOn, send, sendFromTab } from '../../support/extension.ts';
import { openOptions, storedReleases } from '../../support/options-page.ts';
import { notedDeal, noteOn } from '../../support/panel-notes.ts';
import { buildWithKey, chromiumPolicies, type PolicyFiles, reloadPolicies } from '../../support/policy.ts';
import { makeSigner, playbookSaying } from '../../support/publisher.ts';

const DEAL = hubspotAddress('acme-rollout');
const OPPORTUNITY = `https://acme.lightning.force.com/lightning/r/Opportunity/${recordNamed(demoOrg(), 'acme-rollout').salesforceId}/view`;
const asText = (title: string): string => JSON.stringify(playbookSaying(title));

// Two browser pages, two tabs of CRMs and a dozen policies: a busy machine takes more than a minute for it.
test.setTimeout(120_000);

let policies: PolicyFiles | undefined;
let build: ReturnType<typeof buildWithKey> | undefined;
let extension: Extension | null = null;
test.beforeEach(() => {
  policies = chromiumPolicies();
  build = buildWithKey(BUILD);
});
test.afterEach(async () => {
  await extension?.close();
  extension = null;
  build?.remove();
  policies?.remove();
});

async function launch(policy: unknown): Promise<Extension> {
  if (!policies || !build) throw new Error('no policies, see above');
  policies.put(build.id, policy);
  const started = await launchExtension({ executable: policies.executable }, build.folder);
  extension = started;
  expect(started.id).toBe(build.id);
  await installDemo(started.context);
  return started;
}

/** The organization says something else, and the browser is told to look. */
async function say(started: Extension, policy: unknown): Promise<void> {
  policies?.put(started.id, policy);
  await reloadPolicies(started.context);
}

async function inForce(page: Page): Promise<string | undefined> {
  const { active, releases } = await storedReleases(page);
  return releases.find(({ number }) => number === active)?.title;
}

const go = (page: Page, section: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, section);

test('what an organization sets is in force beside what cannot be used, changes while Sightline runs, and goes again', async () => {
  const started = await launch({
    playbook: asText('By policy'),
    preferences: { defaults: { dailyTips: 5 }, locked: { side: 'left', width: 9_999, hidden: false } },
    hosts: ['*.lightning.force.com', 'crm.example'],
    retention: { days: 90 },
    roles: ['rep', 'coach'],
    quietHours: { from: '18:00', to: '08:00', days: ['sunday'], mostPerDay: 3 },
  });
  // Late: the browser hands it over only now that it knows the extension.
  await reloadPolicies(started.context);
  const page = await openOptions(started, 'team');
  const card = page.locator('[data-policy="set"]');
  await expect(card).toContainText('Set by your organization');
  await expect(page.locator('[data-policy-problem="preferences.locked.width"]')).toContainText('280–560');
  await expect(page.locator('[data-policy-problem="hosts.1"]')).toContainText('crm.example');
  await expect(page.locator('[data-policy-playbook="taken"]')).toBeVisible();
  await expect(page.getByText('no address is followed')).toBeVisible();
  await expect(page.locator('.sync-log')).toContainText('The playbook of your organization came and was taken.');
  await expect(page.locator('.sync-log')).toContainText('preferences.locked.width: 9999');
  expect(await inForce(page)).toBe('By policy');
  await expectAccessible(page, 'policy');

  // Locked everywhere: the page, the background that any page could ask, the panel.
  await go(page, 'sidebar');
  const salesforce = page.locator('[data-crm="salesforce"]');
  await expect(salesforce.getByRole('group', { name: 'Side' })).toHaveAccessibleDescription('Set by your organization');
  await expect(salesforce.getByLabel('Right')).toBeDisabled();
  await expect(salesforce.getByLabel('Left')).toBeChecked();
  await expect(salesforce.getByRole('switch', { name: 'Show the panel' })).toBeDisabled();
  await expect(salesforce.getByLabel('Width')).toBeEnabled();
  await expect(salesforce.getByLabel('Tips a day')).toHaveValue('5');
  const set = (patch: object) => send(page, { type: 'preferences/set', body: { crm: 'salesforce', patch } });
  expect(await set({ side: 'right', hidden: true, dailyTips: 7 })).toMatchObject({
    value: { preferences: { side: 'left', hidden: false, dailyTips: 7 } },
  });
  const record = await started.context.newPage();
  await record.goto(OPPORTUNITY);
  await expectPanel(record, 'advice');
  await expect(panelOn(record).locator('.sidebar')).toHaveClass(/left/);
  await panelOn(record).getByRole('button', { name: 'Panel settings' }).click();
  await expect(panelOn(record).getByRole('button', { name: 'Move to the right side' })).toBeDisabled();
  await expect(panelOn(record)).toContainText('set by your organization');

  // Hosts, retention, roles and hats.
  const deal = await started.context.newPage();
  await deal.goto(DEAL);
  expect(await sendFromTab(page, DEAL, { type: 'sidebar/inject', body: {} })).toMatchObject({
    value: { injected: false },
  });
  await expect(panelOn(deal)).toHaveCount(0);
  await go(page, 'data');
  await expect(page.getByLabel('Days after the last word')).toBeDisabled();
  await expect(page.getByLabel('Days after the last word')).toHaveValue('90');
  await go(page, 'identity');
  await expect(page.getByRole('checkbox', { name: 'Manager' })).toBeDisabled();
  await go(page, 'vision');
  await expect(page.locator('.hats [data-hat="leader"] input')).toBeDisabled();
  await expect(page.locator('.hats [data-hat="coach"] input')).toBeChecked();
  await expect(page.locator('.hat-note').first()).toContainText('Set by your organization');
  const edit = {
    id: crypto.randomUUID(),
    at: 1,
    page: crypto.randomUUID(),
    hat: 'leader',
    what: 'meaning',
    changes: [],
  };
  expect(await send(page, { type: 'draft/edit', body: { revision: 1, edit } })).toMatchObject({ ok: false });

  const old = await noteOn(page, notedDeal(DEAL), 'Sixty days ago', { at: Date.now() - 60 * 86_400_000 });
  const isKept = async (): Promise<boolean> => {
    const answer = await send(page, { type: 'review/thread', body: { id: old } });
    return JSON.stringify(answer).includes('Sixty days ago');
  };
  expect(await isKept()).toBe(true);

  // It changes while everything is open, in a background that has to be woken for it.
  await started.killBackground();
  await say(started, {
    playbook: asText('By policy, again'),
    preferences: { locked: { theme: 'dark' } },
    roles: ['leader', 'rep'],
    hosts: ['*.hubspot.com'],
    retention: { maximumDays: 30 },
  });
  await expectPanel(deal, 'advice');
  await expect(panelOn(deal).locator('.sidebar')).toHaveAttribute('data-theme', 'dark');
  await expect(panelOn(record)).toHaveCount(0);
  await expect(page.locator('.hats [data-hat="leader"] input')).toBeChecked();
  await go(page, 'sidebar');
  await expect(salesforce.getByLabel('Right')).toBeEnabled();
  await expect(salesforce.getByLabel('Right')).toBeChecked();
  await expect.poll(() => inForce(page)).toBe('By policy, again');
  await expect.poll(isKept).toBe(false);

  // A person goes on from it; looked at again, the same policy changes nothing.
  const { active } = await storedReleases(page);
  const own = { playbook: playbookSaying('My own'), note: '', base: active };
  expect(await send(page, { type: 'release/install', body: own })).toMatchObject({ value: { outcome: 'installed' } });
  await say(started, {
    playbook: asText('By policy, again'),
    preferences: { locked: { theme: 'light' } },
  });
  await expect(panelOn(deal).locator('.sidebar')).toHaveAttribute('data-theme', 'light');
  expect(await inForce(page)).toBe('My own');

  // No playbook at all, an address, nothing.
  await go(page, 'team');
  await say(started, { playbook: '{ "half": ' });
  await expect(page.locator('[data-policy-playbook="refused"]')).toContainText('no whole JSON text');
  expect(await inForce(page)).toBe('My own');
  const link = `https://playbook.example/playbook.json#sightline-key=${(await makeSigner()).publicKey}`;
  await say(started, { playbook: link });
  await expect(page.locator('[data-team-state]')).toHaveAttribute('data-team-state', 'not-allowed');
  await expect(page.getByRole('button', { name: 'Allow asking this address' })).toBeVisible();
  await expect(page.getByText('it cannot be left here')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);
  expect(await send(page, { type: 'team/leave', body: {} })).toMatchObject({ value: { left: false } });
  expect(await send(page, { type: 'team/join', body: { link } })).toMatchObject({ value: { reason: 'by-policy' } });
  await say(started, {});
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('group').getByRole('button', { name: 'Leave', exact: true }).last().click();
  await expect(page.getByLabel('Join link')).toBeVisible();
});
