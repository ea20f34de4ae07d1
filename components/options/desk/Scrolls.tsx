import type { ComponentChildren, JSX } from 'preact';

/** Around what may be wider than its place: it scrolls by itself, by keyboard too. */
export function Scrolls({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name the form control group, which this is not.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <div class="scrolls" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}
