import type { Page } from 'playwright';
import type { Extension } from '../support/browsers.ts';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  id?: string;
  args?: {
    data?: {
      url?: string;
      scriptName?: string;
      startTime?: number;
      timeDeltas?: number[];
      cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
    };
  };
}

interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { url?: string };
}

/** From and to, in microseconds of the trace's clock. */
type Span = [number, number];

/** What ran on the page's threads, of ours. */
export interface OurWork {
  /** Milliseconds that our scripts ran, with everything that they called. */
  total: number;
  /** Milliseconds of ours in the one task that had the most. */
  longestTask: number;
}

/** Evaluation, compilation and calls that begin outside of a script; inner ones lie within outer ones and count once. */
const WORK = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'V8.CompileCode']);
const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'disabled-by-default-v8.compile',
  'disabled-by-default-v8.cpu_profiler',
];

/**
 * Runs `act` under Chromium's tracing and tells how long the extension's scripts worked in the page meanwhile: whatever the
 * timeline says is of a `chrome-extension://` script, and besides, since what runs after an `await` has no event of its
 * own there, every moment in which the sampling profiler saw one of our functions on the stack. The background is another
 * process and not in it. The profiler makes everything a little slower than it is without.
 */
export async function ourWork(extension: Extension, page: Page, act: () => Promise<void>): Promise<OurWork> {
  const browser = extension.context.browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const origin = `chrome-extension://${extension.id}/`;
  const spans = new Map<string, Span[]>();
  const add = (thread: string, span: Span): void => {
    spans.set(thread, [...(spans.get(thread) ?? []), span]);
  };
  for (const { name, ph, pid, tid, ts, dur = 0, args } of trace.traceEvents) {
    const url = args?.data?.url ?? args?.data?.scriptName ?? '';
    if (ph === 'X' && WORK.has(name) && url.startsWith(origin)) add(`${pid}:${tid}`, [ts, ts + dur]);
  }
  for (const [thread, span] of profiled(trace.traceEvents, origin)) add(thread, span);
  const merged = new Map([...spans].map(([thread, list]) => [thread, union(list)]));
  const total = [...merged.values()].flat().reduce((sum, [from, to]) => sum + to - from, 0);
  return { total: total / 1000, longestTask: longestTask(trace.traceEvents, merged) / 1000 };
}

/** The moments in which the sampling profiler saw a function of ours on the stack, by thread. */
function profiled(events: TraceEvent[], origin: string): [string, Span][] {
  const found: [string, Span][] = [];
  for (const start of events.filter(({ name }) => name === 'Profile')) {
    const ours = new Set<number>();
    let at = start.args?.data?.startTime ?? start.ts;
    const chunks = events.filter(
      ({ name, id, pid }) => name === 'ProfileChunk' && id === start.id && pid === start.pid,
    );
    for (const { args } of chunks.sort((a, b) => a.ts - b.ts)) {
      const { cpuProfile = {}, timeDeltas = [] } = args?.data ?? {};
      for (const { id, parent, callFrame } of cpuProfile.nodes ?? [])
        if (callFrame.url?.startsWith(origin) || (parent !== undefined && ours.has(parent))) ours.add(id);
      for (const [index, node] of (cpuProfile.samples ?? []).entries()) {
        const before = at;
        at += timeDeltas[index] ?? 0;
        // A sample stands for the time since the one before, unless the thread slept in between.
        if (ours.has(node)) found.push([`${start.pid}:${start.tid}`, [Math.max(before, at - SAMPLED_EVERY), at]]);
      }
    }
  }
  return found;
}

/** Chromium samples a trace every 200 µs, or less often when it is busy. */
const SAMPLED_EVERY = 1_000;

function union(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function longestTask(events: TraceEvent[], ours: Map<string, Span[]>): number {
  let longest = 0;
  for (const { name, ph, pid, tid, ts, dur = 0 } of events) {
    if (ph !== 'X' || !/RunTask$/.test(name)) continue;
    const inside = (ours.get(`${pid}:${tid}`) ?? []).reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, ts + dur) - Math.max(from, ts)),
      0,
    );
    longest = Math.max(longest, inside);
  }
  return longest;
}
