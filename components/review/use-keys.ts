import { useEffect, useRef } from 'preact/hooks';

/** What each key of the page does. `true` or nothing: it was meant for us. `false`: it does nothing now. */
export interface Keys {
  [key: string]: () => boolean | undefined;
}

/**
 * Whether a person types into what has the focus, or chooses in it, so that a letter is theirs. A button or a check box takes
 * no letters.
 */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !/^(button|checkbox|radio|submit|reset|file)$/.test(target.type);
}

/**
 * Single keys, anywhere on the page: never while a person types, never with a modifier, and not while a dialog is open or
 * `off`. `Escape` is left to whatever is open nearer by.
 */
export function useKeys(keys: Keys, off: boolean): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (off) return;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (takesLetters(event.target) || document.querySelector('dialog[open]') !== null) return;
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (act && act() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [off]);
}
