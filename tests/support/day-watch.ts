import type { BrowserContext, CDPSession, Page } from 'playwright/test';
import type { Extension } from './browsers.ts';

/** What each record is called, and what is never said of it: the figures of another record of the same name. */
export interface Truth {
  [id: string]: { name: string; never: readonly string[] };
}

/** What the observer in a page has seen. */
export interface Seen {
  /** Everything shown that does not belong to the record in the address. */
  wrong: string[];
  /** Every record, title and tip that was shown. */
  shown: string[];
}

declare global {
  interface Window {
    day?: Seen;
  }
}

/**
 * In every page from its first moment: looks at the panel on every change of it and in every frame, and holds what it
 * names against the address. Between two looks nothing can have been painted.
 */
export async function watchPages(context: BrowserContext, truth: Truth): Promise<void> {
  await context.addInitScript((known) => {
    if (!/\.(force|hubspot)\.com$/.test(location.hostname)) return;
    const seen: Seen = { wrong: [], shown: [] };
    window.day = seen;
    const watched = new WeakSet<Node>();
    const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
    const addressed = (): string =>
      /\/(?:r(?:\/[A-Z]\w+)?|record\/[\w-]+)\/(\w{9,})/.exec(location.pathname)?.[1] ?? '';

    const look = (): void => {
      const hosts = document.querySelectorAll<HTMLElement>('sightline-panel');
      if (hosts.length > 1) seen.wrong.push(`${hosts.length} panels`);
      for (const host of hosts) {
        const { state = '', recordId = '' } = host.dataset;
        const text = (selector: string): string => fold(host.shadowRoot?.querySelector(selector)?.textContent);
        const [title, facts, tip] = [text('h2'), text('.facts'), text('.node.coach h3')];
        const say = (what: string): unknown =>
          seen.wrong.push(`${what}: ${state} ${recordId} "${title}" at ${location.href}`);
        const id = addressed();
        if (recordId !== '' && recordId !== id) say('another record');
        if (state !== 'advice') {
          if (facts !== '' || tip !== '') say('something of a record while there is none');
          continue;
        }
        // The texts of the panel come a moment after it is there.
        if (title === '') continue;
        const about = known[id];
        if (title !== about?.name) say(`not ${about?.name}`);
        for (const other of about?.never ?? []) if (facts.includes(other)) say(`says ${other}`);
        const line = `${id} ${title}: ${tip}`;
        if (!seen.shown.includes(line)) seen.shown.push(line);
      }
    };
    const observer = new MutationObserver(() => {
      attach();
      look();
    });
    const attach = (): void => {
      for (const host of document.querySelectorAll('sightline-panel')) {
        if (watched.has(host) || !host.shadowRoot) continue;
        watched.add(host);
        observer.observe(host, { attributes: true });
        observer.observe(host.shadowRoot, { childList: true, subtree: true, characterData: true });
      }
    };
    observer.observe(document, { childList: true });
    const start = (): void => {
      if (document.documentElement) observer.observe(document.documentElement, { childList: true });
      const frame = (): void => {
        attach();
        look();
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    };
    if (document.documentElement) start();
    else document.addEventListener('readystatechange', start, { once: true });
  }, truth);
}

/** Every error in any console of the browser: pages, our scripts in them, our pages, the background. */
export function listenForErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.page()?.url() ?? 'background'}: ${message.text()}`);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('serviceworker', (worker) => {
    worker.on('console', (message) => {
      if (message.type() === 'error') errors.push(`background: ${message.text()}`);
    });
  });
  return errors;
}

/** The errors that the browser itself has collected of an extension, from all its contexts. */
export async function collectedErrors(extension: Extension): Promise<string[]> {
  const page = await extension.context.newPage();
  await page.goto('chrome://extensions');
  const errors = await page.evaluate(async (id) => {
    const api: unknown = Reflect.get(chrome, 'developerPrivate');
    if (typeof api !== 'object' || api === null) throw new Error('no developerPrivate');
    const read = Reflect.get(api, 'getExtensionInfo');
    const info: unknown = await Reflect.apply(read, api, [id]);
    return JSON.stringify(info);
  }, extension.id);
  await page.close();
  const info: { runtimeErrors: { message: string; source: string }[]; manifestErrors: unknown[] } = JSON.parse(errors);
  return [
    ...info.manifestErrors.map((one) => JSON.stringify(one)),
    ...info.runtimeErrors.map((one) => `${one.source}: ${one.message}`),
  ];
}

export interface Memory {
  /** Bytes of JavaScript heap of the whole page after garbage collection, without compiled code (`heapOf`). */
  page: number;
  /** Objects, arrays and functions alive in the world of our scripts. */
  ours: number;
}

/** What a page holds in memory, after everything that nobody needs was collected. */
export async function memoryOf(tab: Page, extension: Extension): Promise<Memory> {
  const session = await tab.context().newCDPSession(tab);
  try {
    const worlds: number[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extension.id}`) worlds.push(context.id);
    });
    await session.send('Runtime.enable');
    // Twice: what finalizers let go of is collected in the second.
    for (let turn = 0; turn < 2; turn += 1) await session.send('HeapProfiler.collectGarbage');
    const page = await heapOf(session);
    const ours = Math.max(...worlds);
    let count = 0;
    for (const kind of ['Object', 'Array', 'Function', 'Map', 'Set', 'Promise'])
      count += await aliveIn(session, ours, `${kind}.prototype`);
    return { page, ours: count };
  } finally {
    await session.detach();
  }
}

/**
 * Bytes of everything on the heap that scripts hold. Compiled code is left out: how much of it there is says how often
 * something ran, and V8 makes more of it all day (in the demo Salesforce alone 0.9 MB between the two looks). So are the
 * parts of the browser's own that a snapshot tells of.
 */
async function heapOf(session: CDPSession): Promise<number> {
  let text = '';
  const listen = ({ chunk }: { chunk: string }): void => {
    text += chunk;
  };
  session.on('HeapProfiler.addHeapSnapshotChunk', listen);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', listen);
  const snapshot: { snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }; nodes: number[] } =
    JSON.parse(text);
  const { node_fields: fields, node_types: types } = snapshot.snapshot.meta;
  const size = fields.indexOf('self_size');
  let sum = 0;
  for (let at = 0; at < snapshot.nodes.length; at += fields.length) {
    const type = types[0][snapshot.nodes[at] ?? -1];
    if (type !== 'code' && type !== 'native') sum += snapshot.nodes[at + size] ?? 0;
  }
  return sum;
}

async function aliveIn(session: CDPSession, contextId: number, prototype: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { contextId, expression: prototype });
  if (result.objectId === undefined) throw new Error(`no ${prototype}`);
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  if (objects.objectId === undefined) throw new Error(`no objects of ${prototype}`);
  const { result: length } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await session.send('Runtime.releaseObject', { objectId: objects.objectId });
  return Number(length.value);
}
