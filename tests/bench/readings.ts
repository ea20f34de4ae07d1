import type { Page } from 'playwright';
import { installDemo } from '../demo-crm/serve.ts';
import { launchPlain } from '../support/browsers.ts';
import { bundle } from '../support/bundle.ts';
import type { Figure } from './figures.ts';
import { ELEMENTS, largePage, RECORDS, settled } from './pages.ts';

/** Whole readings of a record page per second, from a world of its own as in the product, with `identify` and `read`. */
export async function readings(runs: number): Promise<Figure[]> {
  const context = await launchPlain();
  try {
    await installDemo(context);
    const at = async (address: string): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(address);
      await settled(page);
      return page;
    };
    const pages: [string, () => Promise<Page>][] = [
      ['a Salesforce opportunity', () => at(RECORDS.Salesforce)],
      [`a Salesforce opportunity of ${ELEMENTS.toLocaleString('en')} elements`, () => largePage(context)],
      ['a HubSpot deal', () => at(RECORDS.HubSpot)],
    ];
    const figures: Figure[] = [];
    for (const [what, open] of pages) {
      const page = await open();
      figures.push({ what: `readings per second of ${what}`, unit: '/s', samples: await rates(page, runs) });
      await page.close();
    }
    return figures;
  } finally {
    await context.close();
  }
}

/** Runs in the page: how many readings one tenth of a second holds, each as a rate per second. */
function measure(crm: typeof import('../../lib/crm/index.ts'), count: number): number[] {
  const identity = crm.identify(document.URL);
  if ('none' in identity) throw new Error(`not a record: ${identity.none}`);
  const one = (): number => {
    const start = performance.now();
    let done = 0;
    for (; performance.now() < start + 100; done++) {
      if (!('record' in crm.read(identity, document))) throw new Error('the page could not be read');
    }
    return (done * 1000) / (performance.now() - start);
  };
  one();
  return Array.from({ length: count }, one);
}

async function rates(page: Page, runs: number): Promise<number[]> {
  const devtools = await page.context().newCDPSession(page);
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const { executionContextId } = await devtools.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'reader',
  });
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    contextId: executionContextId,
    returnByValue: true,
    expression: `${await bundle('lib/crm/index.ts', 'Crm')}; (${measure.toString()})(Crm, ${runs})`,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as number[];
}
