import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { Sight } from '../../../lib/crm/watch/sight';
import { plainContext } from '../../support/shared-browser';
import { currentSight, openSim, startFollowing } from './watch-page';
import type { SimOptions } from './watch-sim';

const AT_ONCE: SimOptions = { crm: 'hubspot', style: 'fresh', seed: 1, records: 4, lag: 0, late: 0 };
const QUIET = 400;

let context: BrowserContext;
let page: Page;
test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(async () => {
  await context.close();
});
test.afterEach(async () => {
  await page.close();
});

const stateOf = async (): Promise<string> => {
  const sight = await currentSight(page);
  return sight.state === 'record' ? sight.record.name : sight.state;
};
const textOf = async (key: string): Promise<string | undefined> => {
  const sight = await currentSight(page);
  return sight.state === 'record' ? `${sight.record.fields[key]?.state} ${sight.record.fields[key]?.raw}` : sight.state;
};
const sights = (): Promise<Sight[]> => page.evaluate(() => window.sights);
const go = (record: number): Promise<void> => page.evaluate((n) => window.sim.go(n), record);
/** Pretends that the tab is covered or uncovered; headless Chromium never hides one. */
const setHidden = (hidden: boolean): Promise<void> =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value: value ? 'hidden' : 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

async function open(options: Partial<SimOptions> = {}, quiet = QUIET): Promise<void> {
  page = await openSim(context, { ...AT_ONCE, ...options });
  await startFollowing(page, quiet);
  await go(1);
  await expect.poll(stateOf).toBe('Deal mk1q');
}

test('looks for a record in the turn of the call, and says what it waits for', async () => {
  page = await openSim(context, AT_ONCE);
  await startFollowing(page, QUIET);
  expect((await sights())[0]).toMatchObject({ state: 'looking', wait: null, reading: 1, identity: { id: '9001' } });
  await expect.poll(() => currentSight(page)).toMatchObject({ state: 'looking', wait: 'page-not-rendered' });
});

test('reads a page whose last change is a bare link, which has a `host` as a shadow root has', async () => {
  await open();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://app.hubspot.com/contacts/4711';
    document.body.append(link);
    const value = document.querySelector('[data-selenium-test="property-input-dealstage"]');
    if (value) value.textContent = 'Closed mk1q';
  });
  await expect.poll(() => textOf('stage')).toBe('filled Closed mk1q');
  expect(errors).toEqual([]);
});

test('withdraws the record in the very turn in which the address moves', async () => {
  await open();
  const states = await page.evaluate(() => {
    const before = window.follower.current().state;
    history.pushState({}, '', '/contacts/4711/record/0-3/9002');
    return [before, window.follower.current().state];
  });
  expect(states).toEqual(['record', 'looking']);
});

test('says why an address is no record, and finds the record again', async () => {
  await open();
  await page.evaluate(() => window.sim.list());
  expect(await currentSight(page)).toMatchObject({ state: 'none', reason: 'list' });
  await page.goBack();
  expect(await stateOf()).toBe('looking');
});

test('keeps the record while only the spelling of its address changes', async () => {
  await open();
  const before = (await sights()).length;
  await page.evaluate(() => history.replaceState({}, '', '/contacts/4711/record/0-3/9001/?eschref=%2F'));
  await page.waitForTimeout(300);
  expect(await stateOf()).toBe('Deal mk1q');
  expect((await sights()).length).toBe(before);
});

test('gives a change out once, and nothing while nothing changes', async () => {
  await open();
  await expect.poll(() => textOf('stage')).toBe('filled stage mk1q');
  const before = (await sights()).length;
  await page.evaluate(() => {
    document.body.append(document.createElement('p'));
    for (const place of document.querySelectorAll('[data-part]')) {
      const { textContent } = place;
      place.textContent = textContent;
    }
  });
  await page.waitForTimeout(400);
  expect((await sights()).length).toBe(before);
  await page.evaluate(() => window.sim.edit(1, 'stage', 'Closed mk1q'));
  await expect.poll(() => textOf('stage')).toBe('filled Closed mk1q');
  const after = await sights();
  expect(after.length).toBe(before + 1);
  expect(after.map((sight) => sight.reading)).toEqual(after.map((_, index) => index + 1));
});

test('tells of what is typed into an input, which changes no node', async () => {
  await open();
  await page.evaluate(() => {
    const place = document.querySelector('[data-selenium-test="property-input-hs_next_step"]');
    const input = document.createElement('input');
    input.setAttribute('data-selenium-test', 'property-input-hs_next_step');
    input.value = 'before';
    place?.closest('[data-deferred-property-input-root]')?.setAttribute('data-deferred-property-input-mode', 'input');
    place?.replaceWith(input);
  });
  await expect.poll(() => textOf('nextStep')).toBe('filled before');
  await page.locator('input').fill('call mk1q');
  await expect.poll(() => textOf('nextStep')).toBe('filled call mk1q');
});

test('does nothing while the tab is hidden, and looks once it is back', async () => {
  await open();
  const before = (await sights()).length;
  await setHidden(true);
  await page.evaluate(() => window.sim.edit(1, 'stage', 'Hidden mk1q'));
  await page.waitForTimeout(500);
  expect((await sights()).length).toBe(before);
  await setHidden(false);
  await expect.poll(() => textOf('stage')).toBe('filled Hidden mk1q');
});

test('withdraws a record whose address moves while the tab is hidden', async () => {
  await open();
  await setHidden(true);
  await go(2);
  expect(await stateOf()).toBe('looking');
  await page.waitForTimeout(300);
  expect(await stateOf()).toBe('looking');
  await setHidden(false);
  await expect.poll(stateOf).toBe('Deal mk2q');
});

test('shows a cached page again at once', async () => {
  const quiet = 5000;
  await open({ crm: 'salesforce' }, quiet);
  await go(2);
  await expect.poll(stateOf).toBe('Deal mk2q');
  const from = await page.evaluate(() => {
    const start = performance.now();
    window.sim.go(1);
    return start;
  });
  const at = await page.waitForFunction(() => {
    const sight = window.follower.current();
    return sight.state === 'record' && sight.record.name === 'Deal mk1q' && performance.now();
  });
  expect(Number(await at.jsonValue()) - from).toBeLessThan(quiet / 2);
});

test('in a reused element, withholds what still shows the old text until the page has come to rest', async () => {
  // Long enough to look at the page before it counts as quiet, on a slow machine too.
  const quiet = 4000;
  await open({ style: 'reuse' }, quiet);
  await page.waitForTimeout(quiet + 200);
  // The new record's header and stage come; everything else is still the old record's.
  await page.evaluate(() => {
    history.pushState({}, '', '/contacts/4711/record/0-3/9003');
    for (const [part, text] of [
      ['name', 'Deal mk3q'],
      ['stage', 'stage mk3q'],
    ]) {
      const place = document.querySelector(`[data-part="${part}"]`);
      if (place) place.textContent = text ?? '';
    }
  });
  await expect.poll(stateOf).toBe('Deal mk3q');
  expect(await textOf('stage')).toBe('filled stage mk3q');
  expect(await textOf('nextStep')).toBe('unreadable ');
  // "Renewal" is the same for both: nothing will ever change there.
  expect(await textOf('type')).toBe('unreadable ');
  await page.evaluate(() => {
    for (const part of ['amount', 'closedate', 'owner', 'next']) {
      const place = document.querySelector(`[data-part="${part}"]`);
      if (place) place.textContent = `${part} mk3q`;
    }
  });
  await expect.poll(() => textOf('nextStep')).toBe('filled next mk3q');
  await expect.poll(() => textOf('type'), { timeout: quiet + 5000 }).toBe('filled Renewal');
});

test('in a reused element that was left before it had come to rest, waits for rest', async () => {
  await open({ style: 'reuse' }, 2000);
  const put = (part: string, text: string): Promise<void> =>
    page.evaluate(
      ([name, value]) => {
        const place = document.querySelector(`[data-part="${name}"]`);
        if (place) place.textContent = value ?? '';
      },
      [part, text],
    );
  await put('next', '--');
  await page.evaluate(() => history.pushState({}, '', '/contacts/4711/record/0-3/9003'));
  await put('name', 'Deal mk3q');
  // A card that still renders the old record, after the header has moved on.
  await put('next', 'late mk1q');
  await page.waitForTimeout(300);
  expect(await stateOf()).toBe('looking');
  for (const part of ['stage', 'amount', 'closedate', 'owner', 'next']) await put(part, `${part} mk3q`);
  await expect.poll(() => textOf('nextStep')).toBe('filled next mk3q');
  const wrong = (await sights()).filter((sight) => sight.state === 'record' && sight.record.id === '9003');
  expect(JSON.stringify(wrong)).not.toContain('mk1q');
});

test('never believes a reused element while it shows the old name, however long it rests', async () => {
  await open({ style: 'reuse' });
  await page.evaluate(() => history.pushState({}, '', '/contacts/4711/record/0-3/9002'));
  await page.waitForTimeout(QUIET * 4);
  expect(await currentSight(page)).toMatchObject({ state: 'looking', wait: 'header-disagrees' });
});

test('in a reused element, tells a record of the same name by fields that came in place of the old ones, once it rests', async () => {
  page = await openSim(context, { ...AT_ONCE, style: 'reuse', sameName: true });
  await startFollowing(page, QUIET);
  await go(1);
  await expect.poll(() => textOf('stage')).toBe('filled stage mk1q');
  /** Leaves record 1 as React may: other elements where its fields were, the name's own as it is. */
  const states = await page.evaluate(() => {
    history.pushState({}, '', location.pathname.replace('9001', '9002'));
    for (const old of document.querySelectorAll('[data-part]:not([data-part="name"])')) {
      const next = old.cloneNode(false);
      next.textContent = (old.textContent ?? '').replace('mk1q', 'mk2q');
      old.replaceWith(next);
    }
    return window.follower.current().state;
  });
  expect(states).toBe('looking');
  await expect.poll(() => textOf('stage')).toBe('filled stage mk2q');
});

test('in a reused element, takes a field that only came late for no sign of a record of the same name', async () => {
  page = await openSim(context, { ...AT_ONCE, style: 'reuse', sameName: true });
  await startFollowing(page, QUIET);
  await go(1);
  await expect.poll(() => textOf('stage')).toBe('filled stage mk1q');
  await page.evaluate(() => {
    history.pushState({}, '', location.pathname.replace('9001', '9002'));
    const field = document.querySelector('[data-test-id="hs_next_step"]');
    const late = field?.cloneNode(true);
    if (!(late instanceof Element)) throw new Error('no field');
    late.setAttribute('data-test-id', 'hs_priority');
    const value = late.querySelector('[data-part]');
    value?.setAttribute('data-selenium-test', 'property-input-hs_priority');
    if (value) value.textContent = 'late mk1q';
    field?.after(late);
  });
  await page.waitForTimeout(4 * QUIET);
  expect(await stateOf()).toBe('looking');
});

test('never believes another tab of a console that the address did not follow', async () => {
  await open({ crm: 'salesforce' });
  await go(2);
  await expect.poll(stateOf).toBe('Deal mk2q');
  await page.waitForTimeout(200);
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('.windowViewMode-normal');
    second?.classList.remove('active');
    first?.classList.add('active');
    document.title = 'Deal mk1q | Opportunity | Salesforce';
  });
  await page.waitForTimeout(QUIET * 3);
  expect(await stateOf()).toBe('Deal mk2q');
  expect(await textOf('nextStep')).toBe('filled next mk2q');
});

test('finds fields in open shadow roots that come after it started', async () => {
  await open();
  await page.evaluate(() => {
    const host = document.createElement('x-late');
    host.attachShadow({ mode: 'open' }).append(document.createElement('p'));
    document.body.append(host);
  });
  await page.waitForTimeout(200);
  const runs = await page.evaluate(
    () =>
      new Promise<boolean>((done) => {
        const { requestAnimationFrame: frame } = window;
        let asked = false;
        window.requestAnimationFrame = (run) => {
          asked = true;
          return frame.call(window, run);
        };
        document.querySelector('x-late')?.shadowRoot?.firstChild?.appendChild(document.createTextNode('x'));
        setTimeout(() => done(asked), 200);
      }),
  );
  expect(runs).toBe(true);
});

test('does not run for changes in its own panel', async () => {
  await open();
  await page.waitForTimeout(200);
  const asked = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let frames = 0;
        const { requestAnimationFrame: frame } = window;
        window.requestAnimationFrame = (run) => {
          frames++;
          return frame.call(window, run);
        };
        const host = document.createElement('sightline-panel');
        document.documentElement.append(host);
        const root = host.attachShadow({ mode: 'open' });
        root.append(document.createElement('input'));
        host.setAttribute('class', 'x');
        host.append(document.createElement('p'));
        root.firstChild?.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        setTimeout(() => done(frames), 200);
      }),
  );
  expect(asked).toBe(0);
});

test('makes few readings of many changes, and a last one after the last', async () => {
  await open();
  await page.waitForTimeout(200);
  const runs = await page.evaluate(async () => {
    let frames = 0;
    const { requestAnimationFrame: frame } = window;
    window.requestAnimationFrame = (run) => {
      frames++;
      return frame.call(window, run);
    };
    const box = document.body.appendChild(document.createElement('div'));
    for (let batch = 0; batch < 1000; batch++) {
      box.append(document.createElement('p'));
      await new Promise((done) => setTimeout(done));
    }
    window.sim.edit(1, 'stage', 'Last mk1q');
    return frames;
  });
  expect(runs).toBeLessThan(200);
  await expect.poll(() => textOf('stage')).toBe('filled Last mk1q');
});

test('ends with its signal: no listener, observer or timer is left', async () => {
  await open();
  await page.evaluate(() => window.following.abort());
  const before = (await sights()).length;
  await go(2);
  await setHidden(true);
  await setHidden(false);
  await page.evaluate(() => window.follower.refresh());
  await page.waitForTimeout(1300);
  expect((await sights()).length).toBe(before);
});
