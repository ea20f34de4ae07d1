import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';

/**
 * A place for what screen readers should say of an act that is seen on the page: `[place, say]`. Put the place anywhere in the
 * part, always; saying the same twice is said twice.
 */
export function useSaid(): [place: JSX.Element, say: (text: string) => void] {
  const [said, setSaid] = useState({ text: '', count: 0 });
  const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
  const place = (
    <div role="status" class="hidden">
      <p key={said.count}>{said.text}</p>
    </div>
  );
  return [place, say];
}
