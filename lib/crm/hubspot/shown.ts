import type { Via } from '../record';
import { shownText, typedText, valueText } from './text';

/** One place on the page where a property of the record is shown. */
export interface Shown {
  property: string;
  /** The element that holds the value. */
  element: Element;
  label: string;
  /** Text as it stands there, `--` and all: what tells whether it changed. */
  text: string;
  state: 'filled' | 'empty' | 'unreadable';
  via: Via;
}

/** HubSpot's sign for "no value" (crm.md §3.6). */
const EMPTY = '--';

/** Boxes inside a value: text to type, and such as no text can be read from. */
const BOX = 'input, textarea, select';

/**
 * What an element with a value's hook shows. Being edited, the value is in the live text of a box (an empty one is an
 * empty value) or on a button; otherwise in the text, where no text means "not there yet": an empty value shows `--`.
 */
export function valueAt(element: Element): Pick<Shown, 'text' | 'state'> & { typed: boolean } {
  const box = element.matches(BOX) ? element : element.querySelector(BOX);
  if (box) {
    const text = typedText(box);
    if (text === null) return { text: '', state: 'unreadable', typed: true };
    return { text, state: text === '' || text === EMPTY ? 'empty' : 'filled', typed: true };
  }
  const text = valueText(element);
  const busy = element.getAttribute('aria-busy') === 'true';
  const state = text === EMPTY ? 'empty' : text === '' || busy ? 'unreadable' : 'filled';
  return { text, state, typed: element.localName === 'button' };
}

/** A label as the page shows it, without the colon or star that some layouts add. */
export function labelText(element: Element | null): string {
  return element ? shownText(element).replace(/\s*[:：*]+$/u, '') : '';
}
