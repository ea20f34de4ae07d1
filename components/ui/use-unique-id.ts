import { useState } from 'preact/hooks';

let made = 0;

/**
 * An id that no other element of the document has, the same for as long as the component is there. Preact's own `useId`
 * (11.2.0) counts anew after every second `render` of a root, and then two controls share a label.
 */
export function useUniqueId(): string {
  const [id] = useState(() => `u${++made}`);
  return id;
}
