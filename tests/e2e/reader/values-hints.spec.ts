import { type BrowserContext, expect, test } from 'playwright/test';
import type { ParseHints } from '../../../lib/crm/values/index';
import { bundle } from '../../support/bundle';
import { plainContext } from '../../support/shared-browser';

let context: BrowserContext;
let code: string;
test.beforeAll(async () => {
  context = await plainContext();
  code = await bundle('lib/crm/values/index.ts', 'values');
});
test.afterAll(async () => {
  await context.close();
});

/** The hints of a page with this language and content. */
async function hintsOf(lang: string | null, body: string): Promise<ParseHints> {
  const page = await context.newPage();
  await page.setContent(`<!doctype html><html${lang === null ? '' : ` lang="${lang}"`}><body>${body}</body></html>`);
  const hints = await page.evaluate(`(() => { ${code}; 
    return values.hintsOf(values.pageClues(document, document.querySelectorAll('lightning-formatted-date-time')), null); })()`);
  await page.close();
  return hints as ParseHints;
}

const sample = (text: string): string => `<div data-date-format>${text}</div>`;
const date = (text: string): string => `<lightning-formatted-date-time>${text}</lightning-formatted-date-time>`;

for (const [what, lang, body, expected] of [
  ['the language of the page', 'de-DE', '', { locale: 'de-DE' }],
  ['no language', null, '', { locale: '' }],
  ['the language that HubSpot rendered', 'en', '<i data-locale-at-render="pt-br"></i>', { locale: 'pt-br' }],
  ['a Salesforce language with an underscore', 'en_US', '', { locale: 'en-US' }],
  ['a sample with the month first', 'en-US', sample('Format: 12/31/2024'), { locale: 'en-US', dateOrder: 'mdy' }],
  ['a sample with the day first', 'en-US', sample('Format: 31/12/2024'), { locale: 'en-US', dateOrder: 'dmy' }],
  ['a sample with the year first', 'ja-JP', sample('形式: 2024/12/31'), { locale: 'ja-JP', dateOrder: 'ymd' }],
  ['a sample in words', 'en-GB', sample('Format: 31 Dec 2024'), { locale: 'en-GB', dateOrder: 'dmy' }],
  ['a sample in American words', 'en-US', sample('Format: Dec 31, 2024'), { locale: 'en-US', dateOrder: 'mdy' }],
  ['a date that fits one order', 'en-US', date('11/13/2026, 4:00 PM'), { locale: 'en-US', dateOrder: 'mdy' }],
  ['dates that fit both orders', 'en-US', date('11/10/2026') + date('1/2/2026'), { locale: 'en-US' }],
  [
    'one telling date among others',
    'en-US',
    date('1/2/2026') + date('13/2/2026'),
    { locale: 'en-US', dateOrder: 'dmy' },
  ],
  ['dates that contradict each other', 'en-US', date('11/13/2026') + date('13/11/2026'), { locale: 'en-US' }],
  [
    'a date that a person typed',
    'en-US',
    '<lightning-formatted-text>11/13/2026</lightning-formatted-text>',
    { locale: 'en-US' },
  ],
  ['a number among dates', 'en-US', date('13'), { locale: 'en-US' }],
] as const)
  test(`hints from ${what}`, async () => {
    expect(await hintsOf(lang, body)).toEqual(expected);
  });
