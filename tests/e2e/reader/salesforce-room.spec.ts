import type { BrowserContext } from 'playwright';
import { expect, test } from 'playwright/test';
import { plainContext } from '../../support/shared-browser';
import { openFixture } from './salesforce-page';

let context: BrowserContext;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());

test.describe('room for a panel', () => {
  test('is between header and utility bar, under the CRM’s own layers', async () => {
    const page = await openFixture(context, 'opportunity');
    const room = await page.evaluate(() => globalThis.Salesforce.reader.room(document));
    expect(room).toMatchObject({ top: 90, bottom: 40 });
    expect(room.zIndex).toBeGreaterThan(100);
    expect(room.zIndex).toBeLessThan(5000);
  });

  for (const side of ['left', 'right'] as const)
    test(`is made on the ${side} and given back exactly`, async () => {
      const page = await openFixture(context, 'opportunity');
      const seen = await page.evaluate((at) => {
        const app = document.querySelector<HTMLElement>('.desktop.container');
        if (!app) throw new Error('no container');
        const before = app.outerHTML;
        const made = globalThis.Salesforce.reader.makeRoom(document, at, 320);
        const { left, right } = app.getBoundingClientRect();
        globalThis.Salesforce.reader.makeRoom(document, at, 300);
        globalThis.Salesforce.reader.makeRoom(document, at, 0);
        return { made, left, right, same: app.outerHTML === before };
      }, side);
      expect(seen).toEqual({
        made: true,
        left: side === 'left' ? 320 : 0,
        right: side === 'left' ? 1280 : 960,
        same: true,
      });
    });

  test('is not made where too little of the page would be left', async () => {
    const page = await openFixture(context, 'opportunity');
    await page.setViewportSize({ width: 900, height: 600 });
    const seen = await page.evaluate(() => {
      const before = document.body.innerHTML;
      const made = globalThis.Salesforce.reader.makeRoom(document, 'right', 320);
      return { made, same: document.body.innerHTML === before };
    });
    expect(seen).toEqual({ made: false, same: true });
  });
});
