import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';

/** How long a text that is also shown stays, in ms. It holds nothing that is not on the page too. */
const SHOWN = 12_000;

export type Say = (text: string, how?: 'shown') => void;

/**
 * A place for what screen readers should say of an act that is seen on the page: `[place, say]`. Put the place anywhere in the
 * part, always; saying the same twice is said twice. `shown`: for a while everybody reads it, as where something went away.
 */
export function useSaid(): [place: JSX.Element, say: Say] {
  const [said, setSaid] = useState({ text: '', shown: false, count: 0 });
  const say = useCallback<Say>(
    (text, how) => setSaid(({ count }) => ({ text, shown: how === 'shown', count: count + 1 })),
    [],
  );
  useEffect(() => {
    if (!said.shown) return;
    const over = setTimeout(() => setSaid((now) => ({ ...now, shown: false })), SHOWN);
    return () => clearTimeout(over);
  }, [said.count, said.shown]);
  const place = (
    <div role="status" class={said.shown ? 'said' : 'hidden'}>
      <p key={said.count}>{said.text}</p>
    </div>
  );
  return [place, say];
}
