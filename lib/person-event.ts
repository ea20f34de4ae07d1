/**
 * Which events are a person's. The browser's own are trusted; the key guard (entrypoints/sidebar.content/key-guard.ts)
 * replaces some of them by copies, which are not. It vouches for a copy while it is under way. The list is in the world of
 * our scripts, which a page cannot reach, and common to all of them there: guard and panel are two scripts.
 */
const PLACE = Symbol.for('sightline-handed-on');
const world: typeof globalThis & { [PLACE]?: WeakSet<Event> } = globalThis;

function vouched(): WeakSet<Event> {
  world[PLACE] ??= new WeakSet();
  return world[PLACE];
}

/** Whether a person, and not a script of the page, caused this event. */
export const isPersons = (event: Event): boolean => event.isTrusted || vouched().has(event);

/**
 * Dispatches the copy of a person's event as theirs. Vouched for no longer than that: a page can get hold of the copy and
 * send it again. Returns what `dispatchEvent` does.
 */
export function dispatchAsPersons(target: EventTarget, copy: Event): boolean {
  vouched().add(copy);
  try {
    return target.dispatchEvent(copy);
  } finally {
    vouched().delete(copy);
  }
}
