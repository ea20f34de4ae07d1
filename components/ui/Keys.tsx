import type { JSX } from 'preact';

/** A shortcut as the browser writes it (`Alt+Shift+S`, on a Mac `⌥⇧S`), key by key where it can be told apart. */
export function Keys({ keys }: { keys: string }): JSX.Element {
  return (
    <span class="keys">
      {keys.split('+').map((key, index) => (
        <>
          {index > 0 && '+'}
          <kbd key={key}>{key}</kbd>
        </>
      ))}
    </span>
  );
}
