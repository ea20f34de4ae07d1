import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn } from '../../support/extension.ts';
import { joinedHub } from '../../support/joined-hub.ts';
import { beginning, done, notesAnswer, noteText } from '../../support/notes.ts';
import { beginNote, notedDeal } from '../../support/panel-notes.ts';

const DEAL = hubspotAddress('acme-rollout');

const openReview = async (context: BrowserContext, id: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/review.html`);
  return page;
};

test('what a rep writes for the coach stands in the coach’s queue, and the answer in the rep’s open panel, over a real hub', async () => {
  const installs: Extension[] = await Promise.all([launchOnDemo(), launchOnDemo({}, { own: true })]);
  const [rep, coach] = installs;
  if (!rep || !coach) throw new Error('two installs');
  const [ann, cora] = [await openOwnPage(rep), await openOwnPage(coach)];
  const { hub } = await joinedHub([
    { own: ann, name: 'Ann Rep', roles: ['rep'] },
    { own: cora, name: 'Cora Coach', roles: ['coach'] },
  ]);
  try {
    const review = await openReview(coach.context, coach.id);
    await expect(review.getByRole('heading', { name: 'Nobody has written anything yet' })).toBeVisible();
    const record = await openRecord(rep.context, DEAL);
    const panel = panelOn(record);
    await beginNote(record);
    await record.keyboard.type('Who signs here?');
    await panel.getByRole('radio', { name: 'Coach', exact: true }).check();
    // Before the first note that others may read: who would, and that it leaves now.
    await expect(panel.locator('.sharing')).toContainText('Exactly this would leave this browser');
    await panel.locator('.sharing').getByRole('button', { name: /Coach/ }).click();
    await panel.getByRole('button', { name: 'Save', exact: true }).click();

    await expect(review.locator('.queue-row')).toContainText('Who signs here?');
    await expect(review.locator('.queue-row')).toContainText('Ann Rep');
    await review.locator('.queue-row').click();
    const { threads } = await notesAnswer(cora, 'notes/of-record', { record: notedDeal(DEAL).key });
    const [thread] = threads;
    if (!thread) throw new Error('the coach has the thread');
    await done(cora, { type: 'reply', thread: thread.id, text: noteText('The CFO, by Friday.') });
    await expect(panel.locator('.notes-view')).toContainText('The CFO, by Friday.');

    // Private notes stay; what is written while the hub is away goes when it is back, also of a background that was killed.
    const [node] = hub.nodes;
    await node?.stop();
    const about = notedDeal(DEAL);
    await done(ann, { type: 'reply', thread: thread.id, text: noteText('Thanks, I will ask her.') });
    await rep.killBackground();
    await node?.start();
    const state = async () => {
      const { threads: known } = await notesAnswer(cora, 'notes/of-record', { record: about.key });
      await notesAnswer(ann, 'notes/count', { record: about.key });
      return known[0]?.notes.map(({ text }) => text?.markdown);
    };
    await expect
      .poll(state, { timeout: 20_000 })
      .toEqual(['Who signs here?', 'The CFO, by Friday.', 'Thanks, I will ask her.']);

    // A flag says that it is kept, and once the hub has it that it is sent.
    const flag = { flag: 'missing', visibility: 'coach', tie: { kind: 'step', id: 'map-everyone' } } as const;
    await done(ann, beginning(about, 'Nothing about the works council', flag));
    const flags = async () => (await notesAnswer(ann, 'notes/count', { record: about.key })).flags;
    await expect.poll(flags).toMatchObject([{ flag: 'missing', state: 'open', sent: true }]);
  } finally {
    await Promise.all(installs.map((one) => one.close()));
    await hub.remove();
  }
});
