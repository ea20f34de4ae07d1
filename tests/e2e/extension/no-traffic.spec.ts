import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { driveSalesforce } from '../../demo-crm/salesforce/drive.ts';
import { installDemo } from '../../demo-crm/serve.ts';
import { launchPlain } from '../../support/browsers.ts';
import { expectPanel, HUBSPOT_LIST, hubspotAddress, launchOnDemo, panelOn } from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');
const OPPORTUNITY = 'https://halden.lightning.force.com/lightning/r/Opportunity/006Qy000008kTa1IAE/view';

/** Where Chromium itself looks for updates of its parts, whatever extension is there and in spite of the flags against it. */
const CHROMIUMS = ['update.googleapis.com'];

/** Hosts that anything in the browser wanted to reach, whichever part of it: a proxy sees them all. */
const asked: string[] = [];
/** `host:443` of a tunnel, or a whole address. */
const hostOf = (url = ''): string => new URL(url.includes('://') ? url : `https://${url}`).hostname;
let proxy: Server;
let address: string;
test.beforeAll(async () => {
  proxy = createServer((request, response) => {
    asked.push(hostOf(request.url));
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    asked.push(hostOf(request.url));
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
test.afterAll(() => proxy.close());
test.beforeEach(() => {
  asked.length = 0;
});

/** Every address that a page or worker of the context asks for from now on. */
function requestsOf(context: BrowserContext): Set<string> {
  const urls = new Set<string>();
  context.on('request', (request) => urls.add(request.url()));
  return urls;
}

/** A walk through both CRMs. `at`: what to do at each stop. */
async function walk(context: BrowserContext, at: (page: Page, isRecord: boolean) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  for (const [url, isRecord] of [
    [DEAL, true],
    [HUBSPOT_LIST, false],
    [OPPORTUNITY, true],
  ] as const) {
    await page.goto(url);
    await at(page, isRecord);
  }
  await driveSalesforce(page)('open', 'nordwind-renewal');
  await driveSalesforce(page)('settled');
  await at(page, true);
  await page.close();
}

test('a run through everything makes no request beyond the files of the package', async () => {
  test.setTimeout(120_000);
  const plain = await launchPlain({ proxy: address });
  await installDemo(plain);
  const without = requestsOf(plain);
  await walk(plain, (page) => page.waitForTimeout(500));
  await plain.close();
  /** The browser reaches out for the pages' own hosts too, beside what the demo answers. */
  const before = new Set(asked);
  asked.length = 0;

  const extension = await launchOnDemo({}, { own: true, proxy: address, keepWelcome: true });
  const { context, id } = extension;
  const urls = requestsOf(context);
  await walk(context, async (page, isRecord) => {
    if (!isRecord) return page.waitForTimeout(500);
    await expectPanel(page, 'advice');
    const panel = panelOn(page);
    await panel.getByRole('checkbox').first().click();
    await expect(panel.locator('[aria-busy="true"]')).toHaveCount(0);
    await panel.getByRole('button', { name: 'Helped' }).first().click();
    await panel.getByRole('button', { name: 'Search the playbook' }).click();
    await page.keyboard.insertText('price');
    await expect(panel.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
  });
  const page = await context.newPage();
  for (const path of ['welcome.html', 'popup.html', 'self-test.html', 'sidepanel.html', 'options.html']) {
    await page.goto(`chrome-extension://${id}/${path}`);
    await expect(page.locator('#page > *, #panel')).not.toHaveCount(0);
  }
  for (const section of ['playbook', 'stages', 'sidebar', 'sites', 'shortcuts', 'data']) {
    await page.goto(`chrome-extension://${id}/options.html#${section}`);
    await page.waitForTimeout(300);
  }
  await extension.killBackground();
  await page.goto(DEAL);
  await expectPanel(page, 'advice');

  const own = `chrome-extension://${id}/`;
  expect([...urls].filter((url) => !url.startsWith(own) && !without.has(url) && !url.startsWith('data:'))).toEqual([]);
  expect([...urls].filter((url) => url.startsWith(own)).length).toBeGreaterThan(5);
  expect(asked.filter((host) => !CHROMIUMS.includes(host) && !before.has(host))).toEqual([]);
  await extension.close();
});

test('a request from any part of the extension would be seen', async () => {
  const extension = await launchOnDemo({}, { own: true, proxy: address });
  const { context } = extension;
  const page = await context.newPage();
  await page.goto(DEAL);
  await expectPanel(page, 'advice');
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(() => fetch('https://from-the-background.example/').catch(() => undefined));
  const own = await context.newPage();
  await own.goto(`chrome-extension://${extension.id}/popup.html`);
  await own.evaluate(() => fetch('https://from-a-page.example/').catch(() => undefined));
  expect(asked.join()).toContain('from-the-background.example');
  expect(asked.join()).toContain('from-a-page.example');
  await extension.close();
});
