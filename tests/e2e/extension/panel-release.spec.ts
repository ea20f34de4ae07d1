import { expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn, send } from '../../support/extension.ts';
import { starterText } from '../../support/options-page.ts';
import { published } from '../../support/publisher.ts';

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
let extension: Extension;
let own: Page;
test.beforeAll(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterAll(() => extension.close());

/** Puts a release among what waits for the person's press, as a channel does. */
async function wait(number: number, playbook: Playbook, withdraws: number[] = []): Promise<void> {
  const document = { ...(await published(number, playbook)), withdraws };
  document.receive = { how: 'on-press', enforceFrom: '2031-05-01' };
  await own.evaluate(
    (waiting) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sightline');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('team', 'readwrite');
          writing.objectStore('team').put({ key: 'waiting', published: waiting });
          writing.oncomplete = () => {
            opening.result.close();
            const channel = new BroadcastChannel('sightline-news');
            channel.postMessage({ news: 'team', revision: 0 });
            channel.close();
            resolve();
          };
          writing.onerror = () => reject(writing.error);
        };
      }),
    document,
  );
}

test('another release is told in one line that opens to what changed, once; one that waits is applied there', async () => {
  const page = await openRecord(extension.context, hubspotAddress('acme-rollout'));
  await page.setViewportSize({ width: 1280, height: 800 });
  const panel = panelOn(page);
  const line = panel.locator('.release-news');
  await expect(panel.locator('footer')).toContainText('release 1');
  // Nobody is told of the release that they begin with, and no second script comes for it.
  await expect(panel.locator('.news')).toHaveCount(0);

  const [first, ...tips] = STARTER.tips;
  if (!first) throw new Error('the starter has tips');
  const changed: Playbook = { ...STARTER, tips: [{ ...first, title: 'Ask who else signs' }, ...tips.slice(1)] };
  const install = { playbook: changed, note: '', base: 1 };
  expect(await send(own, { type: 'release/install', body: install })).toMatchObject({ ok: true });
  await expect(line.locator('summary')).toHaveText('Release 2: 1 tip removed, 1 tip reworded');
  await line.locator('summary').click();
  await expect(line.locator('li').filter({ hasText: 'Ask who else signs' })).toContainText('tip · reworded · title');
  expect(await accessibilityFaults(page, 'sightline-panel')).toEqual([]);

  // The line is there on the next record too, and after the background was killed; put away, it is nowhere.
  await extension.killBackground();
  await page.goto(hubspotAddress('nordwind-renewal'));
  await line.getByRole('button', { name: 'Put away' }).click();
  await expect(line).toHaveCount(0);
  await expect(panel.locator('h2')).toBeFocused();
  await page.reload();
  await expect(panel.locator('footer')).toContainText('release 2');

  await wait(7, { ...changed, tips: tips }, [2]);
  await expect(line.locator('summary')).toContainText('Release 7 by Dana waits for you: ');
  await expect(line).toContainText('It applies by itself from May 1, 2031.');
  await line.getByRole('button', { name: 'Apply now' }).click();
  await expect(panel.locator('footer')).toContainText('release 7');
  await expect(line).toHaveCount(0);

  // What is applied by itself and takes back another says that it went back.
  await wait(8, STARTER, [7]);
  await line.getByRole('button', { name: 'Put away' }).click();
  await expect(line).toHaveCount(0);
  expect(await send(own, { type: 'team/apply', body: { number: 8 } })).toMatchObject({ ok: true });
  await expect(line.locator('summary')).toContainText('Release 8 by Dana takes back release 7: ');
});
