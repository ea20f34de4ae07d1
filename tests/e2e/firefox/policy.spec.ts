import { expect, test } from 'playwright/test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { demoOrg, recordNamed } from '../../demo-crm/data.ts';
import { adviceIn, demoPage, FIREFOX_BUILD, inPanel, pressButton, textInPanel, until } from '../../support/firefox.ts';
import { firefoxPolicies, type PolicyFiles } from '../../support/policy.ts';
import { playbookSaying } from '../../support/publisher.ts';

const deal = recordNamed(demoOrg(), 'acme-rollout');

let policies: PolicyFiles | undefined;
let browser: Browser | null = null;
test.beforeEach(() => {
  policies = firefoxPolicies();
});
test.afterEach(async () => {
  await browser?.close();
  browser = null;
  policies?.remove();
});

test('in Firefox a policy file sets the playbook, the hosts and what is locked; what is wrong in it holds up nothing', async () => {
  const playbook = playbookSaying('By policy');
  const goals = playbook.vision.goals.map((goal) => ({ ...goal, title: 'The goal of the organization' }));
  if (!policies) throw new Error('no policies, see above');
  policies.put('sightline@sightline.example', {
    playbook: JSON.stringify({ ...playbook, vision: { ...playbook.vision, goals } }),
    preferences: { locked: { side: 'left', theme: 'dark', width: 'wide', hidden: false } },
    hosts: ['acme.lightning.force.com', 7],
    roles: 'rep',
  });
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: policies.executable, headless: true });
  await browser.installExtension(FIREFOX_BUILD);
  const elsewhere = await demoPage(browser);
  await elsewhere.page.goto(`https://app.hubspot.com/contacts/4242001/record/0-3/${deal.hubspotId}`);
  const { page, errors } = await demoPage(browser);
  await page.goto(`https://acme.lightning.force.com/lightning/r/Opportunity/${deal.salesforceId}/view`);
  await adviceIn(page, deal.salesforceId);
  await until(
    page,
    'the goal of the policy',
    `document.querySelector('sightline-panel').shadowRoot.querySelector('.node.leader').textContent.includes('The goal of the organization')`,
  );
  await inPanel(page, '.sidebar.left[data-theme="dark"]');
  await pressButton(page, 'Panel settings');
  await inPanel(page, '.menu fieldset:disabled');
  expect(await textInPanel(page, '.menu')).toContain('set by your organization');
  // The page that was opened first has had all this time.
  expect(await elsewhere.page.$('sightline-panel')).toBeNull();
  expect(errors).toEqual([]);
});
