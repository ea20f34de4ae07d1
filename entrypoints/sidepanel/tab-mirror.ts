import { browser } from 'wxt/browser';
import type { SidebarActions } from '../../components/sidebar/model';
import { recordKey } from '../../lib/crm/record';
import type { Port } from '../../lib/messages';
import { type Act, type Frame, type FromMirror, type FromTab, MIRROR } from '../sidebar.content/mirrors';

/** What the side panel shows of one tab, and the way back to it. */
export interface TabMirror {
  /** Null while the tab has nothing to show: no CRM, no record, or not looked at yet. */
  frame(): Frame | null;
  /** Looks at another tab, or at the same one anew. What was shown is gone before this returns. */
  look(tab: number | null): void;
  actions: SidebarActions;
}

/**
 * Looks at one tab at a time, through a port that belongs to that tab alone: what comes through another one is not heard,
 * so that no tab's advice can stand beside another tab. The port breaks when the tab is closed, or loads another page.
 */
export function makeTabMirror(changed: () => void): TabMirror {
  let port: Port | null = null;
  let frame: Frame | null = null;
  let number = 0;
  const waiting = new Map<number, (value: unknown) => void>();

  const blank = (): void => {
    port = null;
    frame = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    changed();
  };

  const look = (tab: number | null): void => {
    port?.disconnect();
    blank();
    if (tab === null) return;
    const mine: Port = browser.tabs.connect(tab, { name: MIRROR, frameId: 0 });
    port = mine;
    mine.onMessage.addListener((message) => {
      if (port !== mine || !isFromTab(message)) return;
      if ('frame' in message) {
        frame = message.frame;
        changed();
      } else {
        waiting.get(message.answer)?.(message.value);
        waiting.delete(message.answer);
      }
    });
    mine.onDisconnect.addListener(() => {
      // A tab without our script: the browser wants its error to be looked at.
      void browser.runtime.lastError;
      if (port === mine) blank();
    });
  };

  const send = (act: Act, given: unknown[]): number => {
    number += 1;
    const about = frame?.state.kind === 'advice' ? recordKey(frame.state.record) : null;
    port?.postMessage({ act, given, number, about } satisfies FromMirror);
    return number;
  };
  const tell =
    (act: Act) =>
    (...given: unknown[]): void => {
      send(act, given);
    };
  /** Null where the tab is gone before it answers. The tab's script is ours, of the same version. */
  const question =
    <T>(act: Act) =>
    (...given: unknown[]): Promise<T | null> =>
      new Promise((resolve) => {
        if (port === null) return resolve(null);
        waiting.set(send(act, given), (value) => resolve(value as T | null));
      });
  const shortcuts = question<{ command: string; keys: string }[]>('shortcuts');

  return {
    frame: () => frame,
    look,
    actions: {
      tick: tell('tick'),
      answer: tell('answer'),
      snooze: tell('snooze'),
      acknowledge: tell('acknowledge'),
      showTip: tell('showTip'),
      nextTip: tell('nextTip'),
      undo: tell('undo'),
      keepExample: tell('keepExample'),
      setPreferences: tell('setPreferences'),
      // The browser moves and resizes its side panel.
      drag: () => {},
      find: question('find'),
      openItem: question('openItem'),
      shortcuts: async () => (await shortcuts()) ?? [],
      openSelfTest: tell('openSelfTest'),
      retry: tell('retry'),
    },
  };
}

/** Both ends come in one package, and only our own scripts hold the other, so the outer shape is enough. */
const isFromTab = (message: unknown): message is FromTab =>
  typeof message === 'object' && message !== null && ('frame' in message || 'answer' in message);
