import type { Preferences } from '../../lib/storage/preferences';
import { PANEL } from './key-guard';

/** Where the CRM leaves room, CSS pixels and z-index (`Reader.room`). */
export interface Room {
  top: number;
  bottom: number;
  zIndex: number;
}

export type PanelState = 'loading' | 'advice' | 'no-record' | 'unsupported' | 'error';

/** What the host element says about itself, for people who look, and for tests. */
export interface HostMarks {
  state: PanelState;
  crm: string;
  object?: string;
  record?: string;
  reading: number;
}

export interface Host {
  root: ShadowRoot;
  element: HTMLElement;
  mark(marks: HostMarks): void;
  place(preferences: Pick<Preferences, 'side' | 'width' | 'collapsed' | 'tabPosition'>, room: Room): void;
  remove(): void;
}

/** A page that takes the panel out again and again is let have its way after so many times. */
const MOST_RETURNS = 20;

/**
 * What a page's own style sheet must not decide, however it is written: an inline declaration that is important wins over
 * every rule of the page.
 */
const OWN_STYLE = {
  // First, since what comes later in the declaration wins. It leaves out the two that follow it.
  all: 'initial',
  direction: 'ltr',
  'unicode-bidi': 'isolate',
  display: 'none',
  position: 'fixed',
  'max-width': '100vw',
};

/**
 * The panel's one element, appended to the root element, where frameworks that own the body leave it alone. Hosts of
 * earlier scripts are removed first: there is never a second panel. Ends with the signal.
 */
export function makeHost(document: Document, signal: AbortSignal): Host {
  for (const old of document.querySelectorAll(PANEL)) old.remove();
  // Made where no page can have defined an element of this name: a page's own constructor would run here first, and could
  // take the shadow root for itself.
  const element = document.adoptNode(document.implementation.createHTMLDocument('').createElement(PANEL));
  // Open, so that pages' shortcut code can look through it and see that an input has the focus.
  const root = element.attachShadow({ mode: 'open' });
  /** The inline style as we left it. */
  let styled = '';
  const set = (name: string, value: string): void => {
    element.style.setProperty(name, value, 'important');
    styled = element.style.cssText;
  };
  for (const [name, value] of Object.entries(OWN_STYLE)) set(name, value);
  const style = document.createElement('style');
  style.textContent = ':host{all:initial}';
  root.append(style);
  document.documentElement.append(element);

  let returns = 0;
  const watch = new MutationObserver(() => {
    const { documentElement } = document;
    const isThere = element.parentNode === documentElement;
    if ((isThere && element.style.cssText === styled) || returns >= MOST_RETURNS) return;
    returns += 1;
    element.style.cssText = styled;
    if (!isThere) documentElement.append(element);
  });
  watch.observe(document.documentElement, { childList: true });
  watch.observe(element, { attributeFilter: ['style'] });

  const remove = (): void => {
    watch.disconnect();
    element.remove();
  };
  signal.addEventListener('abort', remove);
  return {
    root,
    element,
    mark({ state, crm, object, record, reading }) {
      const data: { [name: string]: string | undefined } = {
        state,
        crm,
        object,
        'record-id': record,
        reading: String(reading),
      };
      for (const [name, value] of Object.entries(data)) {
        if (value === undefined) element.removeAttribute(`data-${name}`);
        else element.setAttribute(`data-${name}`, value);
      }
      set('display', state === 'no-record' ? 'none' : 'block');
    },
    place({ side, width, collapsed, tabPosition }, room) {
      const { top, bottom } = room;
      // The tab keeps within the room whatever its own height is: at 0.5 its middle is in the middle.
      set('top', collapsed ? `calc(${top}px + (100vh - ${top + bottom}px) * ${tabPosition})` : `${top}px`);
      set('transform', collapsed ? `translateY(${-100 * tabPosition}%)` : 'none');
      set('bottom', collapsed ? 'auto' : `${room.bottom}px`);
      set(side, '0');
      set(side === 'left' ? 'right' : 'left', 'auto');
      set('width', collapsed ? 'auto' : `${width}px`);
      set('height', 'auto');
      set('z-index', String(room.zIndex));
      element.toggleAttribute('data-collapsed', collapsed);
    },
    remove,
  };
}
