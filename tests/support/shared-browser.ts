import { copyFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { browser } from '@wxt-dev/browser';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import {
  BUILD,
  type Extension,
  installExtension,
  type LaunchOptions,
  launchPlain,
  pageOptions,
  startOptions,
} from './browsers.ts';

declare const chrome: typeof browser;

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

/** A browser that no test has now, with the extension in it as after its install. */
interface Kept {
  context: BrowserContext;
  extension: Extension;
  folder: string;
  /** Its one tab: a page of the extension without a script of ours, which would wake the background. */
  quiet: Page;
}

/** Those of this worker by the options they were started with, the oldest first. A worker's end ends them. */
const free = new Map<string, Kept>();
const MOST_FREE = 2;
const QUIET = 'icons/icon.svg';

/**
 * The built extension as after an install, in a browser that earlier tests of this worker may have used: to start one and
 * to install into it cost more than most tests do. `close` cleans both and leaves them to the next test: every page is
 * closed, everything stored is deleted, the background is stopped. Where that does not succeed, or the test updated or
 * removed the extension, the next one gets a new browser.
 */
export async function borrowExtension(options: Omit<LaunchOptions, 'keepWelcome'> = {}): Promise<Extension> {
  const key = JSON.stringify(Object.entries(options).sort());
  const kept = free.get(key) ?? (await start(options));
  free.delete(key);
  const { context, extension } = kept;
  let changed = false;
  let quiet: Page | null = kept.quiet;
  return {
    ...extension,
    context: withoutLastingScripts(context),
    takeQuietPage() {
      const page = quiet;
      quiet = null;
      return page;
    },
    update() {
      changed = true;
      return extension.update();
    },
    uninstall() {
      changed = true;
      return extension.uninstall();
    },
    async close() {
      if (!changed && (await clean(kept)) && !free.has(key)) await keep(key, kept);
      else await end(kept);
    },
  };
}

async function start(options: LaunchOptions): Promise<Kept> {
  const context = await launchPlain(options);
  const folder = await mkdtemp(join(tmpdir(), 'sightline-build-'));
  await cp(BUILD, folder, { recursive: true });
  // The page that opens by itself is closed at once: until then it need not be built up.
  const welcome = join(folder, 'welcome.html');
  await writeFile(welcome, '<!doctype html><title>Welcome</title>');
  const extension = await installExtension(context, folder);
  await copyFile(join(BUILD, 'welcome.html'), welcome);
  const [quiet = await context.newPage()] = context.pages();
  await quiet.goto(`chrome-extension://${extension.id}/${QUIET}`);
  return { context, extension, folder, quiet };
}

async function end({ context, folder }: Kept): Promise<void> {
  await context.close();
  await rm(folder, { recursive: true });
}

async function keep(key: string, kept: Kept): Promise<void> {
  free.set(key, kept);
  const [oldest] = free;
  if (free.size <= MOST_FREE || !oldest) return;
  free.delete(oldest[0]);
  await end(oldest[1]);
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
async function clean(kept: Kept): Promise<boolean> {
  const { context, extension } = kept;
  try {
    for (const event of EVENTS) await context.removeAllListeners(event);
    const address = `chrome-extension://${extension.id}/${QUIET}`;
    // A browser without any page ends: one is there before the others are closed.
    if (kept.quiet.isClosed() || kept.quiet.url() !== address) {
      kept.quiet = await context.newPage();
      await kept.quiet.goto(address);
    }
    const { quiet } = kept;
    for (const event of ['console', 'pageerror', 'request', 'response', 'dialog', 'close'] as const)
      quiet.removeAllListeners(event);
    const used = context.pages().filter((page) => page !== quiet);
    const origins = new Set(used.map((page) => new URL(page.url()).origin).filter((one) => one.startsWith('http')));
    await Promise.all(used.map((page) => page.close()));
    const devtools = await context.newCDPSession(quiet);
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
    if (!(await quiet.evaluate(forgetInPage))) return false;
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await Promise.all([context.clearCookies(), context.clearPermissions(), context.setOffline(false)]);
    for (const origin of origins) await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await devtools.detach();
    return true;
  } catch {
    return false;
  }
}

/** Runs in a page of the extension and makes it what it was after its install; false where something of it stays. */
async function forgetInPage(): Promise<boolean> {
  const { storage, alarms, scripting, permissions, action, runtime } = chrome;
  await Promise.all([storage.local.clear(), storage.session.clear(), storage.sync.clear(), alarms.clearAll()]);
  await scripting.unregisterContentScripts();
  await action.setBadgeText({ text: '' });
  const { host_permissions: always = [], permissions: needed = [] } = runtime.getManifest();
  const now = await permissions.getAll();
  const origins = (now.origins ?? []).filter((one) => !always.includes(one));
  const more = (now.permissions ?? []).filter((one) => !needed.includes(one));
  if (origins.length + more.length > 0) await permissions.remove({ origins, permissions: more });
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(deleting.error);
      deleting.onblocked = () => reject(new Error(`${name} is in use`));
    });
  }
  // Playwright waits for a worker that was stopped as long as it does not start again.
  await runtime.sendMessage({ type: 'none' }).catch(() => undefined);
  const left = await permissions.getAll();
  return (left.origins ?? []).length === always.length;
}
