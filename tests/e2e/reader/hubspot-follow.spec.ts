import { expect } from 'playwright/test';
import type { Sight } from '../../../lib/crm/watch/sight';
import { demoOrg } from '../../demo-crm/data';
import { driveHubspot } from '../../demo-crm/hubspot/drive';
import { bundle } from '../../support/bundle';
import { randomFrom } from '../../support/mutate';
import { ACME, test } from './demo-hubspot-stage';

declare const Follow: typeof import('../../support/follow-in-page');
declare global {
  interface Window {
    seen: { sight: Sight; path: string }[];
  }
}

const TYPES: { [kind: string]: string } = {
  deal: '0-3',
  account: '0-2',
  contact: '0-1',
  ticket: '0-5',
  visit: '2-777',
};
const records = demoOrg().records.filter((each) => each.hubspotId !== null);

test.setTimeout(180_000);

for (const reuse of ['remount', 'in-place'] as const) {
  test(`100 moves at random speed (${reuse}): no record is ever shown with a value of another`, async ({ stage }) => {
    const { page } = stage;
    const seed = 20261124;
    const random = randomFrom(seed);
    await stage.visit(ACME, { reuse, seed, delays: { min: 0, max: 60 } });
    const demo = driveHubspot(page);
    await page.evaluate(`${await bundle('tests/support/follow-in-page.ts', 'Follow')};window.Follow = Follow`);
    await page.evaluate(() => {
      window.seen = [];
      const keep = (sight: Sight): void => {
        window.seen.push({ sight: structuredClone(sight), path: location.pathname });
      };
      Follow.follow(window, keep, new AbortController().signal, { quiet: 600 });
    });
    const texts = new Map<string, { [property: string]: string }>();
    for (const { hubspotId } of records)
      texts.set(hubspotId ?? '', (await demo('texts', hubspotId ?? '')) as { [property: string]: string });
    const shown = (): Promise<string | null> =>
      page.evaluate(() => {
        const sight = window.seen.at(-1)?.sight;
        return sight?.state === 'record' ? sight.record.id : null;
      });
    let last: string | null = null;
    for (let move = 0; move < 100; move += 1) {
      const to = records[Math.floor(random() * records.length)];
      if (!to) continue;
      await demo('open', TYPES[to.kind] ?? '', to.hubspotId ?? '');
      last = to.hubspotId;
      // Now and then the person stays: the record must come, however hurried the way there was.
      if (move % 10 === 9) await expect.poll(shown, { timeout: 10_000 }).toBe(last);
      else await page.waitForTimeout(random() < 0.5 ? random() * 40 : random() * 300);
    }
    await demo('settled');
    await expect.poll(shown, { timeout: 10_000 }).toBe(last);

    const seen = await page.evaluate(() => window.seen);
    const wrong: string[] = [];
    for (const { sight, path } of seen) {
      if (sight.state !== 'record') continue;
      const { record } = sight;
      const of = records.find((each) => each.hubspotId === record.id);
      if (!path.includes(record.id)) wrong.push(`${record.id} given out at ${path}`);
      if (record.name !== of?.name) wrong.push(`${of?.key} is called ${record.name}`);
      for (const [property, text] of Object.entries(texts.get(record.id) ?? {})) {
        const reading = record.fields[`hs:${property}`];
        const folded = text.replace(/\s+/g, ' ').trim();
        if (reading?.state === 'filled' && reading.raw !== folded)
          wrong.push(`${of?.key} ${property}: ${reading.raw}, should be ${folded}`);
        if (reading?.state === 'empty' && folded !== '--' && property !== 'hubspot_owner_id')
          wrong.push(`${of?.key} ${property} is empty, should be ${folded}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen.filter(({ sight }) => sight.state === 'record').length).toBeGreaterThanOrEqual(10);
  });
}
