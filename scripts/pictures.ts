import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { demoOrg, recordNamed } from '../tests/demo-crm/data.ts';
import { installDemo } from '../tests/demo-crm/serve.ts';
import { type Extension, launchExtension } from '../tests/support/browsers.ts';
import buildDemo from '../tests/support/build-demo.ts';
import { openOwnPage } from '../tests/support/extension.ts';
import { askNotes, doNote, flagItem, notedRecord } from '../tests/support/flags.ts';
import { PEOPLE, seeds } from '../tests/support/note-seeds.ts';
import { adviceOf } from '../tests/support/panel.ts';

const deal = recordNamed(demoOrg(), 'acme-rollout');

/** The desks of the options page, each with the hat of the person who works there. */
const DESKS = [
  ['overview', null],
  ['vision', 'Leader'],
  ['process', 'Manager'],
  ['metrics', 'Manager'],
  ['tips', 'Coach'],
  ['publish', null],
] as const;

/** Takes the README's pictures anew: `npm run build`, then `node scripts/run.mjs scripts/pictures.ts`. */
export default async function pictures(): Promise<void> {
  const folder = new URL('../docs/images/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  await buildDemo();
  const extension = await launchExtension({ viewport: { width: 1440, height: 900 } });
  try {
    await installDemo(extension.context);
    const take = async (name: string, url: string, id: string): Promise<void> => {
      const page = await extension.context.newPage();
      await page.goto(url);
      await adviceOf(page, id);
      await readRedirects(page);
      await page.screenshot({ path: `${folder}${name}.png` });
      await page.close();
    };
    const { salesforceId, hubspotId } = deal;
    await take(
      'salesforce',
      `https://acme.lightning.force.com/lightning/r/Opportunity/${salesforceId}/view`,
      salesforceId,
    );
    await take('hubspot', `https://app.hubspot.com/contacts/4242001/record/0-3/${hubspotId}`, hubspotId ?? '');
    const options = await extension.context.newPage();
    await options.goto(`chrome-extension://${extension.id}/options.html`);
    for (const [desk, hat] of DESKS) {
      await options.evaluate((hash) => {
        window.location.hash = hash;
      }, desk);
      await options.locator(`[data-section="${desk}"]`).waitFor();
      if (hat) await options.getByRole('radio', { name: hat }).check();
      await options.evaluate(() => document.fonts.ready);
      await options.screenshot({ path: `${folder}desk-${desk}.png` });
    }
    await options.close();
    await takeNotes(extension, folder);
  } finally {
    await extension.close();
  }
}

/** The panel with notes, the review page with a queue and a plan, and what the field said. */
async function takeNotes(extension: Extension, folder: string): Promise<void> {
  const own = await openOwnPage(extension);
  const thread = await writeNotes(own);
  const [person] = PEOPLE;
  const page = await extension.context.newPage();
  const { hubspotId } = deal;
  await page.goto(`https://app.hubspot.com/contacts/4242001/record/0-3/${hubspotId}`);
  await adviceOf(page, hubspotId ?? '');
  await page.locator('sightline-panel button.notes').click();
  await page.locator('sightline-panel').getByRole('article').first().waitFor();
  await page.screenshot({ path: `${folder}notes-panel.png` });
  await page.goto(`chrome-extension://${extension.id}/review.html#queue/${thread}`);
  await page.locator('.review .note-text, .review .markdown').first().waitFor();
  await page.screenshot({ path: `${folder}review-queue.png` });
  await page.goto(`chrome-extension://${extension.id}/review.html#people/${person?.id}`);
  await page.locator('.person-cards').waitFor();
  await page.screenshot({ path: `${folder}review-people.png` });
  await page.goto(`chrome-extension://${extension.id}/options.html#flags`);
  await page.locator('.flag-line').first().waitFor();
  await page.screenshot({ path: `${folder}desk-flags.png` });
}

/** Writes what the pictures show; answers the thread that the review page opens. */
async function writeNotes(own: Page): Promise<string> {
  const playbook = JSON.parse(readFileSync(new URL('../public/starters/b2b-software.json', import.meta.url), 'utf8'));
  const ids = (items: { id: string }[]): string[] => items.map(({ id }) => id);
  const stages: { steps: { id: string }[] }[] = playbook.processes[0].stages;
  const [steps, tips] = [ids(stages.flatMap((stage) => stage.steps)), ids(playbook.tips)];
  const { people, events } = seeds(24, Date.now(), { steps, tips, goals: ids(playbook.vision.goals) });
  await askNotes(own, 'identity/set', { name: 'Mara Lindqvist', email: null, roles: ['manager', 'coach'] });
  await askNotes(own, 'notes/import', { events, people, dry: false });
  const record = notedRecord(deal.hubspotId ?? '', 'Acme – Plant maintenance rollout');
  const thread = await doNote(own, {
    type: 'begin',
    record,
    tie: { kind: 'field', key: 'closeDate', label: 'Close date' },
    visibility: 'coach',
    flag: null,
    snapshot: {
      stage: 'Proposal',
      release: 1,
      goal: null,
      step: steps[0] ?? null,
      metric: null,
      tip: null,
      fields: [],
    },
    text: {
      markdown:
        'They want it before the fiscal year ends, but **procurement** has no buyer yet. #procurement\n\n- [x] ask legal\n- [ ] call Alex Kim',
      links: [{ title: 'example.com/roll-out', url: 'https://example.com/roll-out' }],
      tips: [],
    },
  });
  await doNote(own, {
    type: 'reply',
    thread: thread.id,
    text: {
      markdown: 'Ask who would have to explain it if it fails: that person owns the result.',
      links: [],
      tips: [tips[0] ?? ''],
    },
  });
  const said = { record, word: 'missing', kind: 'tip', item: tips[0] ?? '' } as const;
  await flagItem(own, { ...said, text: 'What if **nobody** knows what it costs today? #pricing' });
  await flagItem(own, {
    ...said,
    word: 'not-true-here',
    text: 'In the public sector nobody may say so before the tender.',
  });
  await flagItem(own, {
    ...said,
    kind: 'step',
    item: steps[2] ?? '',
    word: 'worked',
    text: 'They laughed, and told me.',
  });
  const [person] = PEOPLE;
  const action = (text: string, due: string | null, done: boolean) => ({
    id: crypto.randomUUID(),
    text,
    due,
    done,
    at: 1,
  });
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await askNotes(own, 'plan/set', {
    plan: {
      person: person?.id ?? '',
      lastContact: day(-9),
      actions: [
        action('Call the plant manager together', day(-2), false),
        action('Try the price talk with numbers first', day(5), false),
        action('Send me the letter to the board', null, true),
      ],
      privateNotes: [{ id: crypto.randomUUID(), at: Date.now(), markdown: 'Afraid of prices. **Praise the letter.**' }],
    },
  });
  return events.find(({ type }) => type === 'replied')?.thread ?? '';
}

/** Acknowledges every change of direction, so that the picture shows the record's own advice. */
async function readRedirects(page: Page): Promise<void> {
  const banner = page.locator('sightline-panel .redirect');
  for (let turn = 0; turn < 5 && (await banner.count()) > 0; turn++) {
    const id = await banner.getAttribute('data-redirect');
    await banner.getByRole('button', { name: 'Got it' }).click();
    await page.locator(`sightline-panel [data-redirect="${id}"]`).waitFor({ state: 'detached' });
  }
}
