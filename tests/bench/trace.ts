import type { Page } from 'playwright';
import type { Extension } from '../support/browsers.ts';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** When and for how long, in microseconds: by the clock on the wall, and by the thread's own, which stands while it waits. */
  ts: number;
  dur?: number;
  tts?: number;
  tdur?: number;
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

/** From and to, in microseconds. */
type Span = [number, number];

/** A piece of our work on one thread. */
interface Piece {
  thread: string;
  wall: Span;
  /** By the thread's clock; null for a moment that only the profiler saw. */
  cpu: Span | null;
}

/** What ran on the page's threads, of ours, in milliseconds of processor time. */
export interface OurWork {
  /** Our scripts, with everything that they called. */
  total: number;
  /** The same in the one task that had the most of it. */
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
/** Microseconds that a sample of the profiler stands for (measured: Chromium 156 takes one every 170). */
const SAMPLE = 170;

/**
 * Runs `act` under Chromium's tracing and tells how long the extension's scripts worked in the page meanwhile: whatever the
 * timeline says is of a `chrome-extension://` script, and besides, since what runs after an `await` has no event of its
 * own there, every moment in which the sampling profiler saw one of our functions on the stack. The background is another
 * process and not in it. Processor time: a busy machine does not stretch it. The profiler makes everything a little slower
 * than it is without.
 */
export async function ourWork(extension: Extension, page: Page, act: () => Promise<void>): Promise<OurWork> {
  const browser = extension.context.browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const origin = `chrome-extension://${extension.id}/`;
  const told = traceEvents.flatMap((event) => pieceOf(event, origin) ?? []);
  const threads = byThread(told);
  const seen = sampled(traceEvents, origin).filter(
    (piece) => !threads.get(piece.thread)?.some((one) => isWithin(piece, one)),
  );
  const pieces = [...told, ...seen];
  const tasks = outermost(traceEvents.filter(({ name, ph }) => ph === 'X' && name.endsWith('RunTask')));
  const inTasks = new Map<Piece, Piece[]>();
  for (const piece of pieces) {
    const task = tasks.get(piece.thread)?.find((one) => isWithin(piece, one));
    if (task) inTasks.set(task, [...(inTasks.get(task) ?? []), piece]);
  }
  const longest = Math.max(0, ...[...inTasks.values()].map(timeOf));
  return { total: timeOf(pieces) / 1000, longestTask: longest / 1000 };
}

/** The tasks of each thread, without those that ran inside another. */
function outermost(events: TraceEvent[]): Map<string, Piece[]> {
  const tasks = new Map<string, Piece[]>();
  for (const { pid, tid, ts, dur = 0 } of [...events].sort((x, y) => x.ts - y.ts)) {
    const thread = `${pid}:${tid}`;
    const list = tasks.get(thread) ?? [];
    const task: Piece = { thread, wall: [ts, ts + dur], cpu: null };
    const last = list.at(-1);
    if (!last || !isWithin(task, last)) list.push(task);
    tasks.set(thread, list);
  }
  return tasks;
}

function pieceOf({ name, ph, pid, tid, ts, dur, tts, tdur, args }: TraceEvent, origin: string): Piece | null {
  const url = args?.data?.url ?? args?.data?.scriptName ?? '';
  if (ph !== 'X' || !WORK.has(name) || !url.startsWith(origin)) return null;
  if (dur === undefined || tts === undefined || tdur === undefined) return null;
  return { thread: `${pid}:${tid}`, wall: [ts, ts + dur], cpu: [tts, tts + tdur] };
}

const isWithin = (inner: Piece, outer: Piece): boolean =>
  inner.thread === outer.thread && inner.wall[0] >= outer.wall[0] && inner.wall[1] <= outer.wall[1];

/** The moments in which the sampling profiler saw a function of ours on the stack. */
function sampled(events: TraceEvent[], origin: string): Piece[] {
  const found: Piece[] = [];
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
        at += timeDeltas[index] ?? 0;
        if (ours.has(node)) found.push({ thread: `${start.pid}:${start.tid}`, wall: [at, at], cpu: null });
      }
    }
  }
  return found;
}

function byThread(pieces: Piece[]): Map<string, Piece[]> {
  const threads = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const list = threads.get(piece.thread);
    if (list) list.push(piece);
    else threads.set(piece.thread, [piece]);
  }
  return threads;
}

/** Microseconds of processor time of these pieces, overlaps counted once. */
function timeOf(pieces: Piece[]): number {
  const told = [...byThread(pieces).values()].reduce(
    (sum, list) => sum + length(list.flatMap(({ cpu }) => (cpu ? [cpu] : []))),
    0,
  );
  return told + pieces.filter(({ cpu }) => cpu === null).length * SAMPLE;
}

function length(spans: Span[]): number {
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}
