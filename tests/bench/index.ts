import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { demoOrg, recordNamed } from '../demo-crm/data.ts';
import { installDemo } from '../demo-crm/serve.ts';
import { type Extension, launchExtension } from '../support/browsers.ts';
import { adviceOf } from '../support/panel.ts';
import { busyPage } from './busy-page.ts';
import { bytes } from './bytes.ts';
import { type Figure, table } from './figures.ts';
import { latency } from './latency.ts';
import { readings } from './readings.ts';
import { scriptTime } from './script-time.ts';

const RUNS = 20;
const deal = recordNamed(demoOrg(), 'acme-rollout');

/** Our script's time on a page load: one page of the CRM that is no record, and one record until its advice is there. */
async function scriptTimes(extension: Extension): Promise<Figure[]> {
  await installDemo(extension.context);
  const load = async (path: string, ready: (page: import('playwright').Page) => Promise<unknown>): Promise<number> => {
    const page = await extension.context.newPage();
    try {
      return await scriptTime(extension, page, async () => {
        await page.goto(`https://acme.lightning.force.com${path}`);
        await ready(page);
      });
    } finally {
      await page.close();
    }
  };
  const list: number[] = [];
  const record: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    list.push(await load('/lightning/o/Opportunity/list?filterName=__Recent', (page) => page.waitForTimeout(1_500)));
    record.push(
      await load(`/lightning/r/Opportunity/${deal.salesforceId}/view`, (page) => adviceOf(page, deal.salesforceId)),
    );
  }
  return [
    { what: 'our script time, page load of a list', unit: 'ms', samples: list },
    { what: 'our script time, page load of a record until its advice', unit: 'ms', samples: record },
  ];
}

async function withExtension(measure: (extension: Extension) => Promise<Figure[]>): Promise<Figure[]> {
  const extension = await launchExtension();
  try {
    return await measure(extension);
  } finally {
    await extension.close();
  }
}

/** Every figure, as a table on screen and in `.cache/`. */
export default async function bench(): Promise<void> {
  const figures: Figure[] = bytes();
  const parts: [string, () => Promise<Figure[]>][] = [
    ['script time', () => withExtension(scriptTimes)],
    ['latency', () => withExtension((extension) => latency(extension, RUNS))],
    ['busy page', () => withExtension((extension) => busyPage(extension, RUNS))],
    ['readings', () => readings(RUNS)],
  ];
  for (const [name, measure] of parts) {
    console.log(`measuring ${name} …`);
    figures.push(...(await measure()));
  }
  const folder = new URL('../../.cache/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}bench.json`, `${JSON.stringify(figures, null, 2)}\n`);
  const text = table(figures);
  writeFileSync(`${folder}bench.md`, `${text}\n`);
  console.log(`\n${text}\n\n${cpus().length} cores; figures in .cache/bench.json and .cache/bench.md`);
}
