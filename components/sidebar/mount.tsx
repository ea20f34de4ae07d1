import { render } from 'preact';
import tokens from '../ui/tokens.css?inline';
import header from './header.css?inline';
import lineOfSight from './line-of-sight.css?inline';
import type { SidebarProps } from './model';
import { type Bring, makeShelf } from './parts';
import { guardRoot } from './person-only';
import { Sidebar } from './Sidebar';
import sidebar from './sidebar.css?inline';
import steps from './steps.css?inline';
import tip from './tip.css?inline';
import view from './view.css?inline';

export interface MountedSidebar {
  update(props: SidebarProps): void;
  /** Moves the focus to the name of the record, or to the edge tab of a collapsed panel. */
  focus(): void;
  /** Has the parts brought that are not shown at first, because something in them is to be seen. */
  want(): void;
  unmount(): void;
}

/** A page that takes the panel apart again and again is let have its way after so many times. */
const MOST_REPAIRS = 20;

/**
 * Renders the sidebar into a shadow root. The style is inlined text in an element of our own: a stylesheet that has to be
 * fetched shows an unstyled panel first, and constructed sheets cannot be made by Firefox's content scripts.
 * `bring`: how the parts come that are not shown at first.
 */
export function mountSidebar(root: ShadowRoot, bring: Bring): MountedSidebar {
  const { ownerDocument: document } = root;
  const style = document.createElement('style');
  style.textContent = [tokens, sidebar, header, lineOfSight, steps, tip, view].join('\n');
  const place = document.createElement('div');
  place.className = 'place';
  root.append(style, place);
  const unguard = guardRoot(root);
  let shown: SidebarProps | null = null;
  const draw = (): void => {
    if (shown) render(<Sidebar {...shown} shelf={shelf} />, place);
  };
  const shelf = makeShelf(bring, (more) => {
    if (more) style.append(more.style);
    draw();
  });
  /** Begins anew: what was drawn is not where it was drawn any more. */
  const redraw = (): void => {
    render(null, place);
    place.replaceChildren();
    root.append(style, place);
    draw();
  };
  let repairs = 0;
  const watch = new MutationObserver(() => {
    const isWhole = style.parentNode === root && place.parentNode === root && (!shown || place.hasChildNodes());
    if (isWhole || repairs >= MOST_REPAIRS) return;
    repairs += 1;
    redraw();
  });
  watch.observe(root, { childList: true });
  watch.observe(place, { childList: true });
  return {
    update(props) {
      shown = props;
      try {
        draw();
      } catch (error) {
        // The page took out an element that this was to be drawn into; a bug throws again.
        if (repairs >= MOST_REPAIRS) throw error;
        repairs += 1;
        redraw();
      }
    },
    focus() {
      place.querySelector<HTMLElement>('.edge-tab, h2')?.focus();
    },
    want: shelf.want,
    unmount() {
      shown = null;
      watch.disconnect();
      unguard();
      render(null, place);
      place.remove();
      style.remove();
    },
  };
}
