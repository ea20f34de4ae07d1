import type { SidebarActions } from '../../components/sidebar/model';
import type { Adapter } from '../../lib/crm/adapter';
import { recordKey } from '../../lib/crm/record';
import { follow } from '../../lib/crm/watch/follow';
import { type Translate, translator } from '../../lib/i18n/translate';
import { answerPushes, ask } from '../../lib/messages';
import { DEFAULT_PREFERENCES, type Preferences } from '../../lib/storage/preferences';
import { watchConnection } from './connection-watch';
import { placeAt } from './drag';
import { makeFieldMarks } from './field-marks';
import { PANEL } from './key-guard';
import { marksOf } from './marks';
import { makeMirrors } from './mirrors';
import { makePanelNotes } from './notes';
import { makePageView, type PageView } from './page-view';
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
  /** Null while the panel is shown in the browser's own side panel, or it is not known yet where. */
  let view: PageView | null = null;
  let preferences: Preferences = DEFAULT_PREFERENCES;
  let language: { t: Translate; version: string } | null = null;

  const session = makeSession(
    {
      async askAdvice(request) {
        // Only then is it known whether the panel is open, and so whether the advice will be seen.
        if (language === null) await greeted;
        // While a tip is held, another may come first in the advice and not be seen.
        const open = mirrors.any() || (view !== null && !preferences.collapsed);
        const visible = document.visibilityState === 'visible' && open && !session.acts.holding();
        return ask('advice/get', { ...request, visible });
      },
      askTexts: (sources) => ask('advice/texts', { sources }),
      sendTick: (tick) => ask('step/tick', tick),
      saveAct: (act) => ask('act/save', act),
      keepExample: (example) => ask('examples/keep', example),
      changed: () => render(),
      newId: () => crypto.randomUUID(),
      now: () => Date.now(),
    },
    signal,
  );

  let dragged: ReturnType<typeof placeAt> = {};
  const render = (): void => {
    const state = session.state();
    const reading = session.reading();
    view?.mark(marksOf(state, crm, reading));
    // Before the texts are here there is nothing to say; the host already tells its state.
    if (language === null) return;
    const { acts } = session;
    notes.look(state.kind === 'advice' ? recordKey(state.record) : null);
    const shown = { state, preferences, pending: session.pending(), notice: acts.notice(), held: acts.holding() };
    view?.draw({ ...shown, t: language.t, now: Date.now(), actions, notes: notes.shown() }, dragged, reading);
    mark();
    mirrors.show(shown);
  };

  const marks = makeFieldMarks(
    window,
    () => ({
      t: language?.t ?? translator({}, 'en'),
      zIndex: reader.room(document).zIndex,
      before: document.querySelector(PANEL),
      open(thread) {
        // The browser's own side panel cannot be opened from a page.
        if (view || mirrors.any()) notes.open(thread);
        else void ask('notes/review', { thread });
      },
    }),
    signal,
  );
  /** Marks the fields that have notes, where the person wants that. */
  const mark = (): void => {
    const state = session.state();
    const { count } = notes.shown();
    const record = preferences.markers && state.kind === 'advice' ? state.record : null;
    marks.show(record && count && language && { record, fields: count.fields, t: language.t });
  };
  const notes = makePanelNotes(
    {
      changed: () => render(),
      wanted() {
        if (preferences.collapsed) change({ collapsed: false });
      },
      goToField: (key) => marks.focus(key),
    },
    signal,
  );

  /** Puts the panel to where this person wants it. */
  const settle = (): void => {
    if (preferences.place === 'browser') {
      view?.end();
      view = null;
    } else {
      view ??= makePageView(window, reader, signal);
    }
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
    if (closed) view?.focus.giveBack();
    settle();
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
    settle();
    render();
  };

  const toggle = (focused: boolean): void => {
    // The browser's own side panel is opened and closed by the browser.
    if (view === null) return;
    const { focus, enter } = view;
    if (!focused) {
      change({ collapsed: !preferences.collapsed });
    } else if (focus.isInside()) {
      focus.giveBack();
    } else {
      if (preferences.collapsed) change({ collapsed: false });
      focus.take(enter);
    }
  };

  const actions: Required<SidebarActions> = {
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

  const mirrors = makeMirrors(
    {
      acts: actions,
      about: () => {
        const state = session.state();
        return state.kind === 'advice' ? recordKey(state.record) : null;
      },
      opened() {
        render();
        // Advice that nobody saw was not noted as shown.
        if (view === null) session.refresh();
      },
    },
    signal,
  );

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
      'notes/changed': ({ record }) => {
        notes.changed(record);
        return { done: true };
      },
      'notes/open': ({ record, thread }) => {
        const state = session.state();
        if (state.kind === 'advice' && recordKey(state.record) === record) notes.open(thread);
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
    view?.refit();
    render();
  };
  window.addEventListener('resize', refit, { signal });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => render(), { signal });
  const greeted = greet();
  follow(window, adapter, session.show, signal, { looked: marks.looked });
}
