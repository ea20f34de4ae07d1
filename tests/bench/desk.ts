import type { Page } from 'playwright';
import type { Extension } from '../support/browsers.ts';
import type { Figure } from './figures.ts';
import { install, playbookOf } from './playbook.ts';

declare global {
  interface Window {
    /** Milliseconds from the start of the load until the first tips could be seen. */
    usableAfter?: number;
  }
}

const TIPS = 10_000;

/** The options page with a 10,000-tip playbook: open, search, type with the preview beside, publish, memory (issue 4 H). */
export async function desk(extension: Extension, runs: number): Promise<Figure[]> {
  const own = await install(extension, TIPS);
  await extension.context.addInitScript(() => {
    if (!location.href.includes('options.html')) return;
    const seen = new MutationObserver(() => {
      if (!document.querySelector('.tip-row')) return;
      seen.disconnect();
      requestAnimationFrame(() => {
        window.usableAfter = performance.now();
      });
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  const open: number[] = [];
  for (let run = 0; run < runs; run++) {
    const page = await openTips(extension);
    open.push(await page.evaluate(() => window.usableAfter ?? Number.NaN));
    await page.close();
  }
  const page = await openTips(extension);
  const search: number[] = [];
  // Each finds another number of tips than the one before.
  for (let run = 0; run < runs; run++) search.push(await searched(page, `say yes ${'1'.repeat(1 + (run % 3))}`));
  const tip = playbookOf(TIPS).tips[0];
  if (!tip) throw new Error('no tip');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.evaluate((id) => {
    window.location.hash = `tips/${id}`;
  }, tip.id);
  await page.frameLocator('.preview-frame').getByText(tip.title).first().waitFor();
  const preview: number[] = [];
  for (let run = 0; run < runs; run++) preview.push(await typed(page, `${tip.title} ${run}`));
  const publish: number[] = [];
  for (let run = 0; run < runs; run++) {
    await typed(page, `${tip.title}, once more ${run}`);
    publish.push(await published(page));
    await page.evaluate((id) => {
      window.location.hash = `tips/${id}`;
    }, tip.id);
  }
  const memory = [await memoryOf(page)];
  await page.close();
  await own.close();
  const with10k = `with ${TIPS.toLocaleString('en')} tips`;
  return [
    { what: `options opened until usable, ${with10k}`, unit: 'ms', samples: open, limit: { median: 1_000 } },
    { what: `search among tips at the desk, ${with10k}`, unit: 'ms', samples: search, limit: { median: 50 } },
    { what: `key press → preview updated, ${with10k}`, unit: 'ms', samples: preview, limit: { median: 100 } },
    { what: `publish, ${with10k}`, unit: 'ms', samples: publish, limit: { median: 1_000 } },
    { what: `memory of the options page, ${with10k}`, unit: 'MB', samples: memory, limit: { most: 250 } },
  ];
}

async function openTips(extension: Extension): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(`chrome-extension://${extension.id}/options.html#tips`);
  await page.waitForFunction(() => window.usableAfter !== undefined);
  return page;
}

/** Milliseconds from a letter in the search until the frame with what it found. */
function searched(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (query) =>
      new Promise<number>((resolve, reject) => {
        const input = document.querySelector<HTMLInputElement>('.tip-search input, input[type="search"]');
        const count = document.querySelector('.tip-count');
        if (!input || !count) return reject(new Error('no search among the tips'));
        const start = performance.now();
        new MutationObserver((_, seen) => {
          seen.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - start));
        }).observe(count.parentElement ?? count, { childList: true, characterData: true, subtree: true });
        input.value = query;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        setTimeout(() => reject(new Error(`nothing changed for ${query}`)), 5_000);
      }),
    text,
  );
}

/** Milliseconds from a change of a tip's title until the preview shows it. */
function typed(page: Page, title: string): Promise<number> {
  const editor = page.locator('.tip-editor').getByRole('textbox', { name: 'Title', exact: true }).first();
  return editor.evaluate((input, text) => {
    const frame = document.querySelector<HTMLIFrameElement>('.preview-frame');
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) || !frame)
      throw new Error('no editor with a preview');
    const start = performance.now();
    return new Promise<number>((resolve, reject) => {
      const look = (): void => {
        const shadow = frame.contentDocument?.querySelector('#panel')?.shadowRoot;
        if (shadow?.textContent?.includes(text)) resolve(performance.now() - start);
        else if (performance.now() - start > 10_000) reject(new Error(`the preview never showed ${text}`));
        else requestAnimationFrame(look);
      };
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      requestAnimationFrame(look);
    });
  }, title);
}

/** Milliseconds from the press of Publish until the page says that it is done. */
async function published(page: Page): Promise<number> {
  await page.locator('.draft-state[data-saving="saved"]').waitFor();
  await page.evaluate(() => {
    window.location.hash = 'publish';
  });
  const section = page.locator('[data-section="publish"]');
  await section.getByRole('textbox', { name: 'Note' }).fill('bench');
  await section.getByRole('button', { name: 'Publish', exact: true }).click({ trial: true });
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const part = document.querySelector('[data-section="publish"]');
        const button = [...(part?.querySelectorAll('button') ?? [])].find(
          (one) => one.textContent?.trim() === 'Publish',
        );
        const before = part?.querySelector('.digest code')?.textContent ?? '';
        if (!part || !button) return reject(new Error('no button to publish'));
        const start = performance.now();
        const look = (): void => {
          const digest = part.querySelector('.digest code')?.textContent ?? '';
          if (digest !== '' && digest !== before) resolve(performance.now() - start);
          else if (performance.now() - start > 20_000) reject(new Error('never published'));
          else requestAnimationFrame(look);
        };
        button.click();
        look();
      }),
  );
}

/** Megabytes that the page holds after a collection: scripts and DOM. */
async function memoryOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; embedderHeapUsedSize?: number } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return (usage.usedSize + (usage.embedderHeapUsedSize ?? 0)) / 1_000_000;
}
