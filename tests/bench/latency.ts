import type { Page } from 'playwright';
import { demoOrg } from '../demo-crm/data.ts';
import { installDemo } from '../demo-crm/serve.ts';
import type { Extension } from '../support/browsers.ts';
import { adviceOf } from '../support/panel.ts';
import type { Figure } from './figures.ts';
import { opportunity } from './pages.ts';
import { install } from './playbook.ts';

declare global {
  interface Window {
    /** The demo CRM's own controls (tests/demo-crm). */
    demo: { open(id: string): void };
  }
}

/** Milliseconds on a record before the next one is opened. */
const PAUSE = 2_000;

interface Opened {
  /** Milliseconds from the page's last change before the advice to the frame after the advice is in the panel. */
  toAdvice: number;
  /** Frames after the address changed until nothing of the old advice is in the panel; 1: it is not in the next one. */
  framesToGone: number;
}

/** Opens another record in the running demo and looks at the page and the panel, in the page, frame by frame. */
function open(page: Page, id: string): Promise<Opened> {
  return page.evaluate(
    (record) =>
      new Promise<Opened>((resolve, reject) => {
        const host = document.querySelector<HTMLElement>('sightline-panel');
        const shadow = host?.shadowRoot;
        if (!host || !shadow) throw new Error('no panel on the page');
        const headings = () => [...shadow.querySelectorAll('h2, h3')].map((heading) => heading.textContent ?? '');
        const old = { id: host.dataset.recordId, name: headings()[0] ?? '' };
        let framesToGone = 0;
        const count = (frames: number): void => {
          const { state, recordId } = host.dataset;
          const gone = !(state === 'advice' && recordId === old.id) && !headings().includes(old.name);
          if (gone) framesToGone = frames;
          else requestAnimationFrame(() => count(frames + 1));
        };
        window.navigation.addEventListener('currententrychange', () => requestAnimationFrame(() => count(1)), {
          once: true,
        });
        let rendered = performance.now();
        // LWC keeps changes inside of its components from the observers of its own window, and the fields are in them: the
        // last of them comes up to 60 ms after the last change that the page's own observer tells of.
        const frame = document.documentElement.appendChild(document.createElement('iframe'));
        const Observer = (frame.contentWindow as typeof window | null)?.MutationObserver;
        if (!Observer) throw new Error('no observer of another window');
        const changes = new Observer(() => {
          rendered = performance.now();
        });
        changes.observe(document.body, { childList: true, subtree: true, characterData: true });
        const panel = new MutationObserver(() => {
          const { state, recordId } = host.dataset;
          if (state !== 'advice' || recordId !== record) return;
          changes.disconnect();
          frame.remove();
          panel.disconnect();
          requestAnimationFrame(() => resolve({ toAdvice: performance.now() - rendered, framesToGone }));
        });
        panel.observe(host, { attributes: true });
        const seen = (): string =>
          JSON.stringify({
            panel: { ...host.dataset },
            says: headings(),
            at: location.pathname,
            visible: document.visibilityState,
          });
        setTimeout(() => reject(new Error(`no advice for ${record} within 15 s: ${seen()}`)), 15_000);
        window.demo.open(record);
      }),
    id,
  );
}

/** Fields rendered → advice visible with 1,000 tips, by a warm background and by one that was just killed; and the old advice's end. */
export async function latency(extension: Extension, runs: number): Promise<Figure[]> {
  await installDemo(extension.context);
  await install(extension, 1_000);
  const [first, ...others] = demoOrg().records.filter(({ kind }) => kind === 'deal');
  if (!first) throw new Error('the demo org has no deal');
  const page = await extension.context.newPage();
  await page.goto(opportunity(first.salesforceId));
  await adviceOf(page, first.salesforceId);
  const measure = async (before: () => Promise<void>): Promise<Opened[]> => {
    const samples: Opened[] = [];
    for (let run = 0; run < runs; run++) {
      await before();
      await page.bringToFront();
      // Nobody goes from record to record without a pause; the follower saves up for it.
      await page.waitForTimeout(PAUSE);
      samples.push(await open(page, others[run % others.length]?.salesforceId ?? first.salesforceId));
    }
    return samples;
  };
  const warm = await measure(async () => undefined);
  const cold = await measure(() => extension.killBackground());
  await page.close();
  const toAdvice = (list: Opened[]): number[] => list.map((one) => one.toAdvice);
  return [
    {
      what: 'fields rendered → advice visible, 1,000 tips, warm background',
      unit: 'ms',
      samples: toAdvice(warm),
      limit: { median: 60, p95: 150 },
    },
    {
      what: 'fields rendered → advice visible, 1,000 tips, cold background',
      unit: 'ms',
      samples: toAdvice(cold),
      limit: { median: 300 },
    },
    {
      what: 'record changed → old advice gone',
      unit: 'frames',
      samples: [...warm, ...cold].map((one) => one.framesToGone),
      limit: { most: 1 },
    },
  ];
}
