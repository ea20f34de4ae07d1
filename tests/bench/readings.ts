import { demoOrg, recordNamed } from '../demo-crm/data.ts';
import { installDemo } from '../demo-crm/serve.ts';
import { launchPlain } from '../support/browsers.ts';
import { bundle } from '../support/bundle.ts';
import type { Figure } from './figures.ts';

const deal = recordNamed(demoOrg(), 'acme-rollout');
const PAGES = [
  {
    what: 'Salesforce opportunity',
    url: `https://acme.lightning.force.com/lightning/r/Opportunity/${deal.salesforceId}/view`,
  },
  { what: 'HubSpot deal', url: `https://app.hubspot.com/contacts/4242001/record/0-3/${deal.hubspotId}` },
];

/** Whole readings of a record page per second, each in a plain page with the public `identify` and `read`. */
export async function readings(runs: number): Promise<Figure[]> {
  const context = await launchPlain();
  try {
    await installDemo(context);
    const script = await bundle('lib/crm/index.ts', 'SightlineCrm');
    const figures: Figure[] = [];
    for (const { what, url } of PAGES) {
      const page = await context.newPage();
      await page.goto(url);
      await page.evaluate(() => (window as unknown as { demo: { settled(): Promise<void> } }).demo.settled());
      await page.evaluate(`${script}; globalThis.SightlineCrm = SightlineCrm;`);
      const samples = await page.evaluate((count) => {
        const crm = (globalThis as unknown as { SightlineCrm: typeof import('../../lib/crm/index.ts') }).SightlineCrm;
        const identity = crm.identify(location.href);
        if ('none' in identity) throw new Error(`not a record: ${identity.none}`);
        const one = (): number => {
          const until = performance.now() + 100;
          let done = 0;
          for (; performance.now() < until; done++) {
            if (!('record' in crm.read(identity, document))) throw new Error('the page could not be read');
          }
          return done * 10;
        };
        one();
        return Array.from({ length: count }, one);
      }, runs);
      figures.push({ what: `readings per second, ${what}`, unit: '/s', samples });
      await page.close();
    }
    return figures;
  } finally {
    await context.close();
  }
}
