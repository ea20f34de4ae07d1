import type { BrowserContext, Page } from 'playwright';
import { demoOrg, recordNamed } from '../demo-crm/data.ts';
import { installDemo } from '../demo-crm/serve.ts';
import { type Extension, launchPlain } from '../support/browsers.ts';
import { adviceOf } from '../support/panel.ts';
import type { Figure } from './figures.ts';
import { median } from './figures.ts';

const ELEMENTS = 15_000;
const BATCHES = 1_000;
const deal = recordNamed(demoOrg(), 'acme-rollout');

/** A demo opportunity grown to a Lightning-like number of elements. */
async function grownPage(context: BrowserContext): Promise<Page> {
  await installDemo(context);
  const page = await context.newPage();
  await page.goto(`https://acme.lightning.force.com/lightning/r/Opportunity/${deal.salesforceId}/view`);
  await page.waitForSelector('records-highlights2');
  await page.evaluate((elements) => {
    const feed = document.createElement('div');
    feed.id = 'bench-feed';
    feed.style.cssText = 'height:0;overflow:hidden';
    const missing = Math.max(0, elements - document.querySelectorAll('*').length);
    for (let at = 0; at < missing / 5; at++) {
      const row = feed.appendChild(document.createElement('article'));
      for (let cell = 0; cell < 4; cell++)
        row.appendChild(document.createElement('span')).textContent = `cell ${at}.${cell}`;
    }
    (document.querySelector('.windowViewMode-normal.active') ?? document.body).append(feed);
  }, ELEMENTS);
  return page;
}

interface Busy {
  /** Milliseconds for all batches. */
  total: number;
  /** The longest task, in ms; 0 when none reached the 50 ms that the browser reports. */
  longest: number;
}

/** 1,000 DOM batches, each its own task: text changed, rows moved, classes toggled, nodes added and removed. */
function busy(page: Page): Promise<Busy> {
  return page.evaluate(async (batches) => {
    const rows = [...document.querySelectorAll<HTMLElement>('#bench-feed article')];
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    const { port1, port2 } = new MessageChannel();
    const turn = (): Promise<void> =>
      new Promise((done) => {
        port1.onmessage = () => done();
        port2.postMessage(0);
      });
    const began = performance.now();
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
    const total = performance.now() - began;
    await new Promise((done) => setTimeout(done, 50));
    observer.disconnect();
    return { total, longest };
  }, BATCHES);
}

/** The busy page with and without the extension, in turns, so that the machine's mood hits both. */
export async function busyPage(extension: Extension, runs: number): Promise<Figure[]> {
  const plain = await launchPlain();
  try {
    const [withUs, without] = [await grownPage(extension.context), await grownPage(plain)];
    await adviceOf(withUs, deal.salesforceId);
    await busy(withUs);
    await busy(without);
    const ours: Busy[] = [];
    const theirs: Busy[] = [];
    for (let run = 0; run < runs; run++) {
      for (const [page, into] of run % 2
        ? ([
            [withUs, ours],
            [without, theirs],
          ] as const)
        : ([
            [without, theirs],
            [withUs, ours],
          ] as const)) {
        await page.bringToFront();
        into.push(await busy(page));
      }
    }
    const totals = (list: Busy[]): number[] => list.map(({ total }) => total);
    return [
      {
        what: `${BATCHES} DOM batches, ${ELEMENTS} elements, without the extension`,
        unit: 'ms',
        samples: totals(theirs),
      },
      { what: `${BATCHES} DOM batches, ${ELEMENTS} elements, with the extension`, unit: 'ms', samples: totals(ours) },
      {
        what: 'the same, with over without (of the medians)',
        unit: '×',
        samples: [median(totals(ours)) / median(totals(theirs))],
      },
      { what: 'longest task over 50 ms, without', unit: 'ms', samples: theirs.map(({ longest }) => longest) },
      { what: 'longest task over 50 ms, with', unit: 'ms', samples: ours.map(({ longest }) => longest) },
    ];
  } finally {
    await plain.close();
  }
}
