import type { browser } from '@wxt-dev/browser';
import { type BrowserContext, expect, type Locator, type Page } from 'playwright/test';
import type { CoachingEvent } from '../../lib/coaching/events.ts';
import { demoOrg, recordNamed } from '../demo-crm/data.ts';
import type { DemoOptions } from '../demo-crm/options.ts';
import { installDemo } from '../demo-crm/serve.ts';
import { type Extension, type LaunchOptions, launchExtension } from './browsers.ts';
import { borrowExtension } from './shared-browser.ts';

declare const chrome: typeof browser;

/**
 * The built extension, newly installed, in a browser in which both demo CRMs stand at their real addresses. `close` leaves
 * the browser to the next test that starts it with the same options; with `own` or its
 * welcome page no other test has had it or will.
 */
export async function launchOnDemo(
  demo: Partial<DemoOptions> = {},
  { own = false, ...launch }: LaunchOptions & { own?: boolean } = {},
): Promise<Extension> {
  const extension = await (own || launch.keepWelcome ? launchExtension(launch) : borrowExtension(launch));
  await installDemo(extension.context, demo);
  return extension;
}

const TYPES: { [kind: string]: string } = { deal: '0-3', account: '0-2', contact: '0-1', ticket: '0-5' };

/** Address of a demo record in the English HubSpot portal, by its key (`acme-rollout`). */
export function hubspotAddress(key: string): string {
  const record = recordNamed(demoOrg(), key);
  return `https://app.hubspot.com/contacts/4242001/record/${TYPES[record.kind] ?? record.kind}/${record.hubspotId}/`;
}

/** A page of the demo HubSpot that is no record. */
export const HUBSPOT_LIST = 'https://app.hubspot.com/contacts/4242001/objects/0-3/views/all/list';

/** The panel's host element; what is inside its open shadow root is found through it. */
export const panelOn = (page: Page): Locator => page.locator('sightline-panel');

/** Waits for the panel to say this. */
export async function expectPanel(page: Page, state: string, timeout = 15_000): Promise<void> {
  await expect(panelOn(page)).toHaveAttribute('data-state', state, { timeout });
}

/** Opens an address in a new tab and waits for advice. */
export async function openRecord(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await expectPanel(page, 'advice');
  return page;
}

/** A quiet page of the extension: its origin, its API and its database, and no script of ours that asks for anything. */
export async function openOwnPage(extension: Extension): Promise<Page> {
  const open = extension.takeQuietPage?.();
  if (open) return open;
  const page = await extension.context.newPage();
  await page.goto(`chrome-extension://${extension.id}/icons/icon.svg`);
  return page;
}

/** Every event in the extension's database, as stored. */
export function storedEvents(ownPage: Page): Promise<CoachingEvent[]> {
  return ownPage.evaluate(
    () =>
      new Promise<CoachingEvent[]>((resolve, reject) => {
        const opening = indexedDB.open('sightline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('events').objectStore('events').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result);
          };
        };
      }),
  );
}

/** What the background answers to a message from an own page, or `unanswered`. */
export function send(ownPage: Page, message: unknown): Promise<unknown> {
  return ownPage.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
}

/** What the background answers to a message from our script world in the tab with that address. */
export function sendFromTab(ownPage: Page, address: string, message: unknown): Promise<unknown> {
  return ownPage.evaluate(
    async ([url, sent]) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url?.startsWith(url));
      if (tab?.id === undefined) throw new Error(`No tab at ${url}`);
      const [result] = await chrome.scripting.executeScript({
        target: { tabId: tab.id },
        func: (inner: unknown) => chrome.runtime.sendMessage(inner),
        args: [sent],
      });
      return result?.result;
    },
    [address, message] as [string, unknown],
  );
}
