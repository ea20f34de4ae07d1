import { openCounter } from '../../components/sidebar/lend';
import type { SidebarProps } from '../../components/sidebar/model';
import { mountSidebar } from '../../components/sidebar/mount';
import type { Reader } from '../../lib/crm/adapter';
import { ask, isConnected } from '../../lib/messages';
import type { Preferences } from '../../lib/storage/preferences';
import { makePanelFocus, type PanelFocus } from './focus';
import { type HostMarks, makeHost } from './host';
import { guardKeys } from './key-guard';
import { isDarkPage } from './page-theme';

/** The panel as it stands in the page. */
export interface PageView {
  focus: PanelFocus;
  mark(marks: HostMarks): void;
  /** `dragged`: where the panel is being dragged to. `reading`: the number of the look at the page that it is drawn for. */
  draw(props: Omit<SidebarProps, 'darkPage'>, dragged: Partial<Preferences>, reading: number): void;
  /** The window has another size: room is made anew with the next drawing. */
  refit(): void;
  /** Moves the focus into the panel. */
  enter(): void;
  /** Takes the panel out of the page, which gets its room back. */
  end(): void;
}

/** Puts the panel into the page, until `end` or until the signal aborts. */
export function makePageView(window: Window & typeof globalThis, reader: Reader, signal: AbortSignal): PageView {
  const { document } = window;
  const life = new AbortController();
  const end = (): void => life.abort();
  signal.addEventListener('abort', end, { signal: life.signal });
  const host = makeHost(document, life.signal);
  const counter = openCounter();
  const mounted = mountSidebar(host.root, async () => {
    await ask('sidebar/more', {});
    return counter.more;
  });
  // The static guard is there first; in a tab that was open before the install this one has to do.
  guardKeys(window, isConnected);

  /**
   * What the page was last narrowed for; measuring it anew on every frame would cost the page a layout. Where it could not
   * be narrowed its columns may not have been there yet, so the next reading tries again.
   */
  let narrowed = { wanted: '', stands: false, reading: -1 };
  let side: Preferences['side'] = 'right';
  /** Whether the panel stands beside the page, and not over it. */
  const standsBeside = (preferences: Preferences, open: boolean, reading: number): boolean => {
    side = preferences.side;
    const width = open ? preferences.width : 0;
    const wanted = `${side} ${width}`;
    if (wanted !== narrowed.wanted || (open && !narrowed.stands && reading !== narrowed.reading)) {
      narrowed = { wanted, stands: reader.makeRoom(document, side, width) && open, reading };
    }
    return narrowed.stands;
  };
  life.signal.addEventListener('abort', () => {
    mounted.unmount();
    reader.makeRoom(document, side, 0);
  });

  return {
    focus: makePanelFocus(document, host.element),
    mark: host.mark,
    draw(props, dragged, reading) {
      const { preferences, state } = props;
      const beside = standsBeside(preferences, state.kind !== 'no-record' && !preferences.collapsed, reading);
      const room = reader.room(document);
      host.place({ ...preferences, ...dragged }, beside ? { ...room, top: 0, bottom: 0 } : room);
      mounted.update({ ...props, darkPage: isDarkPage(window) });
    },
    refit() {
      narrowed = { wanted: '', stands: false, reading: -1 };
    },
    enter: () => mounted.focus(),
    end,
  };
}
