import { render } from 'preact';
import type { SidebarProps } from './model';

export interface MountedSidebar {
  update(props: SidebarProps): void;
  /** Moves the focus to the first heading of the panel. */
  focus(): void;
  unmount(): void;
}

/** Renders the sidebar into a shadow root (or any container) and styles it from an inlined string. */
export function mountSidebar(root: ShadowRoot): MountedSidebar {
  const place = root.ownerDocument.createElement('div');
  root.append(place);
  return {
    update(props) {
      render(<div class="sidebar">{props.state.kind}</div>, place);
    },
    focus() {
      place.querySelector<HTMLElement>('[tabindex]')?.focus();
    },
    unmount() {
      render(null, place);
      place.remove();
    },
  };
}
