import type { Page } from 'playwright';
import type { Extension } from '../support/browsers.ts';

interface TraceEvent {
  name: string;
  ph: string;
  dur?: number;
  args?: { data?: { url?: string; scriptName?: string } };
}

/** Events that are work of a script; the outer ones contain the inner, so only these two kinds are added up. */
const WORK = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile']);

/**
 * Milliseconds that the extension's own scripts ran in the page while `act` was going on: evaluation, compilation and
 * every call into them, from Chromium's timeline. Work in the background is not in it.
 */
export async function scriptTime(extension: Extension, page: Page, act: () => Promise<void>): Promise<number> {
  const browser = extension.context.browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const ours = trace.traceEvents.filter(
    ({ name, ph, args }) =>
      ph === 'X' &&
      WORK.has(name) &&
      (args?.data?.url ?? args?.data?.scriptName ?? '').startsWith(`chrome-extension://${extension.id}/`),
  );
  return ours.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000;
}
