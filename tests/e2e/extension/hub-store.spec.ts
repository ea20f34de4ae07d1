import { expect, test } from 'playwright/test';
import { bundle } from '../../support/bundle.ts';
import { hubStoreStory, memoryOfStory } from '../../support/hub-store-story.ts';
import { plainContext } from '../../support/shared-browser.ts';

declare const HubStore: typeof import('../../support/hub-store-in-page.ts');

test('the database keeps what goes over the hub as the memory of the tests does', async () => {
  const context = await plainContext();
  await context.route('https://storage.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>storage</title>' }),
  );
  const page = await context.newPage();
  await page.goto('https://storage.example/');
  await page.addScriptTag({
    content: `var HubStore = (() => {${await bundle('tests/support/hub-store-in-page.ts', 'S')};return S})()`,
  });
  const { told, again } = await page.evaluate(() => HubStore.story());
  await context.close();
  const expected = await hubStoreStory(memoryOfStory());
  // As JSON: what a page hands over has no undefined in it.
  for (const [at, step] of expected.entries()) expect(told[at]).toEqual(JSON.parse(JSON.stringify(step)));
  // Six events of one's own that others may read; the one in another's team thread goes to one's other browsers as well.
  expect(again).toEqual([6, 6, 7]);
});
