import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { demoOrg, recordNamed } from '../tests/demo-crm/data.ts';
import { installDemo } from '../tests/demo-crm/serve.ts';
import { launchExtension } from '../tests/support/browsers.ts';
import buildDemo from '../tests/support/build-demo.ts';
import { adviceOf } from '../tests/support/panel.ts';

const today = new Date().toISOString().slice(0, 10);
const deal = recordNamed(demoOrg(today), 'acme-rollout');
const PLACES = [
  {
    name: 'salesforce',
    what: 'Salesforce opportunity',
    url: `https://acme.lightning.force.com/lightning/r/Opportunity/${deal.salesforceId}/view`,
    id: deal.salesforceId,
  },
  {
    name: 'hubspot',
    what: 'HubSpot deal',
    url: `https://app.hubspot.com/contacts/4242001/record/0-3/${deal.hubspotId}`,
    id: deal.hubspotId ?? '',
  },
] as const;

const TRY = `
Two tabs are open: a Salesforce opportunity and a HubSpot deal, both from a demo that follows the real pages. Nothing leaves
this machine. Try this:
  - Tick a step in the panel; reload the page: it is still ticked.
  - Press "why this?" beside the goal, the step or the tip: the reason, with the values read.
  - Click another record in the list or a linked account: the panel follows.
  - Change the stage in the path, or edit a field: the advice changes with it.
  - Collapse the panel, or press Alt+Shift+S. The ⋯ menu moves it to the other side and shows what was read on the page.
Close the browser window to end.
`;

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

async function openAll(pages: (url: string) => Promise<Page>): Promise<Page[]> {
  const opened: Page[] = [];
  for (const place of PLACES) {
    const page = await pages(place.url);
    const panel = await adviceOf(page, place.id);
    console.log(`\n${place.what}: ${deal.name}\n  Goal  ${panel.goal}\n  Step  ${panel.step}\n  Tip   ${panel.tip}`);
    opened.push(page);
  }
  return opened;
}

/** Opens the browser with the extension on the demo CRMs; without a display, says what was shown and saves pictures. */
export default async function demo(): Promise<void> {
  console.log('Preparing the demo CRMs (the first time takes a minute) …');
  await buildDemo();
  const extension = await launchExtension({
    headless: !hasDisplay,
    viewport: hasDisplay ? null : { width: 1440, height: 900 },
  });
  try {
    await installDemo(extension.context, { today, delays: { min: 20, max: 200 } });
    const pages = await openAll(async (url) => {
      const page = await extension.context.newPage();
      await page.goto(url);
      return page;
    });
    if (hasDisplay) {
      await pages[0]?.bringToFront();
      console.log(TRY);
      await new Promise<void>((end) => extension.context.once('close', () => end()));
      return;
    }
    const folder = new URL('../.cache/start/', import.meta.url).pathname;
    mkdirSync(folder, { recursive: true });
    for (const [at, page] of pages.entries()) {
      const path = `${folder}${PLACES[at]?.name}.png`;
      await page.bringToFront();
      await page.screenshot({ path });
      console.log(`\nScreenshot: ${path}`);
    }
    console.log(
      '\nNo display here, so no window was opened. On a desktop, npm start opens the browser to try it by hand.',
    );
  } finally {
    await extension.close().catch(() => undefined);
  }
}
