import { expect } from 'playwright/test';
import { ACME, idOf, NATIVE_HOST, pathOf, test } from './demo-salesforce-stage';

test.afterEach(({ stage }) => {
  expect(stage.complaints).toEqual([]);
});

const steps = `[...document.querySelectorAll('.lafPageHost.active li.slds-path__item')].map((step) => step.className.replace(/.*PathAssistantTab /, '') + ' ' + step.dataset.name)`;

test('a click on a step moves what is active, not what is current', async ({ stage }) => {
  await stage.visit(ACME);
  await stage.page.locator('li[data-name="Needs Analysis"] a').click();
  const now = await stage.look(steps);
  expect(now).toContain('slds-is-complete slds-is-active Needs Analysis');
  expect(now).toContain('slds-is-current Negotiation/Review');
  expect(now).toContain('slds-is-incomplete Closed');
  await stage.drive('markStage', 'Needs Analysis');
  await stage.drive('settled');
  expect(await stage.look(steps)).toContain('slds-is-current slds-is-active Needs Analysis');
  expect(await stage.look(`field('Probability')[0]`)).toContain('20%');
});

test('a closed opportunity shows how it ended', async ({ stage }) => {
  await stage.visit(pathOf('Opportunity', 'kestrel-line4'));
  expect(await stage.look(steps)).toContain('slds-is-current slds-is-won slds-is-active Closed Won');
  await stage.drive('open', 'orion-kiln');
  await stage.drive('settled');
  expect(await stage.look(steps)).toContain('slds-is-current slds-is-lost slds-is-active Closed Lost');
  expect(await stage.look(steps)).toContain('slds-is-incomplete Prospecting');
});

test('the path asks how an opportunity ended', async ({ stage }) => {
  await stage.visit(ACME);
  await stage.drive('selectStage', 'Closed');
  await stage.page.locator('.slds-path__mark-complete').click();
  await stage.page.locator('.runtime_sales_pathassistantPathAssistantStepClosed select').selectOption('Closed Lost');
  await stage.page.locator('.runtime_sales_pathassistantPathAssistantStepClosed .uiButton--default').click();
  await stage.drive('settled');
  expect(await stage.look(steps)).toContain('slds-is-current slds-is-lost slds-is-active Closed Lost');
});

for (const [mode, host] of [
  ['synthetic', 'acme.lightning.force.com'],
  ['native', NATIVE_HOST],
] as const)
  test(`with ${mode} shadow what is typed is a property of the input until it is saved`, async ({ stage }) => {
    await stage.visit(ACME, {}, host);
    await stage.drive('edit');
    await stage.drive('settled');
    const input = stage.page.locator('input[name="NextStep"]');
    await input.fill('Send the price for year two');
    await input.blur();
    expect(await stage.look(`all('input[name=NextStep]').map((each) => each.value)`)).toEqual([
      'Send the price for year two',
    ]);
    expect(await stage.look(`all('input[name=CloseDate]').map((each) => each.value)`)).toEqual(['12/18/2026']);
    expect(await stage.look(`all('button[role=combobox][data-value="Negotiation/Review"]').length`)).toBe(1);
    expect(await stage.look(`all('[field-label="Stage"] .test-id__field-label').length`)).toBe(0);
    expect(await stage.look(`all('.calculate-on-save-msg').length`)).toBe(1);
    await stage.page.locator('button[name="SaveEdit"]').click();
    await stage.drive('settled');
    expect(await stage.look(`field('NextStep')[0]`)).toContain('Send the price for year two');
    expect(await stage.look(`all('[slot=inputField]').length`)).toBe(0);
  });

test('a record saved anywhere is new everywhere, in the elements that were there', async ({ stage }) => {
  await stage.visit(ACME);
  const kept = await stage.page.evaluateHandle(() => document.querySelector('records-highlights2 [slot=primaryField]'));
  await stage.drive('setField', 'acme-rollout', 'Name', 'Acme – Rollout, phase one');
  await stage.drive('settled');
  expect(await stage.look(`all('[slot=primaryField]').map(text)`)).toEqual(['Acme – Rollout, phase one']);
  expect(await kept.evaluate((element) => element?.isConnected)).toBe(true);
  expect(await stage.page.title()).toContain('phase one');
});

test('an edit modal shows every field a second time, and ends at the short address', async ({ stage }) => {
  await stage.visit(ACME);
  const count = `all('[data-target-selection-name$=".NextStep"]').length`;
  expect(await stage.look(count)).toBe(1);
  await stage.drive('editModal');
  await stage.drive('settled');
  expect(await stage.look(count)).toBe(2);
  expect(new URL(stage.page.url()).pathname).toBe(ACME.replace('/view', '/edit'));
  expect(await stage.look(`all('.uiModal.active .forcegenerated-record-layout2')[0].localName`)).toContain(
    '___edit___',
  );
  await stage.drive('setField', 'acme-rollout', 'NextStep', 'Visit Hamburg');
  await stage.drive('save');
  await stage.drive('settled');
  expect(await stage.look(count)).toBe(1);
  expect(await stage.look(`field('NextStep')[0]`)).toContain('Visit Hamburg');
  expect(new URL(stage.page.url()).pathname).toBe(`/lightning/r/${idOf('acme-rollout')}/view`);
});

test('a create modal stands over the list, and leads to the new record', async ({ stage }) => {
  await stage.visit('/lightning/o/Opportunity/list?filterName=__Recent');
  await stage.page.locator('a', { hasText: /^New$/ }).click();
  await stage.drive('settled');
  expect(await stage.look(`all('.uiModal.active .forcegenerated-record-layout2')[0].localName`)).toContain(
    '___create___',
  );
  await stage.page.locator('.uiModal input[name="Name"]').fill('Verrerie – pilot');
  await stage.page.locator('.uiModal button[name="SaveEdit"]').click();
  await stage.drive('settled');
  expect(await stage.look(`all('[slot=primaryField]').map(text)`)).toContain('Verrerie – pilot');
  expect(new URL(stage.page.url()).pathname).toMatch(/^\/lightning\/r\/006\w{15}\/view$/);
});

const CHAIN = `[...document.querySelectorAll('[slot=primaryField]')].filter((name) => {
  for (let panel = name.closest('section.oneConsoleTab'); panel; panel = panel.parentElement.closest('section.oneConsoleTab'))
    if (!panel.matches('.active[aria-expanded="true"]')) return false;
  return true;
}).map(text)`;

test('a console keeps tabs and subtabs, and only one record is active all the way up', async ({ stage }) => {
  await stage.visit(ACME, { app: 'console' });
  await stage.drive('openTab', 'acme');
  await stage.drive('settled');
  expect(new URL(stage.page.url()).searchParams.get('ws')).toBe(ACME);
  expect(await stage.look(CHAIN)).toEqual(['Acme Industrial']);
  await stage.drive('open', 'orion-kiln');
  await stage.drive('settled');
  expect(await stage.look(CHAIN)).toEqual(['Orion Cement – Kiln monitoring']);
  const inside = `[...document.querySelectorAll('navex-console-tab2 section.active')].length`;
  expect(await stage.look(inside)).toBe(2);
  await stage.page.locator('.navexConsoleTabContainer .oneConsoleTabItem a', { hasText: 'Acme' }).click();
  await stage.drive('settled');
  expect(await stage.look(CHAIN)).toEqual(['Acme Industrial']);
  await stage.drive('closeTab', 'acme');
  await stage.drive('settled');
  expect(await stage.look(CHAIN)).toEqual(['Acme – Plant maintenance rollout']);
  expect(stage.page.url()).not.toContain('ws=');
});

test('a link inside a console record opens beside it', async ({ stage }) => {
  await stage.visit(ACME, { app: 'console' });
  await stage.page.locator('records-highlights2 force-lookup a', { hasText: 'Acme Industrial' }).click();
  await stage.drive('settled');
  expect(stage.page.url()).toContain(`${pathOf('Account', 'acme')}?ws=`);
});
