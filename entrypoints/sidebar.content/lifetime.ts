import { isConnected } from '../../lib/messages';

/**
 * How long one of our scripts lives in a page: until a newer copy of it comes, or its owner ends it. Copies of the same
 * extension share a world that the page cannot reach, so the newer one ends the older directly. After an update the older
 * copy lives on in a world of its own, cut off from the extension; only the page's document is common to both, and there
 * the page can call too. So a call is heeded only by a copy that is cut off, which has no use any more.
 */
export function beginLife(script: 'watcher' | 'sidebar'): AbortController {
  const place = Symbol.for(`sightline-${script}`);
  const world: typeof globalThis & { [place]?: AbortController } = globalThis;
  world[place]?.abort();
  const call = `sightline:${script}`;
  document.dispatchEvent(new Event(call));
  const life = new AbortController();
  world[place] = life;
  const { signal } = life;
  document.addEventListener(call, () => isConnected() || life.abort(), { signal });
  return life;
}
