import { useRef, useState } from 'preact/hooks';

export type Side = 'before' | 'after';

export interface DragOrder {
  /** Whether the row with this key shows where the dragged one would land. */
  over(key: string): Side | undefined;
  /** What a row needs to be dragged and dropped on. */
  row(key: string): {
    draggable: boolean;
    onDragStart(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDrop(event: DragEvent): void;
    onDragEnd(): void;
  };
}

export interface DragOrderOptions {
  /** Nothing can be dragged. */
  locked: boolean;
  /** Whether one row may be dropped beside another. */
  accepts(dragged: string, target: string): boolean;
  drop(dragged: string, target: string, side: Side): void;
}

/** Rows that a pointer drags before or after each other. There is always a way with buttons and keys too. */
export function useDragOrder({ locked, accepts, drop }: DragOrderOptions): DragOrder {
  // Not state: the first event over a row may come before the page is drawn again.
  const dragged = useRef<string | null>(null);
  const [place, setPlace] = useState<{ key: string; side: Side } | null>(null);
  const end = (): void => {
    dragged.current = null;
    setPlace(null);
  };
  const sideOf = ({ currentTarget, clientY }: DragEvent): Side => {
    if (!(currentTarget instanceof Element)) return 'after';
    const { top, height } = currentTarget.getBoundingClientRect();
    return clientY < top + height / 2 ? 'before' : 'after';
  };
  const fits = (key: string): boolean =>
    dragged.current !== null && dragged.current !== key && accepts(dragged.current, key);
  return {
    over: (key) => (place?.key === key ? place.side : undefined),
    row: (key) => ({
      draggable: !locked,
      onDragStart(event) {
        event.dataTransfer?.setData('text/plain', key);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
        dragged.current = key;
      },
      onDragOver(event) {
        if (!fits(key)) return;
        event.preventDefault();
        const side = sideOf(event);
        if (place?.key !== key || place.side !== side) setPlace({ key, side });
      },
      onDragLeave: () => setPlace(null),
      onDrop(event) {
        const row = dragged.current;
        if (row === null || !fits(key)) return;
        event.preventDefault();
        drop(row, key, sideOf(event));
        end();
      },
      onDragEnd: end,
    }),
  };
}
