import type { ComponentChildren } from 'preact';
import { goTo } from './state.ts';

interface Props {
  to: string;
  children: ComponentChildren;
  class?: string;
  testId?: string;
  label?: string;
}

/** A link inside the app: the address in `href`, the move by `pushState`. */
export function Link({ to, children, class: name, testId, label }: Props) {
  return (
    <a
      href={to}
      class={name}
      data-test-id={testId}
      aria-label={label}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {children}
    </a>
  );
}
