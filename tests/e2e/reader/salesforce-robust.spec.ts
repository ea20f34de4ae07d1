import type { BrowserContext } from 'playwright';
import { expect, test } from 'playwright/test';
import { bundle } from '../../support/bundle';
import type * as Mutations from '../../support/mutate';
import type { Terrain } from '../../support/mutate';
import { plainContext } from '../../support/shared-browser';
import { DEAL, IDS, openFixture } from './salesforce-page';

declare global {
  var Mutate: typeof Mutations;
}

const FRONT = '.windowViewMode-normal.active';

/** What a reader goes by on a Lightning page, and where text of nobody may stand (crm.md §2). */
const TERRAIN: Terrain = {
  hooks: [
    { selector: `${FRONT} [data-target-selection-name]`, attributes: ['data-target-selection-name'], field: true },
    { selector: '[data-target-selection-name]', attributes: ['data-target-selection-name', 'role'] },
    { selector: `${FRONT} [slot="outputField"]`, attributes: ['slot', 'data-output-element-id'] },
    { selector: '[slot="output"]', attributes: ['slot'] },
    { selector: '[slot="inputField"]', attributes: ['slot', 'data-input-element-id'] },
    { selector: '.test-id__field-value', attributes: ['class'] },
    { selector: '.test-id__field-label', attributes: ['class'] },
    { selector: '[field-label]', attributes: ['field-label'] },
    { selector: `${FRONT} [slot="primaryField"]`, attributes: ['slot'] },
    { selector: '[slot="secondaryFields"]', attributes: ['slot', 'class'] },
    { selector: `${FRONT} .slds-path__item`, attributes: ['class', 'data-name'] },
    { selector: '.slds-path__title', attributes: ['class', 'data-label'] },
    { selector: '.forcegenerated-record-layout2', attributes: ['class', 'style'] },
    { selector: 'one-record-home-flexipage2', attributes: ['class'] },
    { selector: '.windowViewMode-normal', attributes: ['class'] },
    { selector: '.navexWorkspace', attributes: ['class'] },
    { selector: 'records-lwc-detail-panel', attributes: ['class'] },
    { selector: 'force-lookup a', attributes: ['href'] },
    { selector: '[role="combobox"]', attributes: ['role', 'data-value'] },
  ],
  places: [
    {
      name: 'feed',
      within: `${FRONT} lightning-tabset`,
      markup: '<div class="forceChatterFeed cuf-feed"><article class="cuf-feedItem">Stage: {{marker}}</article></div>',
    },
    {
      name: 'activities',
      within: `${FRONT} lightning-tabset`,
      markup:
        '<runtime_sales_activities-activity-timeline-fixed-layout><ul><li>Amount {{marker}}</li></ul></runtime_sales_activities-activity-timeline-fixed-layout>',
    },
    {
      name: 'related list',
      within: `${FRONT} lightning-tabset`,
      markup:
        '<lst-related-list-single-container><table><tr><td>{{marker}}</td></tr></table></lst-related-list-single-container>',
    },
    {
      name: 'modal over the page',
      within: 'body',
      markup: '<div class="uiModal active"><div class="slds-modal" role="dialog">{{marker}}</div></div>',
    },
    {
      name: 'cached page',
      within: '.navexWorkspace',
      markup: '<div class="windowViewMode-normal oneContent lafPageHost">{{marker}}</div>',
    },
    {
      name: 'preview',
      within: 'body',
      markup: '<section class="slds-popover forceHoverPanel" role="dialog">{{marker}}</section>',
    },
    {
      name: 'rich text that a person wrote',
      within: `${FRONT} lightning-tabset`,
      markup:
        '<flexipage-component2 data-component-id="flexipage_richText"><lightning-formatted-rich-text><p>Stage {{marker}}</p></lightning-formatted-rich-text></flexipage-component2>',
    },
  ],
};

const SEEDS = 500;

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

const PAGES: [string, string][] = [
  ['opportunity', DEAL],
  ['opportunity-native-shadow', DEAL],
  ['account-inline-edit', `/lightning/r/Account/${IDS.account}/view`],
  ['contact-dynamic-forms', `/lightning/r/Contact/${IDS.contact}/view`],
  ['console-other-workspace', DEAL],
];

for (const [fixture, path] of PAGES)
  test(`${fixture}, damaged in ${SEEDS} ways, gives what it had or nothing`, async () => {
    test.setTimeout(180_000);
    const page = await openFixture(context, fixture, path);
    const script = await bundle('tests/support/mutate.ts', 'Mutate');
    await page.evaluate(`${script}; globalThis.Mutate = Mutate;`);
    const seen = await page.evaluate(
      ({ terrain, seeds }) => {
        const { reader, addresses } = globalThis.Salesforce;
        const identity = addresses.identify(new URL(document.URL));
        if ('none' in identity) throw new Error(identity.none);
        const whole = document.documentElement.cloneNode(true);
        const shadowRoots = [...document.querySelectorAll('*')].flatMap(function below(element): ShadowRoot[] {
          const root = element.shadowRoot;
          return root ? [root, ...[...root.querySelectorAll('*')].flatMap(below)] : [];
        });
        const html = document.documentElement.getHTML({ shadowRoots });
        const restore = (): void => {
          if (shadowRoots.length > 0) document.documentElement.setHTMLUnsafe(html);
          else document.documentElement.replaceChildren(...whole.cloneNode(true).childNodes);
        };
        const threw: string[] = [];
        const raws = (): { [key: string]: string } | null => {
          // An error is answered with "not yet", which is what much damage deserves: without this nobody would see it.
          const result = reader.read(identity, document, { onError: (error) => threw.push(String(error)) });
          if (!('record' in result)) return null;
          const fields = Object.entries(result.record.fields).map(([key, { raw, state }]) => [
            key,
            state === 'filled' ? raw : '',
          ]);
          return Object.fromEntries([
            ...fields,
            ['the name', result.record.name],
            ['stages', result.record.stages.map(({ label }) => label).join()],
          ]);
        };
        restore();
        const before = raws();
        if (!before) throw new Error('not read before the damage');
        const wrong: string[] = [];
        let read = 0;
        let kept = 0;
        for (let seed = 1; seed <= seeds; seed++) {
          restore();
          const { mutations } = globalThis.Mutate.mutate(document, seed, terrain);
          const told = (what: string): string =>
            `seed ${seed}: ${what}\n  ${mutations.map((m) => `${m.kind} ${m.target} ${m.detail}`).join('\n  ')}`;
          const after = raws();
          wrong.push(...threw.splice(0).map((error) => told(error)));
          if (!after) continue;
          read++;
          for (const [key, raw] of Object.entries(after)) {
            if (raw.includes('DECOY')) wrong.push(told(`${key} is ${raw}`));
            else if (raw !== '' && key !== 'stages' && !(before[key] ?? '').includes(raw))
              wrong.push(told(`${key} was ${before[key]}, is ${raw}`));
            if (raw !== '' && raw === before[key]) kept++;
          }
        }
        return { wrong, read, kept: kept / Math.max(1, read) / Object.keys(before).length };
      },
      { terrain: TERRAIN, seeds: SEEDS },
    );
    expect(seen.wrong.slice(0, 3)).toEqual([]);
    // A reader that always gives up would pass the line above.
    expect(seen.read).toBeGreaterThan(SEEDS * 0.4);
    expect(seen.kept).toBeGreaterThan(0.5);
  });

test('a page whose own form controls shadow DOM members does not make it throw', async () => {
  const page = await openFixture(context, 'opportunity');
  const result = await page.evaluate(() => {
    const { reader, addresses } = globalThis.Salesforce;
    const identity = addresses.identify(new URL(document.URL));
    if ('none' in identity) return identity;
    const form = document.createElement('form');
    form.className = 'slds-path__item';
    for (const name of [
      'attributes',
      'matches',
      'classList',
      'getAttribute',
      'childNodes',
      'localName',
      'parentNode',
    ]) {
      const input = document.createElement('input');
      input.name = name;
      form.append(input);
    }
    form.setAttribute('data-target-selection-name', 'sfdc:RecordField.Opportunity.Type');
    document.querySelector('.windowViewMode-normal.active records-record-layout-section')?.append(form);
    return reader.read(identity, document, {});
  });
  expect(Object.keys(result)).toHaveLength(1);
});

test('an error inside a reading is told to who asks, and the answer is not yet', async () => {
  const page = await openFixture(context, 'opportunity');
  const [result, told] = await page.evaluate(() => {
    const { reader, addresses } = globalThis.Salesforce;
    const identity = addresses.identify(new URL(document.URL));
    if ('none' in identity) throw new Error(identity.none);
    const errors: string[] = [];
    const broken = new Proxy(document, {
      get(of, name) {
        throw new Error(`${String(name)} of ${of.nodeName} is broken`);
      },
    });
    return [reader.read(identity, broken, { onError: (error) => errors.push(String(error)) }), errors] as const;
  });
  expect(result).toEqual({ wait: 'page-not-rendered' });
  expect(told).toEqual([expect.stringContaining('is broken')]);
});
