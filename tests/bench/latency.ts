import type { Page } from 'playwright';
import { demoOrg } from '../demo-crm/data.ts';
import { installDemo } from '../demo-crm/serve.ts';
import type { Extension } from '../support/browsers.ts';
import { adviceOf } from '../support/panel.ts';
import type { Figure } from './figures.ts';

declare global {
  interface Window {
    /** The demo CRM's own controls (tests/demo-crm). */
    demo: { open(id: string): void };
  }
}

/** Opens a record in the running demo and measures, in the page, from its last DOM change to the frame after the advice. */
async function openedWithin(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (record) =>
      new Promise<number>((resolve, reject) => {
        const host = document.querySelector('sightline-panel');
        if (!host) throw new Error('no panel on the page');
        let rendered = performance.now();
        const page = new MutationObserver((changes) => {
          if (changes.some(({ target }) => target !== host)) rendered = performance.now();
        });
        page.observe(document.body, { childList: true, subtree: true, characterData: true });
        const panel = new MutationObserver(() => {
          const { state, recordId } = (host as HTMLElement).dataset;
          if (state !== 'advice' || recordId !== record) return;
          page.disconnect();
          panel.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - rendered));
        });
        panel.observe(host, { attributes: true });
        setTimeout(() => reject(new Error(`no advice for ${record} within 15 s`)), 15_000);
        window.demo.open(record);
      }),
    id,
  );
}

/** Fields rendered → advice visible, in ms, with a warm background and with one that was just killed. */
export async function latency(extension: Extension, runs: number): Promise<Figure[]> {
  await installDemo(extension.context);
  const deals = demoOrg().records.filter(({ kind }) => kind === 'deal');
  const [first, ...others] = deals;
  if (!first) throw new Error('the demo org has no deal');
  const page = await extension.context.newPage();
  await page.goto(`https://acme.lightning.force.com/lightning/r/Opportunity/${first.salesforceId}/view`);
  await adviceOf(page, first.salesforceId);
  const measure = async (before: () => Promise<void>): Promise<number[]> => {
    const samples: number[] = [];
    for (let run = 0; run < runs; run++) {
      await before();
      await page.bringToFront();
      samples.push(await openedWithin(page, others[run % others.length]?.salesforceId ?? first.salesforceId));
    }
    return samples;
  };
  const warm = await measure(async () => undefined);
  const cold = await measure(() => extension.killBackground());
  await page.close();
  return [
    { what: 'fields rendered → advice visible, warm background', unit: 'ms', samples: warm },
    { what: 'fields rendered → advice visible, cold background', unit: 'ms', samples: cold },
  ];
}
