import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Page,
  type LaunchOptions as PlaywrightLaunchOptions,
} from 'playwright';

/**
 * What Chromium is to leave: the features that Playwright turns off (the last list given is the one that counts), and the
 * pages that it prepares for its address bar, which would cost as much as the rest of its start.
 */
const FEATURES_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** Flags that keep a browser from talking to anyone but the page under test, and from work that no test looks at. */
const QUIET = [
  `--disable-features=${FEATURES_OFF.join(',')}`,
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const first = (paths: string[]): string | undefined => paths.find((path) => path !== '' && existsSync(path));

/** Path of the Chromium that tests drive: `CHROMIUM_PATH`, else Debian's. Throws with what to do when there is none. */
export function chromiumPath(): string {
  const found = first([
    process.env.CHROMIUM_PATH ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]);
  if (!found) throw new Error('No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
  return found;
}

/** Path of Firefox: `FIREFOX_PATH`, else Debian's ESR. */
export function firefoxPath(): string {
  const found = first([process.env.FIREFOX_PATH ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox']);
  if (!found)
    throw new Error('No Firefox found. Install it (Debian: apt-get install firefox-esr) or set FIREFOX_PATH.');
  return found;
}

export interface LaunchOptions {
  locale?: string;
  colorScheme?: 'light' | 'dark';
  /** `null`: as large as the window. */
  viewport?: { width: number; height: number } | null;
  timezoneId?: string;
  headless?: boolean;
  deviceScaleFactor?: number;
  /** Address of a proxy for everything that is not answered by a test. */
  proxy?: string;
  /** More flags for Chromium, of a test that needs them. */
  flags?: string[];
  /** Leaves the welcome page of the install open. */
  keepWelcome?: boolean;
  /** What is started in the place of Chromium itself. */
  executable?: string;
}

/** A Chromium without any extension. */
export function launchPlain(options: LaunchOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', { ...startOptions(options), ...pageOptions(options) });
}

/** How the browser is started. */
export function startOptions({
  headless = true,
  locale = 'en-US',
  proxy,
  flags = [],
  executable = chromiumPath(),
}: LaunchOptions = {}): PlaywrightLaunchOptions {
  return {
    executablePath: executable,
    headless,
    ...(proxy ? { proxy: { server: proxy } } : {}),
    ignoreDefaultArgs: ['--disable-extensions'],
    // The browser's own language decides the extension's; Playwright's `locale` only the page's.
    args: [...QUIET, '--enable-unsafe-extension-debugging', `--lang=${locale}`, ...flags],
    env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
  };
}

/** What its pages are told. */
export function pageOptions(options: LaunchOptions = {}): BrowserContextOptions {
  return {
    locale: options.locale ?? 'en-US',
    timezoneId: options.timezoneId ?? 'Europe/Berlin',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    ...(options.deviceScaleFactor ? { deviceScaleFactor: options.deviceScaleFactor } : {}),
  };
}

/** The built extension in a browser of its own. */
export interface Extension {
  context: BrowserContext;
  id: string;
  /** Browser-wide DevTools session. */
  devtools: CDPSession;
  /** Loads the folder again: what the browser does on an update. */
  update(): Promise<void>;
  uninstall(): Promise<void>;
  /** Kills the background as the browser does when it is idle. */
  killBackground(): Promise<void>;
  close(): Promise<void>;
  /** The page of the extension that is open already, where one is; afterwards it is the taker's. */
  takeQuietPage?(): Page | null;
}

/** The build under test: `SIGHTLINE_BUILD`, else what `npm run build` makes. */
export const BUILD = process.env.SIGHTLINE_BUILD ?? new URL('../../.output/chrome-mv3', import.meta.url).pathname;

/** The page at an address that the extension opens by itself; a new tab has its address only a moment later. */
async function pageAt(context: BrowserContext, address: string): Promise<Page> {
  for (let waited = 0; waited < 15_000; waited += 25) {
    const page = context.pages().find((one) => one.url() === address);
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`The extension did not open ${address}`);
}

/** Starts Chromium with the extension of `folder` loaded; manifest errors are thrown. */
export async function launchExtension(options: LaunchOptions = {}, folder = BUILD): Promise<Extension> {
  return installExtension(await launchPlain(options), folder, options.keepWelcome);
}

/** Loads the extension of `folder` into a browser that has none; manifest errors are thrown. */
export async function installExtension(
  context: BrowserContext,
  folder: string,
  keepWelcome = false,
): Promise<Extension> {
  const browser = context.browser();
  if (!browser) throw new Error('A persistent context without a browser: needs Playwright 1.50 or newer.');
  const devtools = await browser.newBrowserCDPSession();
  const load = async (): Promise<string> =>
    ((await devtools.send('Extensions.loadUnpacked' as never, { path: folder } as never)) as { id: string }).id;
  const id = await load();
  let installed = true;
  // It comes to the front by itself, at no certain moment: tests begin once it was there.
  if (existsSync(join(folder, 'welcome.html'))) {
    const welcome = await pageAt(context, `chrome-extension://${id}/welcome.html`);
    if (!keepWelcome) await welcome.close();
  }
  return {
    context,
    id,
    devtools,
    async update() {
      await load();
    },
    async uninstall() {
      if (installed) await devtools.send('Extensions.uninstall' as never, { id } as never);
      installed = false;
    },
    async killBackground() {
      const page = await context.newPage();
      try {
        // A page without a script of ours: one that asks for something would wake the background again.
        await page.goto(`chrome-extension://${id}/icons/icon.svg`);
        const session = await context.newCDPSession(page);
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.stopAllWorkers');
      } finally {
        await page.close();
      }
    },
    close: () => context.close(),
  };
}
