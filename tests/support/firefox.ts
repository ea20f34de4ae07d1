import { test as base } from 'playwright/test';
import puppeteer, { type Browser, type ElementHandle, type HTTPRequest, type Page } from 'puppeteer-core';
import { type DemoOptions, demoOptions } from '../demo-crm/options.ts';
import { answerDemo } from '../demo-crm/serve.ts';
import { firefoxPath } from './browsers.ts';

export const FIREFOX_BUILD =
  process.env.SIGHTLINE_FIREFOX_BUILD ?? new URL('../../.output/firefox-mv3', import.meta.url).pathname;

/** Real Firefox with the built extension. Its own pages (`moz-extension:`) are out of a driver's reach. */
export interface Firefox {
  browser: Browser;
  /** Installs the same version once more: what Firefox does on an update. */
  update(): Promise<void>;
}

/**
 * `firefox`: the extension, newly installed, in the one Firefox of the worker. With the extension goes all that it stored:
 * installed again it has another origin.
 */
export const test = base.extend<{ firefox: Firefox }, { firefoxBrowser: Browser }>({
  firefoxBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath(), headless: true });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  firefox: async ({ firefoxBrowser: browser }, use) => {
    const id = await browser.installExtension(FIREFOX_BUILD);
    await use({
      browser,
      async update() {
        await browser.installExtension(FIREFOX_BUILD);
      },
    });
    const before = await browser.pages();
    // A browser without any page ends.
    await browser.newPage();
    await browser.uninstallExtension(id);
    // Those of the extension are gone with it.
    await Promise.all(before.map((page) => page.close().catch(() => undefined)));
  },
});

/** A page in which both demo CRMs answer at their real host names. `errors`: what it threw. */
export async function demoPage(
  browser: Browser,
  given: Partial<DemoOptions> = {},
): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width: 1440, height: 900 });
  await page.setRequestInterception(true);
  page.on('request', async (request: HTTPRequest) => {
    const url = new URL(request.url());
    if (!/\.(force|hubspot)\.com$/.test(url.hostname)) return request.continue();
    const { status, contentType, body } = await answerDemo(url, demoOptions(given));
    await request.respond({ status, contentType, body });
  });
  return { page, errors };
}

/** Asks until the page says yes. Brings it to the front: the welcome page of the install takes that from it at some moment. */
export async function until(page: Page, what: string, asked: string | (() => boolean)): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (await page.evaluate(() => document.visibilityState === 'hidden')) await page.bringToFront();
    if (await page.evaluate(asked)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const panel = await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('sightline-panel');
    return `${JSON.stringify(host?.dataset ?? null)} ${host?.shadowRoot?.querySelector('.sidebar')?.textContent?.slice(0, 300)}`;
  });
  throw new Error(`Never came: ${what}. The panel: ${panel}`);
}

/** Waits for the panel to show advice for the record with this id. */
export const adviceIn = (page: Page, id: string): Promise<void> =>
  until(
    page,
    `advice for ${id}`,
    `document.querySelector('sightline-panel[data-state="advice"][data-record-id="${id}"]')?.shadowRoot.querySelector('h2') != null`,
  );

/** Waits for an element in the panel, or for there to be none. */
export const inPanel = (page: Page, selector: string, there = true): Promise<void> =>
  until(
    page,
    `${there ? '' : 'no '}${selector}`,
    `(document.querySelector('sightline-panel')?.shadowRoot?.querySelector(${JSON.stringify(selector)}) != null) === ${there}`,
  );

/** What an element of the panel says; '' where there is none. */
export const textInPanel = (page: Page, selector: string): Promise<string> =>
  page.evaluate(
    (wanted) => document.querySelector('sightline-panel')?.shadowRoot?.querySelector(wanted)?.textContent?.trim() ?? '',
    selector,
  );

/** Presses an element of the panel with the mouse. */
export async function pressInPanel(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(`sightline-panel >>> ${selector}`, { timeout: 10_000 });
  if (!element) throw new Error(`no ${selector} in the panel`);
  await element.click();
}

/** Presses the button of the panel that bears this name, in words or as its label, with the mouse. */
export async function pressButton(page: Page, name: string): Promise<void> {
  await until(page, `the button ${name}`, `(${FIND_BUTTON})(${JSON.stringify(name)}) != null`);
  const handle = await page.evaluateHandle(`(${FIND_BUTTON})(${JSON.stringify(name)})`);
  const button = handle.asElement();
  if (!button) throw new Error(`no button ${name} in the panel`);
  await (button as ElementHandle<Element>).click();
}

const FIND_BUTTON = `(name) => [...document.querySelector('sightline-panel').shadowRoot.querySelectorAll('button')].find(
  (button) => (button.textContent.trim() === name || button.getAttribute('aria-label') === name) && button.checkVisibility())`;
