import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { PanelNews } from '../../../lib/news-requests.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { pageWith, show } from '../../support/component-page.ts';
import { adviceScene, catalogue, NOW, opportunity } from '../../support/scenes.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext({ viewport: { width: 420, height: 900 } });
});
test.afterAll(() => context.close());

const nudge = (change: Partial<PanelNews['nudges'][number]> = {}): PanelNews['nudges'][number] => ({
  id: '00000000-0000-4000-9000-000000000001',
  at: NOW,
  author: 'Mara Lindt',
  hat: 'coach',
  to: 'record',
  line: 'Ask who signs before you send the next version.',
  why: 'The last three deals of this size stopped at legal.',
  tip: {
    id: 'ask-who-signs',
    title: 'Ask who signs',
    body: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'Ask on the call, not by mail.' }] }],
  },
  fresh: true,
  ...change,
});
const waiting: PanelNews['release'] = {
  number: 7,
  author: 'Mara',
  how: 'waits',
  from: '2026-12-01',
  back: [],
  parts: ['3 tips changed', '1 goal new'],
  lines: [{ title: 'Ask who signs', kind: 'Tips', word: 'changed', fields: ['Text', 'Priority'] }],
  more: 4,
};

/** A sidebar with notes, to which the background answers this about what is new. */
async function withNews(news: PanelNews, change = {}): Promise<Page> {
  const page = await pageWith(context, await adviceScene());
  await page.evaluate((given) => {
    window.news = given;
  }, news);
  await show(page, await adviceScene(opportunity(), {}, { withNews: true, ...change }));
  return page;
}
const asks = (page: Page, type: string): Promise<unknown[]> =>
  page.evaluate(
    (of) => window.acts.filter(([name, asked]) => name === 'ask' && asked === of).map(([, , body]) => body),
    type,
  );
/** The second script comes, as where the background brings it. */
const bring = (page: Page): Promise<void> => page.evaluate(() => window.wantParts());

test('nothing new is nothing to see, and is asked for only with the second script', async () => {
  const page = await withNews({ release: null, nudges: [], hub: null });
  expect(await asks(page, 'news/get')).toEqual([]);
  await bring(page);
  await expect
    .poll(() => asks(page, 'news/get'))
    .toEqual([
      {
        record: 'salesforce:acme:Opportunity:006Qy000008kTa1IAE',
        place: { process: 'new-business', stage: expect.any(String) },
      },
    ]);
  await expect(page.locator('.news')).toHaveText('');
  expect((await page.locator('.news').boundingBox())?.height).toBe(0);
  await page.close();
});

test('a nudge says who, what and why with its tip, is heard once, and is answered by one key', async () => {
  const older = nudge({
    id: '00000000-0000-4000-9000-000000000002',
    line: 'Second',
    tip: null,
    why: '',
    fresh: false,
    author: '',
  });
  const page = await withNews({ release: null, nudges: [nudge(), older], hub: null });
  await bring(page);
  const first = page.locator('.nudge').first();
  await expect(first).toContainText('From Mara Lindt (coach)');
  await expect(first).toContainText('Ask who signs before you send');
  await expect(first).toContainText('Why: The last three deals');
  await expect(first).toContainText('Mara Lindt is told that you saw this');
  await expect(page.locator('.nudge').nth(1)).toContainText('From somebody of your team');
  await first.locator('summary').click();
  await expect(first).toContainText('Ask on the call, not by mail.');
  await expect(page.locator('.news [role=status]')).toHaveText(
    'Nudge from Mara Lindt: Ask who signs before you send the next version.',
  );
  // Nothing took the focus, and nothing lies over the advice.
  await expect(page.locator('.view')).toHaveCount(0);
  expect(await asks(page, 'nudges/answer')).toEqual([{ id: nudge().id, word: 'seen' }]);
  await page.locator('h2').focus();
  await page.keyboard.press('d');
  await expect.poll(() => asks(page, 'nudges/answer')).toContainEqual({ id: nudge().id, word: 'done' });
  await page.locator('.nudge').nth(1).getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('x');
  await expect.poll(() => asks(page, 'nudges/answer')).toContainEqual({ id: older.id, word: 'dismissed' });
  // What was answered is gone with the next answer of the background; the focus stays in the panel.
  await page.evaluate(() => {
    window.news = { release: null, nudges: [], hub: null };
    window.tellNews();
  });
  await expect(page.locator('.nudge')).toHaveCount(0);
  await page.keyboard.press('d');
  await page.keyboard.press('?');
  await expect(page.getByRole('region', { name: 'Keyboard shortcuts' })).toContainText('The nudge at the foot: done');
  expect((await asks(page, 'nudges/answer')).length).toBe(3);
  await page.close();
});

test('another release is one line that opens to what changed; one that waits can be applied, and is put away once', async () => {
  const page = await withNews({ release: waiting, nudges: [], hub: { state: 'offline', since: NOW, detail: '' } });
  await bring(page);
  const line = page.locator('.release-news');
  await expect(line.locator('summary')).toHaveText('Release 7 by Mara waits for you: 3 tips changed, 1 goal new');
  await expect(line).toContainText('It applies by itself from Dec 1, 2026.');
  await line.locator('summary').click();
  await expect(line.locator('li')).toHaveText('Ask who signs Tips · changed · Text, Priority');
  await expect(line).toContainText('and 4 more');
  await line.getByRole('button', { name: 'Apply now' }).click();
  await expect.poll(() => asks(page, 'news/apply')).toEqual([{ number: 7 }]);
  await line.getByRole('button', { name: 'Put away' }).click();
  await expect.poll(() => asks(page, 'news/away')).toEqual([{ release: 7, waits: true }]);
  await page.locator('.control.more').click();
  await expect(page.locator('.presence')).toContainText(/Team: offline since .*12:00|1:00/);
  await page.keyboard.press('Escape');
  await page.evaluate(
    (back) => {
      window.news = { release: back, nudges: [], hub: null };
      window.tellNews();
    },
    { ...waiting, how: 'back', number: 8, author: '', from: null, back: [7], parts: [] } as PanelNews['release'],
  );
  await expect(line.locator('summary')).toHaveText('Release 8 takes back release 7: it is in force now');
  await page.close();
});

for (const theme of ['light', 'dark'] as const) {
  test(`is accessible in ${theme}, also in German in a low window, and leaves most of the panel to the advice`, async () => {
    const news: PanelNews = {
      release: waiting,
      nudges: [nudge(), nudge({ id: '00000000-0000-4000-9000-000000000002' })],
      hub: { state: 'live', since: NOW },
    };
    const page = await withNews(news, { darkPage: theme === 'dark' });
    await bring(page);
    await expect(page.locator('.nudge')).toHaveCount(2);
    expect(await accessibilityFaults(page)).toEqual([]);
    await show(
      page,
      await adviceScene(
        opportunity(),
        {},
        { withNews: true, darkPage: theme === 'dark', locale: 'de', messages: catalogue('de') },
      ),
    );
    await page.setViewportSize({ width: 420, height: 450 });
    await expect(page.locator('.nudge').first()).toContainText('Warum:');
    const [whole, at] = await Promise.all([page.locator('aside').boundingBox(), page.locator('.news').boundingBox()]);
    expect(at?.height ?? 1).toBeLessThanOrEqual((whole?.height ?? 0) * 0.4 + 1);
    await page.close();
  });
}
