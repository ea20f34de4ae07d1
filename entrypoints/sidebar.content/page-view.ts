import { openCounter } from '../../components/sidebar/lend';
import type { SidebarProps } from '../../components/sidebar/model';
import { mountSidebar } from '../../components/sidebar/mount';
import type { Reader } from '../../lib/crm/adapter';
import { isSame } from '../../lib/crm/watch/same';
import { ask, isConnected } from '../../lib/messages';
import type { Preferences } from '../../lib/storage/preferences';
import { makePanelFocus, type PanelFocus } from './focus';
import { type HostMarks, makeHost, type Room } from './host';
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

interface Drawing {
  props: Omit<SidebarProps, 'darkPage'>;
  preferences: Preferences;
  dragged: Partial<Preferences>;
  reading: number;
  /** It takes room, and is not collapsed. */
  open: boolean;
}

/** What the page is to be narrowed by, and where. */
const wish = ({ preferences, open }: Pick<Drawing, 'preferences' | 'open'>): string =>
  `${preferences.side} ${open ? preferences.width : 0}`;

/** Puts the panel into the page, until `end` or until the signal aborts. */
export function makePageView(window: Window & typeof globalThis, reader: Reader, signal: AbortSignal): PageView {
  const { document } = window;
  const life = new AbortController();
  const end = (): void => life.abort();
  signal.addEventListener('abort', end, { signal: life.signal });
  const host = makeHost(document, life.signal);
  const counter = openCounter();
  const mounted = mountSidebar(host.root, async () => {
    // It may have come by itself, with something new.
    if (!counter.more) await ask('sidebar/more', {});
    return counter.more;
  });
  counter.want = mounted.want;
  // The static guard is there first; in a tab that was open before the install this one has to do.
  guardKeys(window, isConnected);

  /** What the page was last narrowed for, and whether it could be: the panel then stands beside it, and not over it. */
  let narrowed = { wanted: '', stands: false, reading: -1 };
  let side: Preferences['side'] = 'right';
  /** What was last measured of the page. */
  let measured: { room: Room; dark: boolean } | null = null;
  let last: Drawing | null = null;
  let checking = false;

  const narrow = ({ preferences, open, reading }: Drawing): void => {
    side = preferences.side;
    const width = open ? preferences.width : 0;
    const wanted = wish({ preferences, open });
    // Where it could not be narrowed its columns may not have been there yet, so the next reading tries again.
    if (wanted !== narrowed.wanted || (open && !narrowed.stands && reading !== narrowed.reading)) {
      narrowed = { wanted, stands: reader.makeRoom(document, side, width) && open, reading };
    }
  };
  const measure = () => ({ room: reader.room(document), dark: isDarkPage(window) });
  const put = ({ props, preferences, dragged }: Drawing, { room, dark }: { room: Room; dark: boolean }): void => {
    host.place({ ...preferences, ...dragged }, narrowed.stands ? { ...room, top: 0, bottom: 0 } : room);
    mounted.update({ ...props, darkPage: dark });
  };
  const check = (): void => {
    checking = false;
    if (life.signal.aborted || last === null || measured === null) return;
    const stood = narrowed.stands;
    narrow(last);
    const before = measured;
    measured = measure();
    if (stood !== narrowed.stands || !isSame(before, measured)) put(last, measured);
  };
  /**
   * To measure makes the browser lay out the page, which at this moment may have been rendered anew and not be laid out yet.
   * So the panel is drawn with what was measured before, and the page is measured after the next frame.
   */
  const checkSoon = (): void => {
    if (checking) return;
    checking = true;
    window.requestAnimationFrame(() => window.setTimeout(check, 0));
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
      const open = state.kind !== 'no-record' && !preferences.collapsed;
      const drawing = { props, preferences, dragged, reading, open };
      // Another width or side is what the person has asked for, and is done at once.
      if (measured === null || wish(drawing) !== narrowed.wanted) {
        narrow(drawing);
        measured = measure();
      } else checkSoon();
      last = drawing;
      put(drawing, measured);
    },
    refit() {
      narrowed = { wanted: '', stands: false, reading: -1 };
      measured = null;
    },
    enter: () => mounted.focus(),
    end,
  };
}
