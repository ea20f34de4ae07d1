import { copyFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import {
  BUILD,
  type Extension,
  installExtension,
  type LaunchOptions,
  launchPlain,
  pageOptions,
  startOptions,
} from './browsers.ts';

let plain: Promise<Browser> | undefined;

/**
 * A window on the one browser of this worker that has no extension: pages, storage and routes of its own, as new as a
 * browser started for it. Close it in the end.
 */
export async function plainContext(
  options: Pick<LaunchOptions, 'locale' | 'colorScheme' | 'viewport' | 'timezoneId'> = {},
): Promise<BrowserContext> {
  plain ??= chromium.launch(startOptions());
  return (await plain).newContext(pageOptions(options));
}

/** Browsers that no test has now, by the options they were started with, the oldest first. A worker's end ends them. */
const free = new Map<string, BrowserContext>();
const MOST_FREE = 2;

/**
 * The built extension, newly installed, in a browser that earlier tests of this worker may have used: to start one costs
 * three times what a test does. The extension has another folder each time and with that another id, so that no test
 * meets a database, a preference or a worker of the one before. `close` cleans the browser and leaves it to the next test.
 */
export async function borrowExtension(options: Omit<LaunchOptions, 'keepWelcome'> = {}): Promise<Extension> {
  const key = JSON.stringify(Object.entries(options).sort());
  const context = free.get(key) ?? (await launchPlain(options));
  free.delete(key);
  const folder = await mkdtemp(join(tmpdir(), 'sightline-build-'));
  await cp(BUILD, folder, { recursive: true });
  // The page that opens by itself is closed at once: until then it need not be built up.
  const welcome = join(folder, 'welcome.html');
  await writeFile(welcome, '<!doctype html><title>Welcome</title>');
  const extension = await installExtension(context, folder);
  await copyFile(join(BUILD, 'welcome.html'), welcome);
  return {
    ...extension,
    context: withoutLastingScripts(context),
    async close() {
      if ((await clean(context, extension)) && !free.has(key)) await keep(key, context);
      else await context.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function keep(key: string, context: BrowserContext): Promise<void> {
  free.set(key, context);
  const [oldest] = free;
  if (free.size <= MOST_FREE || !oldest) return;
  free.delete(oldest[0]);
  await oldest[1].close();
}

/** What a context cannot be rid of again is refused in one that is shared. */
function withoutLastingScripts(context: BrowserContext): BrowserContext {
  const refuse = (): never => {
    throw new Error('This stays in a shared browser. Take one of its own: launchOnDemo({}, { own: true }).');
  };
  return Object.assign(context, { addInitScript: refuse, exposeBinding: refuse, exposeFunction: refuse });
}

const EVENTS = [
  'page',
  'request',
  'requestfailed',
  'requestfinished',
  'response',
  'console',
  'dialog',
  'weberror',
  'serviceworker',
];

/** Takes out what a test left behind; false when that did not succeed. */
async function clean(context: BrowserContext, extension: Extension): Promise<boolean> {
  try {
    const pages = context.pages();
    // A browser without any page ends: the one that it was started with stays, where no test has used it.
    const blank = pages[0]?.url() === 'about:blank' ? pages[0] : await context.newPage();
    for (const event of EVENTS) await context.removeAllListeners(event);
    const used = pages.filter((page) => page !== blank);
    const origins = new Set(used.map((page) => new URL(page.url()).origin).filter((one) => one.startsWith('http')));
    await Promise.all(used.map((page) => page.close()));
    await extension.uninstall();
    await extension.devtools.detach();
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await Promise.all([context.clearCookies(), context.clearPermissions(), context.setOffline(false)]);
    const devtools = await context.newCDPSession(blank);
    for (const origin of origins) await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await devtools.detach();
    return true;
  } catch {
    return false;
  }
}
