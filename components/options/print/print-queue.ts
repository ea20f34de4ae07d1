import { createContext } from 'preact';
import { flushSync } from 'preact/compat';

/** Parts of a long sheet that are drawn one after the other, so that the page answers meanwhile. */
export interface PrintQueue {
  /** Adds a part; the answer takes it away again. */
  add(draw: () => void): () => void;
  /** Draws everything at once: the browser is about to print. */
  flush(): void;
}

/** `progress` is told how many parts are drawn, of how many there are by now. */
export function makePrintQueue(progress: (drawn: number, parts: number) => void): PrintQueue {
  const waiting = new Set<() => void>();
  let parts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    timer = undefined;
    const [draw] = waiting;
    if (draw === undefined) return;
    waiting.delete(draw);
    draw();
    tell();
  };
  const tell = (): void => {
    progress(parts - waiting.size, parts);
    // Not in the same turn: whatever a person does meanwhile comes first.
    if (waiting.size > 0) timer ??= setTimeout(next, 0);
  };
  return {
    add(draw) {
      waiting.add(draw);
      parts += 1;
      progress(parts - waiting.size, parts);
      timer ??= setTimeout(next, 0);
      return () => {
        if (waiting.delete(draw)) parts -= 1;
        if (waiting.size === 0) clearTimeout(timer);
      };
    },
    flush() {
      flushSync(() => {
        for (const draw of waiting) draw();
      });
      waiting.clear();
      progress(parts, parts);
    },
  };
}

/** Null: everything is drawn at once. */
export const PrintQueueContext = createContext<PrintQueue | null>(null);
