import type { SidebarActions } from '../../components/sidebar/model';
import { mountSidebar } from '../../components/sidebar/mount';
import type { Adapter } from '../../lib/crm/adapter';
import { follow } from '../../lib/crm/watch/follow';
import { type Translate, translator } from '../../lib/i18n/translate';
import { answerPushes, ask, isConnected } from '../../lib/messages';
import { DEFAULT_PREFERENCES, type Preferences } from '../../lib/storage/preferences';
import { watchConnection } from './connection-watch';
import { placeAt } from './drag';
import { makePanelFocus } from './focus';
import { makeHost } from './host';
import { guardKeys } from './key-guard';
import { marksOf } from './marks';
import { isDarkPage } from './page-theme';
import { makeSession } from './session';

/** How many results of a search are listed. */
const MOST_FOUND = 30;

/**
 * The panel in one page, from here until `signal` aborts: the extension was updated or removed, a newer script took over,
 * or the person hid the panel (`retire`).
 */
export function startPanel(
  window: Window & typeof globalThis,
  adapter: Adapter,
  signal: AbortSignal,
  retire: () => void,
): void {
  const { document } = window;
  const { reader } = adapter;
  const { crm } = reader;
  const host = makeHost(document, signal);
  const mounted = mountSidebar(host.root);
  signal.addEventListener('abort', () => mounted.unmount());
  const focus = makePanelFocus(document, host.element);
  // The static guard is there first; in a tab that was open before the install this one has to do.
  guardKeys(window, isConnected);

  let preferences: Preferences = DEFAULT_PREFERENCES;
  let language: { t: Translate; version: string } | null = null;

  const session = makeSession(
    {
      async askAdvice(request) {
        // Only then is it known whether the panel is open, and so whether the advice will be seen.
        await greeted;
        // While a tip is held, another may come first in the advice and not be seen.
        const visible = document.visibilityState === 'visible' && !preferences.collapsed && !session.acts.holding();
        return ask('advice/get', { ...request, visible });
      },
      askTexts: (sources) => ask('advice/texts', { sources }),
      sendTick: (tick) => ask('step/tick', tick),
      saveAct: (act) => ask('act/save', act),
      changed: () => render(),
      newId: () => crypto.randomUUID(),
      now: () => Date.now(),
    },
    signal,
  );

  /**
   * What the page was last narrowed for; measuring it anew on every frame would cost the page a layout. Where it could not
   * be narrowed its columns may not have been there yet, so the next reading tries again.
   */
  let narrowed = { wanted: '', stands: false, reading: -1 };
  /** Whether the panel stands beside the page, and not over it. */
  const standsBeside = (open: boolean): boolean => {
    const width = open ? preferences.width : 0;
    const wanted = `${preferences.side} ${width}`;
    const reading = session.reading();
    if (wanted !== narrowed.wanted || (open && !narrowed.stands && reading !== narrowed.reading)) {
      narrowed = { wanted, stands: reader.makeRoom(document, preferences.side, width) && open, reading };
    }
    return narrowed.stands;
  };
  signal.addEventListener('abort', () => reader.makeRoom(document, preferences.side, 0));

  let dragged: ReturnType<typeof placeAt> = {};
  const render = (): void => {
    const state = session.state();
    host.mark(marksOf(state, crm, session.reading()));
    // Before the texts are here there is nothing to say; the host already tells its state.
    if (language === null) return;
    const beside = standsBeside(state.kind !== 'no-record' && !preferences.collapsed);
    const room = reader.room(document);
    host.place({ ...preferences, ...dragged }, beside ? { ...room, top: 0, bottom: 0 } : room);
    const darkPage = isDarkPage(window);
    const { t } = language;
    const { acts } = session;
    mounted.update({
      state,
      preferences,
      darkPage,
      t,
      now: Date.now(),
      actions,
      pending: session.pending(),
      notice: acts.notice(),
      held: acts.holding(),
    });
  };

  /** Shows the panel where it is dragged to; only where it is let go is kept, and the page narrowed for it. */
  const drag: SidebarActions['drag'] = (what, at, done) => {
    dragged = placeAt(window, what, at, preferences.side, reader.room(document));
    if (!done) return render();
    const patch = dragged;
    dragged = {};
    change(patch);
  };

  const adopt = (next: Preferences): void => {
    if (signal.aborted) return;
    const opened = preferences.collapsed && !next.collapsed;
    const closed = !preferences.collapsed && next.collapsed;
    const spoken = preferences.language !== next.language;
    preferences = next;
    if (next.hidden) {
      retire();
      return;
    }
    // Before the focused element is taken out, or the browser would drop the focus to the page's body.
    if (closed) focus.giveBack();
    render();
    if (opened) session.refresh();
    if (spoken) void greet();
  };

  const change = (patch: Partial<Preferences>): void => {
    adopt({ ...preferences, ...patch });
    void ask('preferences/set', { crm, patch }).then((answer) => {
      if (answer.ok) adopt(answer.value.preferences);
    });
  };

  /** Language, texts and preferences; again when the person chooses another language. */
  const greet = async (): Promise<void> => {
    const answer = await ask('sidebar/hello', { crm });
    if (signal.aborted) return;
    // Without the background there is no panel: it was removed or is broken, and the next load tries again.
    if (!answer.ok) return retire();
    const { locale, messages, version } = answer.value;
    language = { t: translator(messages, locale), version };
    preferences = answer.value.preferences;
    if (preferences.hidden) return retire();
    render();
  };

  const toggle = (focused: boolean): void => {
    if (!focused) {
      change({ collapsed: !preferences.collapsed });
    } else if (focus.isInside()) {
      focus.giveBack();
    } else {
      if (preferences.collapsed) change({ collapsed: false });
      focus.take(() => mounted.focus());
    }
  };

  const actions: SidebarActions = {
    tick: session.tick,
    ...session.acts,
    setPreferences: change,
    drag,
    async find(query) {
      const answer = await ask('search/find', { query, limit: MOST_FOUND });
      return answer.ok ? answer.value : null;
    },
    async openItem(kind, id) {
      const answer = await ask('search/card', { kind, id });
      return answer.ok ? answer.value : null;
    },
    async shortcuts() {
      const answer = await ask('shortcuts/get', {});
      return answer.ok ? answer.value.shortcuts : [];
    },
    openSelfTest: () => void ask('self-test/open', {}),
    retry: () => session.refresh(),
  };

  answerPushes(
    {
      'panel/toggle': (body) => {
        toggle(body.focus);
        return { done: true };
      },
      'advice/stale': ({ record }) => {
        session.refresh(record);
        return { done: true };
      },
      'preferences/changed': (body) => {
        if (body.crm === crm) adopt(body.preferences);
        return { done: true };
      },
      'self-test/report': () => ({
        ...session.report(),
        url: window.location.href,
        version: language?.version ?? '',
      }),
    },
    signal,
  );
  watchConnection(window, retire, signal);
  const refit = (): void => {
    narrowed = { wanted: '', stands: false, reading: -1 };
    render();
  };
  window.addEventListener('resize', refit, { signal });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => render(), { signal });
  const greeted = greet();
  follow(window, adapter, session.show, signal);
}
