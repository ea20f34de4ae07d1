import { openRoots } from '../dom/flat';
import { Budget } from './budget';

/** Our own element: what happens in it is no change of the page. */
const OWN = 'sightline-panel';
/** A frame may never come (a covered window); then this many milliseconds are enough waiting. */
const CAP = 200;
/** Milliseconds between the end of one run and the next while somebody waits: as long as a frame. */
const APART = 16;
/** Subtrees added in one go beyond which it is cheaper to search the whole page for shadow roots. */
const MOST_ADDED = 500;

export interface PageEvents {
  /** Attributes whose change counts, see `Reader.watchedAttributes`. */
  attributes: readonly string[];
  /** The page changed: read it. Many changes make one call. */
  run(): void;
  /** Every batch of changes at once, for who must know their order. Only asked for while `wantsRecords`. */
  records(records: readonly MutationRecord[]): void;
  wantsRecords(): boolean;
  /** Somebody waits for what the next run finds. */
  isAwaited(): boolean;
  /** The tab is visible again: changes may have been missed. A run follows. */
  back(): void;
}

export interface PageWatch {
  /** Runs soon, as if the page had changed. */
  soon(): void;
  /** The same, whatever earlier runs have cost. */
  now(): void;
  /** Hands over the changes that happened up to now, before anything else is concluded from them, and misses none from here. */
  flush(): void;
  /** Looks for shadow roots that came without a change of the tree. */
  rescan(): void;
}

const isOwn = (node: Node): boolean => node.nodeName.toLowerCase() === OWN;

function isOurs(record: MutationRecord): boolean {
  if (isOwn(record.target)) return true;
  if (record.type !== 'childList') return false;
  return [...record.addedNodes, ...record.removedNodes].every(isOwn);
}

/** Those of the elements that are in none of the others: what is in them is searched with them. */
function outermost(elements: readonly Element[]): Element[] {
  const all = new Set<Node>(elements);
  const isInner = (element: Element): boolean => {
    for (let at = element.parentNode; at; at = at.parentNode) if (all.has(at)) return true;
    return false;
  };
  return elements.filter((element) => !isInner(element));
}

/**
 * One observer for the whole page and every open shadow root in it. Its handler only schedules: reading waits for the
 * next frame, for what the budget allows, and for the tab to be visible; a last run after the last change is certain. Of a
 * page that changes without end no more is looked at than the first change before each run. While somebody waits, a frame
 * that is not due at once is not waited for. (One that is due comes before any other task, and reading comes first in it.)
 * Typing in an input changes no node, so `input` and `change` schedule too.
 */
export function watchPage(window: Window, events: PageEvents, signal: AbortSignal): PageWatch {
  const { document } = window;
  const budget = new Budget();
  const init: MutationObserverInit = {
    childList: true,
    subtree: true,
    characterData: true,
    ...(events.attributes.length > 0 ? { attributeFilter: [...events.attributes] } : {}),
  };
  let roots = new WeakSet<Node>();
  let added: Element[] = [];
  let timer: number | undefined;
  let frame: number | undefined;
  let waiting = false;
  /** When the last run ended. */
  let ended = Number.NEGATIVE_INFINITY;
  /** A run is certain and nobody asks in which order things change: until the run, nothing is observed. */
  let resting = false;

  const clear = (): void => {
    window.clearTimeout(timer);
    if (frame !== undefined) window.cancelAnimationFrame(frame);
    frame = undefined;
    waiting = false;
  };
  const run = (): void => {
    clear();
    if (signal.aborted || document.visibilityState === 'hidden') return;
    const start = window.performance.now();
    if (resting) observeAll();
    else adoptAdded();
    events.run();
    ended = window.performance.now();
    budget.charge(ended - start, ended);
  };
  const nextFrame = (cap = CAP): void => {
    frame = window.requestAnimationFrame(run);
    timer = window.setTimeout(run, cap);
  };
  /** `awaited`: as soon as the page is through with what it does. */
  const soon = (awaited = false): void => {
    if (signal.aborted || document.visibilityState === 'hidden') return;
    const now = window.performance.now();
    const rest = Math.max(0, ended + APART - now);
    if (waiting) {
      // Only what waits for a frame: the budget is not to be got round.
      if (!awaited || frame === undefined) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(run, rest);
      return;
    }
    waiting = true;
    const wait = budget.wait(now, !events.wantsRecords());
    if (wait > 0) timer = window.setTimeout(() => nextFrame(), wait);
    else nextFrame(awaited ? rest : CAP);
  };

  const handle = (records: MutationRecord[]): void => {
    if (records.every(isOurs)) return;
    if (events.wantsRecords()) {
      for (const record of records)
        for (const node of record.addedNodes) if (node.nodeType === 1) added.push(node as Element);
      events.records(records);
    } else {
      resting = true;
      observer.disconnect();
    }
    soon(events.isAwaited());
  };
  const observer = new MutationObserver(handle);

  const adopt = (scope: ParentNode & Node): void => {
    for (const root of openRoots(scope)) {
      // A link has a `host` too, so the kind of node tells a shadow root from the element that was added.
      const host = root.nodeType === 11 ? (root as ShadowRoot).host : null;
      if ((root !== document && !host) || roots.has(root) || (host && isOwn(host))) continue;
      roots.add(root);
      observer.observe(root, init);
    }
  };
  const adoptAdded = (): void => {
    const scopes = added.length > MOST_ADDED ? [document] : outermost(added);
    added = [];
    for (const scope of scopes) if (scope.isConnected) adopt(scope);
  };

  const observeAll = (): void => {
    resting = false;
    added = [];
    roots = new WeakSet();
    adopt(document);
  };

  const turn = (): void => {
    if (document.visibilityState === 'hidden') {
      observer.disconnect();
      added = [];
      clear();
      return;
    }
    observeAll();
    events.back();
    soon();
  };
  const typed = (event: Event): void => {
    if (!(event.target && 'nodeName' in event.target && isOwn(event.target as Node))) soon();
  };
  document.addEventListener('visibilitychange', turn, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && turn(), { signal });
  for (const type of ['input', 'change'])
    document.addEventListener(type, typed, { signal, capture: true, passive: true });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      added = [];
      clear();
    },
    { once: true },
  );
  if (document.visibilityState !== 'hidden') adopt(document);

  const rescan = (): void => {
    if (signal.aborted || document.visibilityState === 'hidden') return;
    if (resting) observeAll();
    else adopt(document);
  };

  return {
    soon: () => soon(),
    now() {
      budget.forgive();
      clear();
      soon();
    },
    flush() {
      const records = observer.takeRecords();
      if (records.length > 0) handle(records);
      if (resting) rescan();
    },
    rescan,
  };
}
