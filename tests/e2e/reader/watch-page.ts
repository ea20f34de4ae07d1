import type { BrowserContext, Page } from 'playwright/test';
import type { Follower, Sight } from '../../../lib/crm/watch/sight';
import { bundle } from '../../support/bundle';
import { type Sim, type SimOptions, simPath, simUrl, startSim } from './watch-sim';

declare global {
  interface Window {
    sightline: typeof import('../../support/follow-in-page');
    sights: Sight[];
    follower: Follower;
    following: AbortController;
    sim: Sim;
  }
}

let code: Promise<string> | undefined;

/** Puts the follower into a page and starts it; every sight is kept in `window.sights`. */
export async function startFollowing(page: Page, quiet?: number): Promise<void> {
  code ??= bundle('tests/support/follow-in-page.ts', 'sightline');
  await page.evaluate(`${await code};window.sightline = sightline`);
  await page.evaluate((ms) => {
    window.sights = [];
    window.following = new AbortController();
    const keep = (sight: Sight): void => {
      window.sights.push(structuredClone(sight));
      const what = sight.state === 'record' ? `record ${sight.record.id}` : sight.state;
      window.sim?.trace.push(`${Math.round(performance.now())} SHOWN ${sight.reading} ${what}`);
    };
    window.follower = window.sightline.follow(
      window,
      keep,
      window.following.signal,
      ms === undefined ? {} : { quiet: ms },
    );
  }, quiet);
}

/** Opens an empty page at a record's address, with nothing rendered yet. No request leaves. */
export async function openSim(context: BrowserContext, options: SimOptions, first = 1): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: '<!doctype html><html lang="en-US"><head><title></title></head><body><div id="app" class="desktop container"></div></body></html>',
        })
      : route.abort(),
  );
  await page.goto(simUrl(options.crm, first));
  const paths = Array.from({ length: options.records + 1 }, (_, record) => simPath(options.crm, record));
  await page.evaluate(`window.sim = (${startSim.toString()})(${JSON.stringify({ options, paths })})`);
  return page;
}

/** What is given out now. */
export const currentSight = (page: Page): Promise<Sight> => page.evaluate(() => window.follower.current());
