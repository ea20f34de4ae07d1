import { expect, type Page, test } from 'playwright/test';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn, send } from '../../support/extension.ts';
import { joinedHub } from '../../support/joined-hub.ts';
import { openOptions } from '../../support/options-page.ts';
import { notedDeal, noteOn } from '../../support/panel-notes.ts';

const DEAL = hubspotAddress('acme-rollout');

/** Axe in light and dark, in one page. */
async function accessibleInBoth(page: Page, scope: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, scope), colorScheme).toEqual([]);
  }
}

test('a nudge comes into the open panel, once, with who and why and the tip; its sender sees what became of it', async () => {
  test.setTimeout(120_000);
  const installs: Extension[] = await Promise.all([launchOnDemo(), launchOnDemo({}, { own: true })]);
  const [rep, coach] = installs;
  if (!rep || !coach) throw new Error('two installs');
  const [ann, cora] = [await openOwnPage(rep), await openOwnPage(coach)];
  const { hub } = await joinedHub([
    { own: ann, name: 'Ann Rep', roles: ['rep'] },
    { own: cora, name: 'Cora Coach', roles: ['coach'] },
  ]);
  try {
    const record = await openRecord(rep.context, DEAL);
    await record.setViewportSize({ width: 1280, height: 800 });
    const panel = panelOn(record);
    const nudge = panel.locator('.nudge');
    await expect(panel.locator('.news')).toHaveCount(0);

    // From the tip's editor, to a person; what it will look like is there before.
    const tips = await openOptions(coach, 'tips');
    await tips.locator('.tip-row').first().click();
    const part = tips.locator('.nudge-part');
    await part.locator('> summary').click();
    const tip = (await tips.locator('#tip-heading').textContent()) ?? '';
    await part.getByLabel('To', { exact: true }).selectOption({ label: 'Ann Rep' });
    await part.getByLabel('What you want to say').fill('Ask before Friday.');
    await part.getByLabel('Why', { exact: true }).fill('Their board meets on Monday.');
    await expect(part.locator('.nudge-preview')).toContainText(tip);
    await expect(part.locator('.nudge-preview')).toContainText('From Cora Coach (coach)');
    await tips.setViewportSize({ width: 1280, height: 900 });
    await accessibleInBoth(tips, '.nudge-part');
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(part.getByRole('status')).toHaveText('Sent to: Ann Rep');

    await expect(nudge).toHaveCount(1);
    await expect(nudge).toContainText('From Cora Coach (coach)');
    await expect(nudge).toContainText('Ask before Friday.');
    await expect(nudge).toContainText('Why: Their board meets on Monday.');
    await expect(nudge.locator('details summary')).toHaveText(tip);
    await accessibleInBoth(record, 'sightline-panel');
    const fate = part.locator('.sent-nudges li').first();
    await expect(fate).toContainText('seen by Ann Rep');
    await panel.locator('h2').focus();
    await record.keyboard.press('d');
    await expect(nudge).toHaveCount(0);
    await expect(fate).toContainText('done, says Ann Rep');

    // The connection is said where the panel's settings are.
    await panel.locator('.control.more').click();
    await expect(panel.locator('.presence')).toHaveText('Team: live');
    await record.keyboard.press('Escape');

    // To a stage, and while the rep wants none: it waits, and comes when the quiet is over.
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const limit = (quiet: string[], mostPerDay: number | null = 2) =>
      send(ann, { type: 'nudges/limits', body: { limits: { hours: null, days: quiet, mostPerDay } } });
    await limit(days);
    const step = (await panel.locator('.node.manager .eyebrow').first().textContent()) ?? '';
    const [, title = ''] = /of \d+ in (.+?)(?:why this|$)/.exec(step) ?? [];
    const stage = part
      .getByLabel('To', { exact: true })
      .locator('option')
      .filter({ hasText: `› ${title}` });
    await part.getByLabel('To', { exact: true }).selectOption({ label: (await stage.first().textContent()) ?? '' });
    await part.getByLabel('What you want to say').fill('Do not discount here.');
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(fate).toContainText('nobody saw it yet');
    const kept = async (): Promise<number> =>
      ann.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const opening = indexedDB.open('sightline');
            opening.onsuccess = () => {
              const counting = opening.result.transaction('nudges').objectStore('nudges').count();
              counting.onsuccess = () => {
                opening.result.close();
                resolve(counting.result);
              };
            };
          }),
      );
    await expect.poll(kept).toBe(2);
    await record.reload();
    await expect(panel.locator('footer')).toContainText('release');
    await expect(nudge).toHaveCount(0);
    await limit([]);
    await expect(nudge).toContainText('Do not discount here.');
    await expect(nudge).toContainText('on this stage');
    // On a record in another stage it is not there.
    await nudge.getByRole('button', { name: 'Not for me' }).click();
    await expect(nudge).toHaveCount(0);
    await expect(fate).toContainText('not for Ann Rep');

    // From the review page, to whoever opens the thread's record; and the day has had its two.
    const thread = await noteOn(cora, notedDeal(DEAL), 'They asked for a discount.');
    const review = await coach.context.newPage();
    await review.goto(`chrome-extension://${coach.id}/review.html#queue/${thread}`);
    await review.locator('.queue-row').click();
    const here = review.locator('.nudge-part');
    await here.locator('> summary').click();
    await here.getByLabel('What you want to say').fill('Trade, do not discount.');
    await accessibleInBoth(review, '.nudge-part');
    await here.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(here.getByRole('status')).toContainText('Sent to: whoever opens');
    await expect.poll(kept).toBe(3);
    await expect(nudge).toHaveCount(0);
    await limit([], null);
    await expect(nudge).toContainText('Trade, do not discount.');
    await expect(nudge).toContainText('on this record');
    await expect(here.locator('.sent-nudges li').first()).toContainText('seen by Ann Rep');

    // The rep may send none, by word of the background as of the server.
    const body = {
      id: crypto.randomUUID(),
      hat: 'coach',
      to: { kind: 'stage', process: 'a', stage: 'b' },
      line: 'x',
      tip: null,
      why: '',
      until: null,
    };
    expect(await send(ann, { type: 'nudges/send', body })).toMatchObject({
      value: { outcome: 'refused', reason: 'not-permitted' },
    });
  } finally {
    await Promise.all(installs.map((one) => one.close()));
    await hub.remove();
  }
});
