import { useRef } from 'preact/hooks';
import type { SidebarActions } from './model';

/** CSS pixels that a pointer may tremble before a press becomes a drag. */
const TREMBLE = 4;

type Handler = (event: PointerEvent & { currentTarget: HTMLElement }) => void;

interface Dragging {
  onPointerDown: Handler;
  onPointerMove: Handler;
  onPointerUp: Handler;
  onPointerCancel: Handler;
}

/**
 * Pointer handlers of something that is dragged along one axis of the window. `dragged()` tells once, for the click that
 * a browser makes of every release, whether it ended a drag.
 */
export function useDragging(
  what: 'edge' | 'tab',
  drag: SidebarActions['drag'],
): { handlers: Dragging; dragged(): boolean } {
  const from = useRef<number | null>(null);
  const moved = useRef(false);
  const at = (event: PointerEvent): number => (what === 'edge' ? event.clientX : event.clientY);
  const end: Handler = (event) => {
    if (from.current === null) return;
    from.current = null;
    if (moved.current) drag(what, at(event), true);
  };
  return {
    dragged() {
      const was = moved.current;
      moved.current = false;
      return was;
    },
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        from.current = at(event);
        moved.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        if (from.current === null) return;
        if (Math.abs(at(event) - from.current) > TREMBLE) moved.current = true;
        if (moved.current) drag(what, at(event), false);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
