import { type BrowserContext, expect, test } from 'playwright/test';
import type { ReadResult } from '../../../lib/crm/record';
import { bundle } from '../../support/bundle';
import type { Hook, Mutated, Terrain } from '../../support/mutate';
import { plainContext } from '../../support/shared-browser';
import { identityOf, openFixture, recordOn } from './hubspot-page';

declare const Mutate: typeof import('../../support/mutate');

const TEST = 'data-test-id';
const SELENIUM = 'data-selenium-test';
const both = [TEST, SELENIUM] as const;

/** What the reader goes by, and the page's columns and foreign parts as well. */
const HOOKS: readonly Hook[] = [
  { selector: '[data-card-type="OBJECT_HIGHLIGHT"]', attributes: ['data-card-type', 'data-card-id'] },
  { selector: '[data-card-type="PROPERTIES_V3"]', attributes: ['data-card-type', 'data-card-id', SELENIUM] },
  { selector: '[data-card-type="ASSOCIATION_V3"]', attributes: ['data-card-type', 'data-card-id'] },
  { selector: `[${SELENIUM}="highlightTitle"]`, attributes: both },
  { selector: `[${TEST}^="highlight-property-display-"]`, attributes: [TEST] },
  { selector: `[${TEST}^="highlight-property-item-"]`, attributes: [TEST], field: true },
  { selector: `[${SELENIUM}="profile-properties-list"]`, attributes: [SELENIUM] },
  { selector: `[${SELENIUM}="profile-properties-list"] > [${TEST}]`, attributes: [TEST], field: true },
  {
    selector: '[data-deferred-property-input-root]',
    attributes: ['data-deferred-property-input-root', 'data-deferred-property-input-mode'],
  },
  { selector: `[${SELENIUM}^="property-input-"], [${TEST}^="property-input-"]`, attributes: both },
  { selector: `[${TEST}="dropdown-caret"], [${TEST}="badge"], [${TEST}="hover-content-wrapper"]`, attributes: [TEST] },
  { selector: 'label, [aria-labelledby]', attributes: ['id', 'for', 'aria-labelledby'] },
  { selector: `[${TEST}="ticket-header-name-link"]`, attributes: [TEST] },
  { selector: `[${TEST}="left-sidebar"], [${TEST}="middle-pane"]`, attributes: [TEST] },
  { selector: `[${TEST}="crm-events-viz-timeline"], [${TEST}="all-properties-panel"]`, attributes: [TEST] },
];

/** A property card and highlights with the grammar of a record's own, all text a decoy. */
const CARDS = `
  <div data-card-type="OBJECT_HIGHLIGHT" data-card-id="OBJECT_HIGHLIGHT-FAS-0-3-1">
    <div data-test-id="highlight-record-label" data-selenium-test="highlightTitle"><span data-test-id="highlight-property-display-dealname">{{marker}}</span></div>
    <div data-test-id="highlight-property-item-amount"><div>Amount:</div><div><span data-test-id="highlight-property-display-amount">{{marker}}</span></div></div>
  </div>
  <div data-card-type="PROPERTIES_V3" data-card-id="4773"><ul data-selenium-test="profile-properties-list">
    <span data-test-id="dealstage"><div data-deferred-property-input-root="true" data-deferred-property-input-mode="display"><label>Deal Stage</label><span data-selenium-test="property-input-dealstage">{{marker}}</span></div></span>
    <span data-test-id="hubspot_owner_id"><div data-deferred-property-input-root="true" data-deferred-property-input-mode="display"><label>Owner</label><div><span>{{marker}}<span><span data-test-id="dropdown-caret"></span></span></span></div></div></span>
  </ul></div>`;

const VALUE =
  '<span data-test-id="property-input-amount">{{marker}}</span><span data-test-id="dealstage">{{marker}}</span>';
const LEFT = `[${TEST}="left-sidebar"]`;
const MIDDLE = `[${TEST}="middle-pane"]`;

const TERRAIN: Terrain = {
  hooks: HOOKS,
  places: [
    {
      name: 'association card on the right',
      within: `[${TEST}="records-right-sidebar"]`,
      markup: `<div data-card-type="ASSOCIATION_V3" data-card-id="ASSOCIATION_V3/0-3">${VALUE}</div>`,
    },
    {
      name: 'association card on the left',
      within: LEFT,
      markup: `<div data-card-type="ASSOCIATION_TABLE" data-card-id="ASSOCIATION_TABLE/0-3">${VALUE}${CARDS}</div>`,
    },
    {
      name: 'association card inside a property card',
      within: '[data-card-type="PROPERTIES_V3"]',
      markup: `<div data-card-type="ASSOCIATION_V3" data-card-id="ASSOCIATION_V3/0-2">${VALUE}</div>`,
    },
    {
      name: 'timeline',
      within: MIDDLE,
      markup: `<div data-test-id="crm-events-viz-timeline"><div data-test-id="timeline-card">Deal stage: {{marker}} ${CARDS}</div></div>`,
    },
    {
      name: 'user note in the left column',
      within: LEFT,
      markup: '<div><p>Amount</p><p>{{marker}}</p><p>highlight-property-display-amount {{marker}}</p></div>',
      textOnly: true,
    },
    {
      name: 'rows with labels only',
      within: LEFT,
      markup: `<div data-card-type="PROPERTIES_LIST"><div data-test-id="crm-property-list-item"><label>Amount</label><span>{{marker}}</span>${VALUE}</div></div>`,
    },
    {
      name: 'all-properties panel',
      within: 'body',
      markup: `<div data-test-id="all-properties-panel">${VALUE}${CARDS}</div>`,
    },
    {
      name: 'preview beside the page',
      within: 'body',
      markup: `<div data-test-id="IndexPageInlineSidebar"><div data-selenium-test="sidebar-preview-panel" data-crm-location="CRM_OBJECT_PREVIEW">${CARDS}</div></div>`,
    },
    { name: 'create form', within: 'body', markup: `<div data-selenium-test="creator">${CARDS}</div>` },
    { name: 'dialog', within: 'body', markup: `<div role="dialog" aria-modal="true">${CARDS}</div>` },
    { name: 'navigation', within: 'body', markup: `<nav><a data-test-id="deals">{{marker}}</a>${VALUE}</nav>` },
    { name: 'cached page', within: 'body', markup: `<div style="display: none">${CARDS}</div>` },
    {
      name: 'inactive tab',
      within: MIDDLE,
      markup: `<div data-test-id="tab-about-content" aria-hidden="true">${CARDS}</div>`,
    },
  ],
};

interface Outcome {
  done: Mutated;
  result: ReadResult | { threw: string };
}

test.setTimeout(180_000);

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

const PAGES: readonly [fixture: string, object: string, seeds: number][] = [
  ['deal', 'deal', 500],
  ['deal-editing', 'deal', 100],
  ['contact', 'contact', 100],
  ['company', 'company', 100],
  ['ticket', 'ticket', 100],
  ['custom', '2-123456', 100],
  ['help-desk', 'ticket', 100],
];

for (const [fixture, object, seeds] of PAGES) {
  test(`${seeds} damaged pages of ${fixture}: never a decoy, never a guess, never an error`, async () => {
    const page = await openFixture(context, fixture, object);
    await page.evaluate(`${await bundle('tests/support/mutate.ts', 'Mutate')};window.Mutate = Mutate`);
    const whole = await recordOn(page, object);
    const outcomes = await page.evaluate(
      ({ identity, terrain, seeds }) => {
        const pristine = document.documentElement.cloneNode(true);
        const all: Outcome[] = [];
        for (let seed = 1; seed <= seeds; seed += 1) {
          document.replaceChild(pristine.cloneNode(true), document.documentElement);
          const done = Mutate.mutate(document, seed, terrain);
          try {
            HubSpot.hubspotReader.activePage(identity, document);
            HubSpot.hubspotReader.room(document);
            // Measures the page, which costs more than all the rest.
            if (seed % 10 === 0) HubSpot.hubspotReader.makeRoom(document, 'right', 300);
            all.push({ done, result: HubSpot.hubspotReader.read(identity, document, { now: 1 }) });
          } catch (error) {
            all.push({ done, result: { threw: String(error) } });
          }
        }
        return all;
      },
      { identity: identityOf(object), terrain: TERRAIN, seeds },
    );

    const texts = new Set(Object.values(whole.fields).map((reading) => reading.raw));
    const faults: string[] = [];
    let records = 0;
    for (const { done, result } of outcomes) {
      const say = (what: string): void => {
        const steps = done.mutations.map(({ kind, target, detail }) => `${kind} ${target} ${detail}`);
        faults.push(`seed ${done.seed}: ${what}\n    ${steps.join('\n    ')}`);
      };
      if (JSON.stringify(result).includes('DECOY')) say(`took a decoy: ${JSON.stringify(result)}`);
      if ('threw' in result) say(result.threw);
      if (!('record' in result)) continue;
      records += 1;
      if (result.record.name !== whole.name) say(`another name: ${result.record.name}`);
      for (const [key, reading] of Object.entries(result.record.fields)) {
        const before = whole.fields[key];
        const renamed = !before && reading.api.endsWith('-renamed');
        if (reading.state === 'filled' && !(renamed ? texts.has(reading.raw) : before?.raw === reading.raw))
          say(`${key} is "${reading.raw}", was ${before?.state} "${before?.raw}"`);
        if (reading.state === 'empty' && before?.state !== 'empty' && !renamed)
          say(`${key} is empty, was ${before?.state}`);
      }
    }
    expect(faults.slice(0, 3).join('\n')).toBe('');
    // Damage makes a reader careful, not silent.
    expect(records / seeds).toBeGreaterThan(0.5);
    console.log(`${fixture}: ${records} of ${seeds} damaged pages still gave a record`);
  });
}

test('the same seed does the same damage, another seed another', async () => {
  const page = await openFixture(context, 'deal', 'deal');
  await page.evaluate(`${await bundle('tests/support/mutate.ts', 'Mutate')};window.Mutate = Mutate`);
  const pages = await page.evaluate((terrain) => {
    const pristine = document.documentElement.cloneNode(true);
    return [7, 7, 8].map((seed) => {
      document.replaceChild(pristine.cloneNode(true), document.documentElement);
      Mutate.mutate(document, seed, terrain);
      return document.documentElement.outerHTML;
    });
  }, TERRAIN);
  expect(pages[0]).toBe(pages[1]);
  expect(pages[0]).not.toBe(pages[2]);
});
