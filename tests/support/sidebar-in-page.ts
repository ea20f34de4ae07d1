import type { NotesGate } from '../../components/notes/gate';
import type { SidebarActions, SidebarProps } from '../../components/sidebar/model';
import { MORE } from '../../components/sidebar/more';
import { mountSidebar } from '../../components/sidebar/mount';
import type { Bring } from '../../components/sidebar/parts';
import { type Messages, translator } from '../../lib/i18n/translate';
import type { PanelNews } from '../../lib/news-requests';

/** What a test hands over: the props as data, the texts, and nothing that cannot be sent to a page. */
export interface Scene extends Omit<SidebarProps, 't' | 'actions'> {
  /** The panel has notes, and what is new is `window.news`. */
  withNews?: boolean;
  locale: string;
  messages: Messages;
}

declare global {
  interface Window {
    /** Every act of the person, in order, as the panel reported it. */
    acts: unknown[][];
    /** What the search answers, where the test has given one. */
    findItems?: SidebarActions['find'];
    openItem?: SidebarActions['openItem'];
    /** How the parts come that are not shown at first, where the test has its own way. */
    bringParts?: Bring;
    /** Ends the wait that the test's own way has begun, and how often it was asked. */
    settleParts?: (more: Awaited<ReturnType<Bring>>) => void;
    asked?: number;
    partsHere(): typeof MORE;
    /** What the background answers about what is new, and how it says that this is another now. */
    news?: PanelNews;
    tellNews(): void;
    /** Has the parts come although nobody asked for them, as the background does. */
    wantParts(): void;
  }
}

let mounted: ReturnType<typeof mountSidebar> | null = null;

/** Answers what is asked about what is new, and nothing else. */
const ask = (type: string, body: unknown): Promise<unknown> => {
  window.acts.push(['ask', type, body]);
  const news = window.news ?? { release: null, nudges: [], hub: null };
  return Promise.resolve({ ok: true, value: type === 'news/get' ? news : {} });
};
const gate: NotesGate = {
  ask: ask as NotesGate['ask'],
  wrote: () => {},
  newId: () => crypto.randomUUID(),
  now: () => Date.now(),
  signal: new AbortController().signal,
};

/** Shows the sidebar in a plain page, in a shadow root of its own as in the product; called again, it updates it. */
export function show({ locale, messages, withNews = false, ...props }: Scene): void {
  if (mounted === null) {
    const host = document.createElement('sightline-panel');
    host.style.cssText = `position:fixed;inset:0 0 0 auto;width:${props.preferences.width}px`;
    document.documentElement.append(host);
    mounted = mountSidebar(host.attachShadow({ mode: 'open' }), () => window.bringParts?.() ?? Promise.resolve(MORE));
    window.acts = [];
    window.partsHere = () => MORE;
    window.tellNews = MORE.newsChanged;
    window.wantParts = mounted.want;
  }
  const act =
    (name: string) =>
    (...values: unknown[]): void => {
      window.acts.push([name, ...values]);
    };
  mounted.update({
    ...props,
    ...(withNews ? { notes: { gate, count: null, news: 0, open: null } } : {}),
    t: translator(messages, locale),
    actions: {
      tick: act('tick'),
      answer: act('answer'),
      snooze: act('snooze'),
      acknowledge: act('acknowledge'),
      showTip: act('showTip'),
      nextTip: act('nextTip'),
      undo: act('undo'),
      drag: act('drag'),
      find: (query) => window.findItems?.(query) ?? Promise.resolve(null),
      openItem: (kind, id) => window.openItem?.(kind, id) ?? Promise.resolve(null),
      shortcuts: () =>
        Promise.resolve([
          { command: 'toggle-panel', keys: 'Alt+Shift+S' },
          { command: 'focus-panel', keys: '' },
        ]),
      setPreferences: act('setPreferences'),
      openSelfTest: act('openSelfTest'),
      retry: act('retry'),
    },
  });
}
