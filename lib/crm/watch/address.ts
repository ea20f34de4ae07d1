/** How often a visible page's address is looked at, should every event have been missed. Milliseconds. */
const POLL = 1000;

/**
 * Tells of every change of the page's address, once, in the turn in which it happens where the browser says so:
 * `currententrychange` of the Navigation API comes after the new address is in place, `navigate` would come before, and
 * `history.pushState` of the page cannot be patched from an extension's world (crm.md §4). Back, forward and fragments
 * have events of old. Nothing runs in a hidden tab but those events. Everything ends with the signal.
 */
export function watchAddress(window: Window, onChange: (url: URL) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const { document } = window;
  let known = window.location.href;
  let poll: number | undefined;

  const look = (): void => {
    const now = window.location.href;
    if (now === known) return;
    known = now;
    onChange(new URL(now));
  };
  const turn = (): void => {
    window.clearInterval(poll);
    if (document.visibilityState === 'hidden') return;
    poll = window.setInterval(look, POLL);
    look();
  };

  // `navigation` is missing in browsers before 2026; TypeScript's DOM says it is always there.
  const navigation: EventTarget | undefined = window.navigation;
  navigation?.addEventListener('currententrychange', look, { signal });
  for (const event of ['popstate', 'hashchange', 'focus']) window.addEventListener(event, look, { signal });
  window.addEventListener('pageshow', turn, { signal });
  document.addEventListener('visibilitychange', turn, { signal });
  signal.addEventListener('abort', () => window.clearInterval(poll), { once: true });
  turn();
}
