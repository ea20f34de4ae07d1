import { expect, type Page, test } from 'playwright/test';
import { demoOptions } from '../../demo-crm/options.ts';
import { answerDemo } from '../../demo-crm/serve.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openRecord, panelOn } from '../../support/extension.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
test.beforeEach(async () => {
  extension = await launchOnDemo();
});
test.afterEach(() => extension.close());

declare global {
  interface Window {
    /** What the listeners of the page heard of. */
    heard: string[];
  }
}

/** The first script of the page: it listens wherever a page can. */
function listen(): void {
  window.heard = [];
  const types = [
    'keydown',
    'keypress',
    'keyup',
    'beforeinput',
    'input',
    'focusin',
    'focusout',
    'focus',
    'blur',
    'paste',
  ];
  const hear = (event: Event): void => {
    if (event.target instanceof Element && event.target.localName === 'sightline-panel') window.heard.push(event.type);
  };
  for (const type of types) {
    for (const target of [window, document]) {
      target.addEventListener(type, hear, true);
      target.addEventListener(type, hear, false);
    }
  }
}

async function openListeningPage(): Promise<Page> {
  await extension.context.route(DEAL, async (route) => {
    const { contentType, body } = await answerDemo(new URL(DEAL), demoOptions());
    await route.fulfill({ contentType, body: body.replace('<head>', `<head><script>(${String(listen)})()</script>`) });
  });
  const page = await openRecord(extension.context, DEAL);
  expect(await page.evaluate(() => window.heard)).toEqual([]);
  return page;
}

/** Puts an input into the panel, as a note field will be. */
const addInput = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const input = document.createElement('input');
    input.id = 'probe';
    input.addEventListener('keydown', (event) => {
      // A script of the page that listens inside the panel hears that a key was pressed, and not which.
      input.dataset.keys = `${input.dataset.keys ?? ''}${event.key ?? '·'}`;
      if (String(input.dataset.keys.length) === input.dataset.refuse) event.preventDefault();
    });
    document.querySelector('sightline-panel')?.shadowRoot?.querySelector('section')?.append(input);
  });

test('what is typed in the panel is typed there, and no listener of the page hears of it', async () => {
  const page = await openListeningPage();
  await addInput(page);
  const input = panelOn(page).locator('#probe');
  await input.evaluate((probe) => probe.setAttribute('data-refuse', '2'));
  await input.click();
  await page.keyboard.type('sxS /?');
  await expect(input).toHaveValue('sS /?');
  await expect(input).toHaveAttribute('data-keys', '······');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+X');
  await page.keyboard.press('Control+V');
  await expect(input).toHaveValue('sS /?');
  expect(await page.evaluate(() => window.heard)).toEqual([]);
});

test('keys typed in the page still reach the page', async () => {
  const page = await openListeningPage();
  const typed = await page.evaluate(() => {
    const input = document.createElement('input');
    document.body.append(input);
    input.focus();
    const keys: string[] = [];
    window.addEventListener('keydown', (event) => keys.push(event.key), true);
    Object.assign(window, { keys });
    return document.activeElement === input;
  });
  expect(typed).toBe(true);
  await page.keyboard.type('abc');
  expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual(['a', 'b', 'c']);
});

test('buttons of the panel work by keyboard, and Escape gives the focus back to where it was', async () => {
  const page = await openListeningPage();
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.id = 'mine';
    document.body.prepend(input);
    input.focus();
  });
  const worker = extension.context.serviceWorkers()[0] ?? (await extension.context.waitForEvent('serviceworker'));
  await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        tabs: { query(of: object): Promise<object[]> };
        commands: { onCommand: { dispatch(name: string, tab: object | undefined): void } };
      };
    };
    const [tab] = await chrome.tabs.query({ url: 'https://app.hubspot.com/*' });
    chrome.commands.onCommand.dispatch('focus-panel', tab);
  });
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('sightline-panel');
  const step = panelOn(page).getByRole('checkbox').first();
  await step.focus();
  await page.keyboard.press('Space');
  await expect(step).toBeChecked();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('mine');
  expect(await page.evaluate(() => window.heard)).toEqual([]);
});

test("a focus trap of the page does not see the panel's focus", async () => {
  const page = await openListeningPage();
  await addInput(page);
  await page.evaluate(() => {
    const modal = document.createElement('button');
    document.body.append(modal);
    document.addEventListener('focusin', (event) => {
      if (event.target !== modal) modal.focus();
    });
    modal.focus();
  });
  await panelOn(page).locator('#probe').click();
  await page.keyboard.type('free');
  await expect(panelOn(page).locator('#probe')).toHaveValue('free');
});
