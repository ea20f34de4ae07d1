import { holdPort, isConnected } from '../../lib/messages';

/** Milliseconds between looks while the tab is visible. */
const LOOK_EVERY = 1_000;

/**
 * Calls `lost` once when the extension that this script came from is updated or removed. The port tells at once where it
 * breaks for that reason (it also breaks when the background falls asleep, which means nothing); the look at
 * `runtime.id` finds it in any case.
 */
export function watchConnection(window: Window, lost: () => void, signal: AbortSignal): void {
  const look = (): void => {
    if (!signal.aborted && !isConnected()) lost();
  };
  const timer = window.setInterval(() => {
    if (window.document.visibilityState === 'visible') look();
  }, LOOK_EVERY);
  signal.addEventListener('abort', () => window.clearInterval(timer));
  for (const type of ['focus', 'visibilitychange']) window.addEventListener(type, look, { signal, capture: true });
  try {
    // The id is still there while the event runs.
    holdPort('sidebar', () => void window.setTimeout(look, 0), signal);
  } catch {
    look();
  }
}
