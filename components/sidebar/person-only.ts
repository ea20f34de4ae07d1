import { options } from 'preact';
import { isPersons } from '../../lib/person-event';

/**
 * Only a person works the panel. The shadow root is open, so a page can find every control in it, send it events, move it
 * elsewhere, or have the browser make trusted events in a person's name (`click()`, `execCommand`). So an event is heeded
 * only if the root's guard has seen it first and found it a person's; every handler of a view asks that (docs/threat-model.md).
 */
const seen = new WeakSet<Event>();

/** Every type that a view of the sidebar may listen to. */
const TYPES = new Set(
  (
    'click dblclick auxclick contextmenu pointerdown pointermove pointerup pointercancel mousedown mouseup keydown keyup ' +
    'beforeinput input change submit search toggle focus blur focusin focusout copy cut paste dragstart dragover drop ' +
    'compositionstart compositionend'
  ).split(' '),
);

/** What a person does just before the browser changes a control for them. */
const HANDS = new Set(['click', 'keydown', 'beforeinput', 'mousedown', 'mouseup']);
/** Events that scripts can make the browser send as its own. */
const CONSEQUENCES = new Set(['input', 'change', 'submit']);

/** Whether a person caused this event, as the guard of the panel's root has found. */
export const heeds = (event: Event): boolean => seen.has(event) && isPersons(event);

/** Watches over everything inside a root until it is told to stop: what no person did ends here, without effect. */
export function guardRoot(root: ShadowRoot): () => void {
  let touched: EventTarget | null = null;
  const isActedOn = ({ target }: Event): boolean =>
    touched !== null && (target === touched || (target instanceof HTMLFormElement && isWithin(touched, target)));

  const look = (event: Event): void => {
    const { type, target } = event;
    if (!isPersons(event) || (CONSEQUENCES.has(type) && isWorkedByScripts(event) && !isActedOn(event))) {
      event.stopImmediatePropagation();
      event.preventDefault();
      return;
    }
    seen.add(event);
    if (type === 'change') touched = null;
    if (!HANDS.has(type)) return;
    touched = target;
    // What the browser does because of it, it does before the next task.
    setTimeout(() => {
      if (touched === target) touched = null;
    }, 0);
  };

  for (const type of TYPES) root.addEventListener(type, look, true);
  return () => {
    for (const type of TYPES) root.removeEventListener(type, look, true);
  };
}

/** Select boxes and sliders have no method that makes them tell of a change. */
const isWorkedByScripts = ({ target }: Event): boolean =>
  !(target instanceof HTMLSelectElement) && !(target instanceof HTMLInputElement && target.type === 'range');

const isWithin = (inner: EventTarget, outer: Node): boolean => inner instanceof Node && outer.contains(inner);

/** `onClickCapture` and `onClick` are both about `click`. */
const typeOf = (property: string): string =>
  property
    .slice(2)
    .replace(/Capture$/, '')
    .toLowerCase();

// Every handler of every view, where it is made: a control that the page has moved out of the root still carries its own.
const former = options.vnode;
options.vnode = (vnode) => {
  if (typeof vnode.type === 'string') {
    for (const name of Object.keys(vnode.props)) {
      const handler: unknown = Reflect.get(vnode.props, name);
      if (!name.startsWith('on') || typeof handler !== 'function') continue;
      if (!TYPES.has(typeOf(name))) throw new Error(`${name}: the guard does not know this event`);
      Reflect.set(vnode.props, name, (event: Event) =>
        heeds(event) ? Reflect.apply(handler, null, [event]) : undefined,
      );
    }
  }
  former?.(vnode);
};
