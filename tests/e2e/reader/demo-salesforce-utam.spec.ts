import { expect } from 'playwright/test';
import type { DemoOptions } from '../../demo-crm/options.ts';
import { ACME, NATIVE_HOST, pathOf, type Stage, test } from './demo-salesforce-stage';
import { utamElements } from './demo-salesforce-utam';

/** Page objects that the demo has to satisfy, with the selector that their description gives (crm.md §7.1). */
const OBJECTS: { [name: string]: { root: string; without: { [element: string]: string } } } = {
  'records/recordLayoutItem': {
    root: 'records-record-layout-item',
    without: {
      recordDateTime: 'no field of the org is a time that people type',
      geoLocation: 'the only location is calculated',
      alohaPage: 'no Classic pages',
    },
  },
  'record/flexipage/recordField': {
    root: 'record_flexipage-record-field',
    without: {
      aiEnabledField: 'no Einstein in this org',
      requiredField: 'with real roots the mark is in the template of lightning-input',
    },
  },
  'runtime_sales/pathAssistantTab': { root: '.runtime_sales_pathassistantPathAssistantTab', without: {} },
  'runtime_sales/pathStep': { root: 'runtime_sales_pathassistant-path-step', without: {} },
  'records/highlights2': { root: 'records-highlights2', without: {} },
  'navex/consoleTabContainer': {
    root: '.oneConsoleTabContainer',
    without: {
      highlightedTab: 'nothing else changes a record here',
      pinnedTabs: 'nobody pins tabs here',
      overflowTrigger: 'the tabs fit',
    },
  },
  'sfa/outputStageName': { root: 'sfa-output-stage-name', without: {} },
};

type Scene = [path: string, options: Partial<DemoOptions>, then?: (stage: Stage) => Promise<unknown>];

const edit = (stage: Stage): Promise<unknown> => stage.drive('edit');
/** Every kind of field and every state that the page objects speak of. */
const SCENES: Scene[] = [
  [ACME, {}],
  [ACME, { layout: 'dynamic', path: 'lwc' }],
  [ACME, { layout: 'dynamic' }, edit],
  [pathOf('Account', 'acme'), {}],
  [pathOf('Account', 'acme'), {}, edit],
  [pathOf('Contact', 'dana'), {}, edit],
  [pathOf('Contact', 'dana'), {}],
  [pathOf('Lead', 'priya'), {}],
  [pathOf('Site_Visit__c', 'visit-acme'), {}],
  [pathOf('Site_Visit__c', 'visit-acme'), {}, edit],
  [ACME, {}, typeInto],
  [ACME, { layout: 'dynamic' }, typeInto],
  [ACME, { app: 'console' }, (stage) => stage.drive('openTab', 'acme').then(() => edit(stage))],
];

/** Changes a field as a person does, so that the page offers to take it back. */
async function typeInto(stage: Stage): Promise<void> {
  await stage.drive('edit');
  await stage.page.locator('input[name="NextStep"]').fill('Call Dana');
}

for (const [mode, host] of [
  ['synthetic', 'acme.lightning.force.com'],
  ['native', NATIVE_HOST],
] as const) {
  test(`with ${mode} shadow every element of Salesforce's own page objects is on some page`, async ({ stage }) => {
    test.setTimeout(240_000);
    const wanted = await Promise.all(
      Object.entries(OBJECTS).map(async ([name, { root }]) => ({ name, root, elements: await utamElements(name) })),
    );
    const seen = new Set<unknown>();
    for (const [path, options, then] of SCENES) {
      await stage.visit(path, options, host);
      await then?.(stage);
      await stage.drive('settled');
      const found = await stage.look(`${JSON.stringify(wanted)}.flatMap(({ name, root, elements }) => {
        const roots = all(root);
        const has = ({ css, inTemplate }) => roots.some((host) => (inTemplate ? host.shadowRoot ?? host : host).querySelector(css));
        return [...(roots.length > 0 ? [name] : []), ...elements.filter(has).map((element) => name + ' ' + element.name)];
      })`);
      for (const each of Array.isArray(found) ? found : []) seen.add(each);
    }
    for (const { name, elements } of wanted) {
      expect(seen).toContain(name);
      const missing = elements.filter((element) => !seen.has(`${name} ${element.name}`)).map((element) => element.name);
      const expected = Object.keys(OBJECTS[name]?.without ?? {});
      expect(
        missing.filter((element) => !expected.includes(element)),
        name,
      ).toEqual([]);
    }
    expect(stage.complaints).toEqual([]);
  });
}
