import { render } from 'preact';
import tokens from '../ui/tokens.css?inline';
import header from './header.css?inline';
import lineOfSight from './line-of-sight.css?inline';
import type { SidebarProps } from './model';
import { Sidebar } from './Sidebar';
import sidebar from './sidebar.css?inline';
import steps from './steps.css?inline';
import tip from './tip.css?inline';
import view from './view.css?inline';

export interface MountedSidebar {
  update(props: SidebarProps): void;
  /** Moves the focus to the name of the record, or to the edge tab of a collapsed panel. */
  focus(): void;
  unmount(): void;
}

/**
 * Renders the sidebar into a shadow root. The style is inlined text in an element of our own: a stylesheet that has to be
 * fetched shows an unstyled panel first, and constructed sheets cannot be made by Firefox's content scripts.
 */
export function mountSidebar(root: ShadowRoot): MountedSidebar {
  const { ownerDocument: document } = root;
  const style = document.createElement('style');
  style.textContent = [tokens, sidebar, header, lineOfSight, steps, tip, view].join('\n');
  const place = document.createElement('div');
  place.className = 'place';
  root.append(style, place);
  return {
    update(props) {
      render(<Sidebar {...props} />, place);
    },
    focus() {
      place.querySelector<HTMLElement>('.edge-tab, h2')?.focus();
    },
    unmount() {
      render(null, place);
      place.remove();
      style.remove();
    },
  };
}
