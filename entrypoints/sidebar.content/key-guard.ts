import { dispatchAsPersons } from '../../lib/person-event';

export const PANEL = 'sightline-panel';
/** The marks at fields with notes: their keys are no more of the page's business. */
export const MARKS = 'sightline-marks';

/** Events that are handed on inside the panel. */
const HANDED_ON = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'paste',
  'focusin',
  'focusout',
  'focus',
  'blur',
];
/** Events that only the browser itself needs to act on. */
const KEPT = ['copy', 'cut', 'compositionstart', 'compositionupdate', 'compositionend'];

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
const isPanels = ({ target }: Event): boolean =>
  target instanceof Element && (target.localName === PANEL || target.localName === MARKS);

function handOn(event: Event): void {
  event.stopImmediatePropagation();
  const target = event.composedPath()[0];
  const copy = copyOf(event);
  if (target && !dispatchAsPersons(target, copy)) event.preventDefault();
}

/** What listeners inside the panel ask of a key. */
const KEY_FACTS = ['key', 'code', 'repeat', 'isComposing', 'ctrlKey', 'shiftKey', 'altKey', 'metaKey'] as const;

/**
 * The same event for listeners inside the panel. A plain event that bears the facts of a key: Firefox makes every
 * KeyboardEvent, InputEvent and FocusEvent of a content script `composed` whatever it is told (153), and it would leave
 * the panel.
 */
function copyOf(event: Event): Event {
  const copy = new Event(event.type, { bubbles: event.bubbles, cancelable: event.cancelable, composed: false });
  if (event instanceof ClipboardEvent) return Object.assign(copy, { clipboardData: event.clipboardData });
  if (!(event instanceof KeyboardEvent)) return copy;
  return Object.assign(copy, Object.fromEntries(KEY_FACTS.map((fact) => [fact, event[fact]])));
}
