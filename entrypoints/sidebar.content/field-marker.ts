import { flatAncestors, flatDescendants } from '../../lib/crm/dom/flat';
import { isPersons } from '../../lib/person-event';
import style from './field-marker.css?inline';
import { type Box, MARK_SIZE, placesAt } from './field-marker-place';
import { MARKS } from './key-guard';

/** A field of the record in view with notes on it. */
export interface MarkedField {
  key: string;
  /** Name of the mark, with the number of notes. */
  name: string;
  threads: number;
  /** The newest. */
  thread: string;
  /** Where the page shows it, the likeliest first; empty: nowhere now. */
  elements: readonly Element[];
}

/** Marks at fields of the CRM's page. */
export interface FieldMarkers {
  /** These and no others. Called with every look at the page. */
  show(fields: readonly MarkedField[]): void;
  /** Moves the focus to the mark of this field, and the field into view; false where there is none. */
  focus(key: string): boolean;
}

interface Parts {
  /** Name of the group for screen readers. */
  label: string;
  dark: boolean;
  zIndex: number;
  /** The panel's own element: what lies in front of the page, lies in front of the marks. */
  before: Element | null;
  open(thread: string): void;
}

interface Mark {
  button: HTMLButtonElement;
  field: MarkedField;
  /** The element that it stands at, and where beside it: kept while the element is as large as it was. */
  stands: { element: Element; width: number; height: number; left: number; top: number; looked: number } | null;
}

/** More would be a page of marks. */
const MOST = 40;
/** Parts of a field that a mark must not lie over besides its text. */
const CONTROLS = /^(a|button|input|select|textarea|img|svg|lightning-icon)$/;
/** Milliseconds between looks at where the fields are while nothing tells of a change: fonts, pictures, animations. */
const LOOK_EVERY = 1_000;

/**
 * Draws the marks into one element of our own that takes no room: the page's elements are read, never written. Where a field is
 * not to be seen, scrolled away or covered, so is its mark. Ends with the signal.
 */
export function makeFieldMarkers(window: Window & typeof globalThis, parts: Parts, signal: AbortSignal): FieldMarkers {
  const { document } = window;
  for (const old of document.querySelectorAll(MARKS)) old.remove();
  const host = document.adoptNode(document.implementation.createHTMLDocument('').createElement(MARKS));
  const own = {
    all: 'initial',
    position: 'fixed',
    top: '0',
    left: '0',
    width: '0',
    height: '0',
    overflow: 'visible',
    contain: 'layout style',
    'z-index': String(parts.zIndex),
  };
  for (const [name, value] of Object.entries(own)) host.style.setProperty(name, value, 'important');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = document.createElement('style');
  sheet.textContent = style;
  const list = document.createElement('aside');
  list.setAttribute('aria-label', parts.label);
  list.className = parts.dark ? 'dark' : 'light';
  root.append(sheet, list);

  const marks = new Map<string, Mark>();
  let looked = 0;
  let frame = 0;
  let timer = 0;

  const place = (): void => {
    frame = 0;
    if (signal.aborted) return;
    // Read everything, then write everything: the browser lays out the page once.
    const places = [...marks.values()].map((mark) => ({ mark, box: boxOf(mark) }));
    for (const { mark, box } of places) {
      const { button } = mark;
      button.hidden = box === null;
      if (box) button.style.transform = `translate(${Math.round(box.left)}px, ${Math.round(box.top)}px)`;
    }
    const seen = places.flatMap(({ mark, box }) => (box ? [{ button: mark.button, box }] : []));
    seen.sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
    // Tab goes through them as they stand. Moved only where the order changed: moving takes the focus away.
    const order = [...list.children].filter((one) => one instanceof HTMLButtonElement && !one.hidden);
    if (seen.some(({ button }, index) => order[index] !== button)) list.append(...seen.map(({ button }) => button));
  };
  const soon = (): void => {
    if (frame === 0 && marks.size > 0) frame = window.requestAnimationFrame(place);
  };

  const boxOf = (mark: Mark): Box | null => {
    for (const element of mark.field.elements) {
      const rect = element.getBoundingClientRect();
      if (rect.width === 0 || rect.height === 0 || !isInFront(element, rect)) continue;
      const { stands } = mark;
      const same = stands?.element === element && stands.width === rect.width && stands.height === rect.height;
      if (!same || stands.looked !== looked) {
        const found = placesAt(rect, shownIn(element)).find((one) => isFree(one, element));
        mark.stands = found
          ? {
              element,
              width: rect.width,
              height: rect.height,
              left: found.left - rect.left,
              top: found.top - rect.top,
              looked,
            }
          : null;
      }
      if (!mark.stands) continue;
      const left = rect.left + mark.stands.left;
      const top = rect.top + mark.stands.top;
      return { left, top, right: left + MARK_SIZE, bottom: top + MARK_SIZE };
    }
    return null;
  };

  /** What is at a point of the window, looking through open shadow roots and past our own marks. */
  const hit = (x: number, y: number): Element | null => {
    let at: Element | null = null;
    for (let scope: DocumentOrShadowRoot | null = document; scope; ) {
      const found: Element | undefined = scope.elementsFromPoint(x, y).find((one) => one !== host);
      if (!found || found === at) break;
      at = found;
      scope = found.shadowRoot;
    }
    return at;
  };
  /** Neither scrolled away nor covered: at one of its points at least, the field or what it is in is in front. */
  const isInFront = (element: Element, rect: DOMRect): boolean => {
    const y = rect.top + Math.min(rect.height / 2, 12);
    return [rect.left + 3, (rect.left + rect.right) / 2].some((x) => {
      const at = hit(x, y);
      if (!at) return false;
      for (const around of flatAncestors(at)) if (around === element) return true;
      return false;
    });
  };
  /** Nothing of another field is there, and nothing that can be pressed. */
  const isFree = (box: Box, element: Element): boolean => {
    const points = [
      [box.left + 1, box.top + 1],
      [box.right - 1, box.bottom - 1],
      [(box.left + box.right) / 2, (box.top + box.bottom) / 2],
    ] as const;
    const around = new Set(flatAncestors(element));
    return points.every(([x, y]) => {
      const at = hit(x, y);
      if (!at || CONTROLS.test(at.localName)) return false;
      if (around.has(at)) return true;
      for (const ancestor of flatAncestors(at)) if (ancestor === element) return true;
      return false;
    });
  };

  /** Boxes of every text and control of a field, as far as they are seen. */
  const shownIn = (element: Element): Box[] => {
    const boxes: Box[] = [];
    const range = document.createRange();
    const take = (rects: Iterable<DOMRect>): void => {
      for (const rect of rects) if (rect.width > 0 && rect.height > 0) boxes.push(rect);
    };
    for (const part of [element, ...flatDescendants(element)]) {
      if (CONTROLS.test(part.localName)) take([part.getBoundingClientRect()]);
      for (const node of part.childNodes) {
        if (node.nodeType !== 3 || !node.nodeValue?.trim()) continue;
        range.selectNodeContents(node);
        take(range.getClientRects());
      }
    }
    return boxes;
  };

  const watch = new window.ResizeObserver(soon);
  const watched = new Set<Element>();
  const follow = (elements: Set<Element>): void => {
    for (const old of watched) if (!elements.has(old)) watch.unobserve(old);
    for (const element of elements) if (!watched.has(element)) watch.observe(element);
    watched.clear();
    for (const element of elements) watched.add(element);
  };
  for (const type of ['scroll', 'resize', 'transitionend', 'load'])
    window.addEventListener(type, soon, { signal, capture: true, passive: true });

  const buttonFor = (field: MarkedField): HTMLButtonElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.hidden = true;
    button.addEventListener('click', (event) => {
      const mark = marks.get(field.key);
      if (isPersons(event) && mark) parts.open(mark.field.thread);
    });
    return button;
  };
  const leave = (): void => {
    window.clearInterval(timer);
    timer = 0;
    follow(new Set());
    host.remove();
  };

  signal.addEventListener('abort', () => {
    window.cancelAnimationFrame(frame);
    watch.disconnect();
    leave();
  });

  return {
    show(fields) {
      if (signal.aborted) return;
      looked += 1;
      const wanted = fields.slice(0, MOST);
      const keys = new Set(wanted.map(({ key }) => key));
      for (const [key, { button }] of marks) {
        if (keys.has(key)) continue;
        button.remove();
        marks.delete(key);
      }
      for (const field of wanted) {
        const mark = marks.get(field.key) ?? { button: buttonFor(field), field, stands: null };
        mark.field = field;
        marks.set(field.key, mark);
        const { button } = mark;
        button.textContent = field.threads > 1 ? String(Math.min(field.threads, 99)) : '';
        button.setAttribute('aria-label', field.name);
        button.title = field.name;
        if (!button.isConnected) list.append(button);
      }
      if (marks.size === 0) return leave();
      if (!host.isConnected) document.documentElement.insertBefore(host, parts.before);
      follow(new Set(wanted.flatMap(({ elements }) => elements)));
      if (timer === 0) {
        timer = window.setInterval(() => {
          if (document.visibilityState === 'visible') soon();
        }, LOOK_EVERY);
      }
      soon();
    },
    focus(key) {
      const mark = marks.get(key);
      if (!mark) return false;
      const element = mark.field.elements.find((one) => one.getBoundingClientRect().width > 0);
      element?.scrollIntoView({ block: 'center', inline: 'nearest' });
      place();
      if (mark.button.hidden) return false;
      mark.button.focus({ preventScroll: true });
      return true;
    },
  };
}
