import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { exchangePage } from '../../support/exchange-page.ts';
import { starterText } from '../../support/options-page.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

const starter = (id: string): Playbook => JSON.parse(starterText(id));
/** Between the margins of the narrower paper, Letter being wider: 210 mm less 28 mm, at 96 dots an inch. */
const PAPER = { width: 688, height: 960 };

async function sheetOf(playbook: Playbook, sheet: 'vision' | 'playbook', language = 'en'): Promise<Page> {
  const page = await exchangePage(context, playbook, language);
  await page
    .getByRole('button', { name: sheet === 'vision' ? /vision …|Vision drucken/ : /playbook …|Playbook drucken/ })
    .click();
  await expect(page.locator('#print-heading')).toBeFocused();
  await expect(page.locator('.print-sheet')).toBeVisible();
  return page;
}

/** Pages of a PDF as Chromium writes it, each an object of its own. */
async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = (await page.pdf({ format })).toString('latin1');
  return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** What of the sheets reaches beyond the paper's width, or is hidden inside its box. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.print-sheet, .print-sheet *')]
      .filter((element) => {
        const beyond = element.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
        const hides =
          getComputedStyle(element).overflow !== 'visible' && element.scrollHeight > element.clientHeight + 1;
        return beyond || hides;
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`),
  );
}

for (const language of ['en', 'de']) {
  test(`the vision of every starter stands on one page, A4 and Letter (${language})`, async () => {
    for (const id of ['b2b-software', 'growth-renewal', 'first-customers']) {
      const page = await sheetOf(starter(id), 'vision', language);
      expect([id, await pagesOf(page, 'A4'), await pagesOf(page, 'Letter')]).toEqual([id, 1, 1]);
      await page.close();
    }
  });
}

test('a vision twice as long is set smaller, and still stands on one page', async () => {
  const playbook = starter('b2b-software');
  const { vision } = playbook;
  const twice = (text: string): string => `${text} ${text}`.slice(0, 1_000);
  vision.answers = { ...vision.answers, value: twice(vision.answers.value), approach: twice(vision.answers.approach) };
  vision.goals = [...vision.goals, ...vision.goals.map((goal) => ({ ...goal, id: `${goal.id}-again` }))];
  const page = await sheetOf(playbook, 'vision', 'de');
  await expect(page.locator('.vision-sheet')).not.toHaveAttribute('data-size', 'full');
  expect(await pagesOf(page, 'A4')).toBe(1);
  expect(await pagesOf(page, 'Letter')).toBe(1);
  await page.close();
});

test('only the sheet is printed, with nothing cut off, however long a word is', async () => {
  const playbook = starter('b2b-software');
  const [tip] = playbook.tips;
  if (!tip) throw new Error('no tip');
  tip.title = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4);
  tip.body = `${'x'.repeat(300)}\n\n    ${'code '.repeat(60)}\n\n${'y'.repeat(300)}`;
  tip.resources = [{ title: 'Long', url: `https://example.com/${'a'.repeat(400)}` }];
  playbook.vision.goals[0] = { id: 'g', title: 'G'.repeat(150), why: 'W'.repeat(200) };
  const page = await sheetOf(playbook, 'playbook', 'de');
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.ways')).toBeHidden();
  await expect(page.locator('.print-bar')).toBeHidden();
  await expect(page.locator('h1')).toBeHidden();
  expect(await cutOff(page)).toEqual([]);
  const text = await page.evaluate(() => document.body.innerText);
  const { vision, processes, metrics, tips } = playbook;
  const titles = [vision.goals, processes, metrics, tips, processes.flatMap(({ stages }) => stages)]
    .flat()
    .concat(processes.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps)))
    .map(({ title }) => title);
  expect(titles.filter((title) => !text.includes(title))).toEqual([]);
  expect(text).toContain(`https://example.com/${'a'.repeat(400)}`);
  expect(text).not.toMatch(/options_\w|rule_\w|\{\w+\}/);
  // Each tip once, at the first step that it serves.
  expect(await page.locator('.print-sheet .tip').count()).toBe(tips.length);
  await page.close();
});

test('the sheets have no fault that axe finds, and closing them brings the focus back', async () => {
  const page = await sheetOf(starter('first-customers'), 'vision');
  expect(await accessibilityFaults(page, 'body')).toEqual([]);
  await page.getByRole('radio', { name: 'Whole playbook' }).check();
  await expect(page.locator('.sheet').nth(1)).toBeVisible();
  expect(await accessibilityFaults(page, 'body')).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(page.locator('.print-view')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Print the vision …' })).toBeFocused();
  await page.close();
});
