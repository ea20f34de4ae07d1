import { useLayoutEffect, useRef } from 'preact/hooks';

/** Keeps the focus on a row that moves: the browser drops it when an element is put elsewhere. `[outline, keepOn]`. */
export function useRowFocus<Place extends HTMLElement>() {
  const outline = useRef<Place>(null);
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    const key = wanted.current;
    if (key === null) return;
    wanted.current = null;
    outline.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"] a`)?.focus();
  });
  /** Call it before the edit that moves the row. Nothing happens unless the row has the focus. */
  const keepOn = (key: string): void => {
    const row = outline.current?.querySelector(`[data-row="${CSS.escape(key)}"]`);
    if (row?.contains(document.activeElement)) wanted.current = key;
  };
  return [outline, keepOn] as const;
}
