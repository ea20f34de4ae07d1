import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchAddress } from '../../../lib/crm/watch/address';

/** As much of a window as the watcher looks at, driven by the test. */
class FakeWindow extends EventTarget {
  location = { href: 'https://app.hubspot.com/a' };
  document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  navigation: EventTarget | undefined = new EventTarget();
  setInterval = (run: () => void, ms: number): unknown => setInterval(run, ms);
  clearInterval = (id: NodeJS.Timeout | undefined): void => clearInterval(id);
}

let fake: FakeWindow;
let seen: string[];
let stop: AbortController;
const start = (): void => watchAddress(fake as unknown as Window, (url) => seen.push(url.pathname), stop.signal);
const move = (path: string): void => {
  fake.location.href = `https://app.hubspot.com${path}`;
};
const show = (state: string): void => {
  fake.document.visibilityState = state;
  fake.document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  fake = new FakeWindow();
  seen = [];
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('watching the address', () => {
  it('tells at once when the browser says that the entry changed', () => {
    start();
    move('/b');
    fake.navigation?.dispatchEvent(new Event('currententrychange'));
    expect(seen).toEqual(['/b']);
  });

  it.each(['popstate', 'hashchange', 'focus', 'pageshow'])('looks again on %s', (event) => {
    start();
    move('/b');
    fake.dispatchEvent(new Event(event));
    expect(seen).toEqual(['/b']);
  });

  it('tells a change once, however many events it has, and none that is none', () => {
    start();
    move('/b');
    fake.navigation?.dispatchEvent(new Event('currententrychange'));
    fake.dispatchEvent(new Event('popstate'));
    fake.dispatchEvent(new Event('focus'));
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual(['/b']);
  });

  it('finds within a second what no event told of, also where there is no Navigation API', () => {
    fake.navigation = undefined;
    start();
    move('/b');
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual(['/b']);
  });

  it('leaves a hidden tab alone, and looks when it is back', () => {
    start();
    show('hidden');
    move('/b');
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    show('visible');
    expect(seen).toEqual(['/b']);
    move('/c');
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual(['/b', '/c']);
  });

  it('hears of a move in a hidden tab from the browser', () => {
    start();
    show('hidden');
    move('/b');
    fake.navigation?.dispatchEvent(new Event('currententrychange'));
    expect(seen).toEqual(['/b']);
  });

  it('ends with its signal', () => {
    start();
    stop.abort();
    move('/b');
    fake.navigation?.dispatchEvent(new Event('currententrychange'));
    for (const event of ['popstate', 'hashchange', 'focus', 'pageshow']) fake.dispatchEvent(new Event(event));
    show('visible');
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does nothing for a signal that has ended already', () => {
    stop.abort();
    start();
    move('/b');
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([]);
  });
});
