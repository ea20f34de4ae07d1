import { useState } from 'preact/hooks';

const KEPT_AS = 'review-single-keys';

/**
 * Whether single letters do something on this page. A person can turn them off (WCAG 2.2, 2.1.4), and it stays so on this
 * computer.
 */
export function useSingleKeys(): [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(() => globalThis.localStorage?.getItem(KEPT_AS) !== 'off');
  const turn = (next: boolean): void => {
    globalThis.localStorage?.setItem(KEPT_AS, next ? 'on' : 'off');
    setOn(next);
  };
  return [on, turn];
}
