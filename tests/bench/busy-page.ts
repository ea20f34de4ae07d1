import type { CDPSession, Page } from 'playwright';
import { installDemo } from '../demo-crm/serve.ts';
import { type Extension, launchPlain } from '../support/browsers.ts';
import { adviceOf } from '../support/panel.ts';
import { type Figure, median } from './figures.ts';
import { DEAL, ELEMENTS, largePage } from './pages.ts';
import { ourWork } from './trace.ts';

const BATCHES = 1_000;

/** 1,000 DOM batches, each its own task: text changed, rows moved, classes toggled, nodes added and removed. */
function busy(page: Page): Promise<void> {
  return page.evaluate(async (batches) => {
    const rows = [...document.querySelectorAll<HTMLElement>('#bench-feed article')];
    const { port1, port2 } = new MessageChannel();
    const turn = (): Promise<void> =>
      new Promise((done) => {
        port1.onmessage = () => done();
        port2.postMessage(0);
      });
    for (let batch = 0; batch < batches; batch++) {
      for (let at = 0; at < 20; at++) {
        const row = rows[(batch * 20 + at) % rows.length];
        if (!row?.firstElementChild) continue;
        row.firstElementChild.textContent = `batch ${batch}`;
        row.classList.toggle('slds-is-active');
        row.append(row.firstElementChild);
        row.append(document.createElement('i'));
        row.lastElementChild?.remove();
      }
      await turn();
    }
  }, BATCHES);
}

/**
 * Milliseconds that the page's thread has worked up to now: its scripts and ours, style, layout and paint. Processor time, so
 * that what else the machine does is not in it.
 */
async function worked(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const task = metrics.find(({ name }) => name === 'TaskDuration');
  if (!task) throw new Error('the browser does not tell TaskDuration');
  return task.value * 1_000;
}

/** Megabytes after a collection: what the scripts of every world hold, and what the page's DOM takes besides. */
interface Heap {
  scripts: number;
  dom: number;
}

async function heapOf(devtools: CDPSession): Promise<Heap> {
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; embedderHeapUsedSize?: number } = await devtools.send('Runtime.getHeapUsage');
  return { scripts: usage.usedSize / 1_000_000, dom: (usage.embedderHeapUsedSize ?? 0) / 1_000_000 };
}

interface Side {
  page: Page;
  devtools: CDPSession;
  totals: number[];
  heaps: Heap[];
}

async function sideOf(page: Page): Promise<Side> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, devtools, totals: [], heaps: [] };
}

async function runOnce({ page, devtools, totals, heaps }: Side): Promise<void> {
  await page.bringToFront();
  const before = await worked(devtools);
  await busy(page);
  totals.push((await worked(devtools)) - before);
  heaps.push(await heapOf(devtools));
}

/**
 * The busy page with and without the extension, in two browsers and in turns, so that the machine's mood hits both; then
 * under tracing, for how long our scripts held the page's thread.
 */
export async function busyPage(extension: Extension, runs: number): Promise<Figure[]> {
  await installDemo(extension.context);
  const plain = await launchPlain();
  try {
    await installDemo(plain);
    const ours = await sideOf(await largePage(extension.context));
    const theirs = await sideOf(await largePage(plain));
    await adviceOf(ours.page, DEAL.salesforceId);
    await busy(ours.page);
    await busy(theirs.page);
    for (let run = 0; run < runs; run++)
      for (const side of run % 2 ? [ours, theirs] : [theirs, ours]) await runOnce(side);
    const longest: number[] = [];
    await ours.page.bringToFront();
    for (let run = 0; run < runs; run++) {
      const work = await ourWork(extension, ours.page, async () => {
        await busy(ours.page);
      });
      longest.push(work.longestTask);
    }
    const page = `${BATCHES.toLocaleString('en')} DOM batches on ${ELEMENTS.toLocaleString('en')} elements`;
    const over = (median(ours.totals) / median(theirs.totals) - 1) * 100;
    const added = (part: keyof Heap): number[] =>
      ours.heaps.map((own, run) => own[part] - (theirs.heaps[run]?.[part] ?? Number.NaN));
    return [
      { what: `page’s thread, ${page}, without the extension`, unit: 'ms', samples: theirs.totals },
      { what: `page’s thread, ${page}, with the extension`, unit: 'ms', samples: ours.totals },
      { what: 'the same, more with than without (of the medians)', unit: '%', samples: [over], limit: { most: 5 } },
      {
        what: 'the most that our scripts held the page in one task',
        unit: 'ms',
        samples: longest,
        limit: { most: 50 },
      },
      {
        what: 'heap that we add to that page, JavaScript',
        unit: 'MB',
        samples: added('scripts'),
        limit: { median: 6 },
      },
      { what: 'heap that we add to that page, DOM', unit: 'MB', samples: added('dom') },
    ];
  } finally {
    await plain.close();
  }
}
