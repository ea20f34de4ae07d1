import type { Page } from 'playwright';
import { installDemo } from '../demo-crm/serve.ts';
import type { Extension } from '../support/browsers.ts';
import { adviceOf } from '../support/panel.ts';
import type { Figure } from './figures.ts';
import { DEAL, LISTS, RECORDS } from './pages.ts';
import { ourWork } from './trace.ts';

/** How long after a load a page that is no record is watched, so that late work of ours counts too. Milliseconds. */
const AFTER_LOAD = 1_500;

/** Our scripts' time on a page load: a page of each CRM that is no record, and a record until its advice is there. */
export async function pageLoads(extension: Extension, runs: number): Promise<Figure[]> {
  await installDemo(extension.context);
  const load = async (address: string, ready: (page: Page) => Promise<unknown>): Promise<number> => {
    const page = await extension.context.newPage();
    try {
      const { total } = await ourWork(extension, page, async () => {
        await page.goto(address);
        await ready(page);
      });
      return total;
    } finally {
      await page.close();
    }
  };
  const figures: Figure[] = [];
  for (const crm of ['Salesforce', 'HubSpot'] as const) {
    const list: number[] = [];
    const record: number[] = [];
    const id = crm === 'Salesforce' ? DEAL.salesforceId : (DEAL.hubspotId ?? '');
    for (let run = 0; run < runs; run++) {
      list.push(await load(LISTS[crm], (page) => page.waitForTimeout(AFTER_LOAD)));
      record.push(await load(RECORDS[crm], (page) => adviceOf(page, id)));
    }
    figures.push(
      { what: `our script time, load of a list in ${crm}`, unit: 'ms', samples: list, limit: { median: 3 } },
      { what: `our script time, load of a record in ${crm} until its advice`, unit: 'ms', samples: record },
    );
  }
  return figures;
}
