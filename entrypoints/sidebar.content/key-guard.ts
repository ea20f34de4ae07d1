import { dispatchAsPersons } from '../../lib/person-event';

export const PANEL = 'sightline-panel';

/** Events that are handed on inside the panel. */
const HANDED_ON = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'focusin', 'focusout', 'focus', 'blur'];
/** Events that only the browser itself needs to act on. */
const KEPT = ['copy', 'cut', 'paste', 'compositionstart', 'compositionupdate', 'compositionend'];

/**
 * Keeps what is typed in the panel from the page: shortcuts of the CRM do not fire, its focus traps do not see the panel's
 * focus, and nothing of what is written is read along. An event whose target is the panel ends at the window's capture
 * phase, and a copy of it runs inside the panel's shadow root, which it cannot leave (`composed: false`). What the browser
 * does by itself, such as typing the letter or pressing the button, does not depend on propagation and still happens.
 *
 * Called twice in one window it does no harm: the first guard ends the event before the second sees it. A guard that an
 * update has cut off (`alive`) stands back, since the panel of the newer script does not take its copies for a person's.
 */
export function guardKeys(window: Window, alive: () => boolean): void {
  const guard =
    (act: (event: Event) => void) =>
    (event: Event): void => {
      // Events that the page made are not handed on: the panel heeds only a person's.
      if (event.isTrusted && isPanels(event) && alive()) act(event);
    };
  const [onward, here] = [guard(handOn), guard((event) => event.stopImmediatePropagation())];
  for (const type of HANDED_ON) window.addEventListener(type, onward, true);
  for (const type of KEPT) window.addEventListener(type, here, true);
}

/** At the window an event from inside the shadow root names the host as its target. */
const isPanels = (event: Event): boolean => event.target instanceof Element && event.target.localName === PANEL;

function handOn(event: Event): void {
  event.stopImmediatePropagation();
  const target = event.composedPath()[0];
  const copy = copyOf(event);
  if (target && !dispatchAsPersons(target, copy)) event.preventDefault();
}

/** The same event for listeners inside the panel. */
function copyOf(event: Event): Event {
  const init = { bubbles: event.bubbles, cancelable: event.cancelable, composed: false };
  if (event instanceof KeyboardEvent) {
    const { key, code, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey } = event;
    return new KeyboardEvent(event.type, {
      ...init,
      key,
      code,
      location,
      repeat,
      isComposing,
      ctrlKey,
      shiftKey,
      altKey,
      metaKey,
    });
  }
  if (event instanceof InputEvent) {
    const { data, inputType, isComposing } = event;
    return new InputEvent(event.type, { ...init, data, inputType, isComposing });
  }
  if (event instanceof FocusEvent) return new FocusEvent(event.type, init);
  return new Event(event.type, init);
}
