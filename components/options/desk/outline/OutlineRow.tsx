import type { JSX } from 'preact';
import { Icon } from '../../../ui/Icon';
import type { DragOrder } from './useDragOrder';

export interface OutlineRowProps {
  /** Tells it from the other rows of the outline. */
  rowKey: string;
  address: string;
  title: string;
  /** Shown behind the title: how much is in it. */
  note?: string;
  current: boolean;
  drag: DragOrder;
  /** One place up (-1) or down (1). */
  move(by: -1 | 1): void;
}

/** A link to an editor that can be moved among its siblings: by dragging, or with Alt and the arrow keys. */
export function OutlineRow({ rowKey, address, title, note, current, drag, move }: OutlineRowProps): JSX.Element {
  return (
    <div class="outline-row" data-row={rowKey} data-drop={drag.over(rowKey)} {...drag.row(rowKey)}>
      <span class="grip edit-only" aria-hidden="true">
        <Icon name="grip" />
      </span>
      <a
        href={address}
        draggable={false}
        aria-current={current ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          move(event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <span class="outline-title">{title}</span>
        {note && <small>{note}</small>}
      </a>
    </div>
  );
}
