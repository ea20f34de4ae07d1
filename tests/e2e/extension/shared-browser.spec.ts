import type { browser } from '@wxt-dev/browser';
import { expect, test } from 'playwright/test';
import { HOSTS } from '../../../lib/crm/hosts.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, send, storedEvents } from '../../support/extension.ts';

declare const chrome: typeof browser;

const DEAL = hubspotAddress('acme-rollout');

test('a test that gets the browser of another one meets nothing that the other one left', async () => {
  const first = await launchOnDemo();
  const page = await openRecord(first.context, DEAL);
  const own = await openOwnPage(first);
  await send(own, { type: 'preferences/set', body: { crm: 'hubspot', patch: { side: 'left' } } });
  await expect.poll(async () => (await storedEvents(own)).length).toBeGreaterThan(0);
  await page.evaluate(async () => {
    localStorage.setItem('left', 'behind');
    // biome-ignore lint/suspicious/noDocumentCookie: what is tested is that a plain one goes
    document.cookie = 'left=behind; max-age=1000';
    await new Promise((done) => {
      indexedDB.open('left').onsuccess = done;
    });
  });
  await first.context.route(DEAL, (route) => route.abort());
  await first.context.grantPermissions(['clipboard-read']);
  const asked: string[] = [];
  first.context.on('request', (request) => asked.push(request.url()));
  expect(() => first.context.addInitScript('1')).toThrow('own: true');
  await first.close();

  const second = await launchOnDemo();
  expect(second.context).toBe(first.context);
  expect(second.context.pages().map((one) => one.url())).toEqual([`chrome-extension://${second.id}/icons/icon.svg`]);
  expect(second.context.serviceWorkers().map((one) => new URL(one.url()).host)).toEqual([second.id]);
  const seen = asked.length;
  const stored = await openOwnPage(second);
  // A background that starts looks into a database of its own.
  await expect
    .poll(() => stored.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toEqual(['sightline']);
  expect(await storedEvents(stored)).toEqual([]);
  const record = await openRecord(second.context, DEAL);
  const site = await record.evaluate(async () => ({
    stored: localStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    clipboard: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    panels: document.querySelectorAll('sightline-panel').length,
  }));
  expect(site).toEqual({ stored: 0, cookie: '', databases: 0, clipboard: 'prompt', panels: 1 });
  expect(asked.length).toBe(seen);
  const quiet = await openOwnPage(second);
  // One showing and one stage: of this record alone.
  await expect.poll(async () => (await storedEvents(quiet)).length).toBe(2);
  expect(await quiet.evaluate(() => chrome.storage.local.get(null))).toEqual({});
  const left = await quiet.evaluate(async () => [
    await chrome.storage.session.get(null),
    await chrome.scripting.getRegisteredContentScripts(),
    await chrome.action.getBadgeText({}),
    (await chrome.permissions.getAll()).origins?.length,
  ]);
  expect(left).toEqual([{}, [], '', HOSTS.length]);
  await second.close();
});
